package import P8Model

/// A form: what is collected.
///
/// From it come the blank workbook and the reader of filled ones.
package struct FormDefinition: Hashable, Sendable {
  package let id: String
  /// The version; rises with each change.
  package let version: String
  package let title: LocalizedText
  /// The level of unit that sends it.
  package let level: UnitLevel
  package let instructions: [LocalizedText]
  /// The same for the phone.
  package let phoneInstructions: [LocalizedText]
  /// Who signs the printed form, from left to right.
  package let signatures: [LocalizedText]
  /// The sections in order; each is a sheet.
  package var sections: [SectionDefinition]
  /// Older versions, which people still have: reading them needs no word.
  package let earlierVersions: [String]
  package let source: DefinitionSource

  package init(
    id: String, version: String, title: LocalizedText, level: UnitLevel, instructions: [LocalizedText],
    phoneInstructions: [LocalizedText] = [], signatures: [LocalizedText] = [], sections: [SectionDefinition],
    earlierVersions: [String] = [], source: DefinitionSource
  ) {
    self.phoneInstructions = phoneInstructions.isEmpty ? instructions : phoneInstructions
    self.signatures = signatures
    self.id = id
    self.version = version
    self.earlierVersions = earlierVersions
    self.title = title
    self.level = level
    self.instructions = instructions
    self.sections = sections
    self.source = source
  }

  package func section(_ id: String) -> SectionDefinition? { sections.first { $0.id == id } }
}

/// A section of a form: a table on a sheet of its own.
package struct SectionDefinition: Hashable, Sendable {
  /// A row that stands in the form from the beginning: a stated figure.
  package struct FixedRow: Hashable, Sendable {
    /// The key, in the column ``SectionDefinition/keyColumn``.
    package let key: String
    package let label: LocalizedText
    /// What else people call the row in tables of their own.
    package let synonyms: [String]
    /// The unit of measure of the row's numbers; nil where there is none.
    package let measure: String?
    /// The keys of the rows that it adds up; empty for a row to be filled in.
    package let sum: [String]
    /// The sections of which a no in the row says that there is nothing.
    package let emptySections: [String]
    /// The sections that the row speaks of without saying that there is nothing.
    package let coveredSections: [String]

    package init(
      key: String, label: LocalizedText, synonyms: [String] = [], measure: String?, sum: [String] = [],
      emptySections: [String] = [], coveredSections: [String] = []
    ) {
      self.key = key
      self.label = label
      self.synonyms = synonyms
      self.measure = measure
      self.sum = sum
      self.emptySections = emptySections
      self.coveredSections = coveredSections
    }
  }

  /// The id; where the section feeds a record, the record's id.
  package let id: String
  package let title: LocalizedText
  /// The name of the sheet, at most 31 characters.
  package let sheet: LocalizedText
  /// The id of the model or event that a row becomes; nil for stated figures and money.
  package let record: String?
  /// A line of help above the table.
  package let help: LocalizedText?
  /// The question whether there is anything to report, answered once at the head; nil where the form does not ask.
  package let question: LocalizedText?
  package let blankRows: Int
  /// The number of rows behind them that stay hidden until they are needed.
  package let spareRows: Int
  /// Whether each row has a hidden cell for the key of its model.
  package let hasKeys: Bool
  /// The rows that stand in the form from the beginning; empty for an open table.
  package let fixedRows: [FixedRow]
  /// The columns in order.
  package var columns: [ColumnDefinition]
  /// The column that the numbers of a table belong to whose headers name no column: the only one, or villages beside one
  /// another; nil where such a table is none of the section.
  package let valueColumn: String?
  package let source: DefinitionSource

  /// The column that holds the key of a fixed row.
  package static let keyColumn = "item"

  package init(
    id: String, title: LocalizedText, sheet: LocalizedText, record: String?, help: LocalizedText?,
    question: LocalizedText? = nil, blankRows: Int, spareRows: Int = 0, hasKeys: Bool = false,
    fixedRows: [FixedRow], columns: [ColumnDefinition], valueColumn: String? = nil,
    source: DefinitionSource
  ) {
    self.id = id
    self.title = title
    self.sheet = sheet
    self.record = record
    self.help = help
    self.question = question
    self.blankRows = blankRows
    self.spareRows = spareRows
    self.hasKeys = hasKeys
    self.fixedRows = fixedRows
    self.columns = columns
    self.valueColumn = valueColumn
    self.source = source
  }

  /// The place of a column in ``columns``.
  package func index(ofColumn id: String) -> Int? { columns.firstIndex { $0.id == id } }
}

package struct ColumnDefinition: Hashable, Sendable {
  /// The id, unique within its section; stands in the hidden first row of the sheet.
  package let id: String
  package var label: LocalizedText
  /// The header above, shared with neighbouring columns; nil for none.
  package let group: LocalizedText?
  /// Other headers seen in practice, by which a workbook without ids is read.
  package var synonyms: [String]
  /// What may stand in a cell.
  package let type: FieldType
  /// The unit of measure of its numbers; nil for none.
  package let measure: String?
  package let isRequired: Bool
  package let minimum: ExactDecimal?
  package let maximum: ExactDecimal?
  /// Whether a date must lie in the reporting period.
  package let isWithinPeriod: Bool
  /// The field of the section's record that the column fills; nil for none.
  package let field: String?
  /// Whether a total row adds it up.
  package let hasTotal: Bool
  /// The width in characters; nil to fit it to the header.
  package let width: ExactDecimal?
  /// A line of help, shown when the cell is chosen.
  package let help: LocalizedText?
  /// The shape that its texts have; nil for any, and in forms.
  package let shape: TextShape?
  /// The greatest number that a unit of a level can mean; empty where nothing is known.
  ///
  /// What is a thousand times as much was written in another measure.
  package let plausible: [UnitLevel: ExactDecimal]
  /// Whether the next form brings the last value along.
  package let isCarried: Bool
  /// Whether the phone asks for it.
  package let isOnPhone: Bool
  /// Whether it holds the name of an office or the contact that the programme asks for: no personal data to be told.
  package let isContact: Bool
  package let source: DefinitionSource

  package init(
    id: String, label: LocalizedText, group: LocalizedText?, synonyms: [String], type: FieldType,
    measure: String?, isRequired: Bool, minimum: ExactDecimal?, maximum: ExactDecimal?,
    isWithinPeriod: Bool, field: String?, hasTotal: Bool, width: ExactDecimal?, help: LocalizedText?,
    shape: TextShape? = nil, plausible: [UnitLevel: ExactDecimal] = [:], isCarried: Bool = false,
    isOnPhone: Bool = true, isContact: Bool = false, source: DefinitionSource
  ) {
    self.id = id
    self.label = label
    self.group = group
    self.synonyms = synonyms
    self.type = type
    self.measure = measure
    self.isRequired = isRequired
    self.minimum = minimum
    self.maximum = maximum
    self.isWithinPeriod = isWithinPeriod
    self.field = field
    self.hasTotal = hasTotal
    self.width = width
    self.help = help
    self.shape = shape
    self.plausible = plausible
    self.isCarried = isCarried
    self.isOnPhone = isOnPhone
    self.isContact = isContact
    self.source = source
  }
}
