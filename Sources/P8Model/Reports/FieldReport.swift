/// A report of a unit for a period, as it was read from a file: nothing judged, nothing lost.
public struct FieldReport: Hashable, Sendable {
  /// The file.
  public let file: SourceFile
  /// What the report says it is.
  public let stamp: ReportStamp
  /// The sections that were found, in the order of the form.
  public let sections: [ReportSection]
  /// What the pages say of unit and period, beside the stamp.
  public let statements: [ReportStatement]
  /// Sheets that were not read.
  public let unread: [UnreadPart]
  /// How a file that is not our form was taken; nil for our form.
  package var foreign: ForeignLayout?
  /// The first cell that was typed in an old font and was read as Unicode; nil where there is none.
  package var oldFont: ReportStamp.Field?

  /// Creates a report.
  public init(
    file: SourceFile, stamp: ReportStamp, sections: [ReportSection], statements: [ReportStatement] = [],
    unread: [UnreadPart] = []
  ) {
    self.unread = unread
    self.file = file
    self.stamp = stamp
    self.sections = sections
    self.statements = statements
  }

  /// The same report under another stamp.
  package func stamped(_ stamp: ReportStamp, foreign: ForeignLayout) -> FieldReport {
    var report = FieldReport(
      file: file, stamp: stamp, sections: sections, statements: statements, unread: unread)
    (report.foreign, report.oldFont) = (foreign, oldFont)
    return report
  }

  /// The section of an id.
  public func section(_ id: String) -> ReportSection? { sections.first { $0.id == id } }
}

/// What a report says of itself, as written: nothing of it is checked yet.
public struct ReportStamp: Hashable, Sendable, Codable {
  /// A field of the stamp, with its cell.
  public struct Field: Hashable, Sendable, Codable {
    /// The text as written, trimmed; empty where the cell is.
    public let text: String
    /// The cell; nil where the file has none.
    public let place: CellPlace?

    /// Creates a field.
    public init(text: String, place: CellPlace?) {
      self.text = text
      self.place = place
    }
  }

  /// Which version of a period's report it is.
  public enum Version: String, Hashable, Sendable, Codable, CaseIterable {
    case initial
    /// The later one that replaces it (before 25 January, Circular 01/2022/TT-UBDT).
    case supplement
  }

  /// The id of the form.
  public let form: Field
  /// The version of the form.
  public let formVersion: Field
  /// The code of the unit.
  public let unit: Field
  /// The name of the unit as people see it.
  public let unitName: Field
  /// The structure of units that the code belongs to.
  public let structure: Field
  /// The period with its calendar: `2023@calendar`.
  public let period: Field
  /// `initial` or `supplement`.
  public let version: Field

  /// Creates a stamp.
  public init(
    form: Field, formVersion: Field, unit: Field, unitName: Field, structure: Field, period: Field,
    version: Field
  ) {
    self.form = form
    self.formVersion = formVersion
    self.unit = unit
    self.unitName = unitName
    self.structure = structure
    self.period = period
    self.version = version
  }
}

extension ReportStamp {
  /// The same stamp of a form that a file does not name itself.
  package func of(form: String) -> ReportStamp {
    ReportStamp(
      form: Field(text: form, place: nil), formVersion: formVersion, unit: unit, unitName: unitName,
      structure: structure, period: period, version: version)
  }
}

/// A section of a report: the rows of one sheet that hold anything.
public struct ReportSection: Hashable, Sendable {
  /// The id of the section in the form.
  public let id: String
  /// The name of the sheet.
  public let sheet: String
  /// For each column of the section's definition, where it was found; nil where the sheet has no such column.
  public let columns: [Column?]
  /// The rows that hold anything, in the order of the sheet; total rows left out.
  public let rows: [ReportRow]
  /// The rows that add up others, with the numbers that somebody typed there: they are compared, never counted.
  package let totals: [TotalLine]
  /// What stands above the headers: title, unit and period, help.
  public let captions: [ReportStamp.Field]
  /// The answer to the question at its head; nil where the sheet has no such cell.
  public let answer: Answer?

  /// The cell at the head of a section that says whether there is anything to report.
  public struct Answer: Hashable, Sendable {
    /// What stands in it; nil where it is empty.
    public let cell: ReportCell?
    /// The cell.
    public let place: CellPlace

    /// Creates an answer.
    public init(cell: ReportCell?, place: CellPlace) {
      self.cell = cell
      self.place = place
    }
  }
  /// Columns and rows of the sheet that were not read.
  public let unread: [UnreadPart]

  /// A column as it was found on the sheet.
  public struct Column: Hashable, Sendable {
    /// The column in letters.
    public let letters: String
    /// The headers above it, from the top.
    public let header: [String]
    /// The row of the lowest of them; nil where they are not on the sheet.
    public let headerRow: Int?

    /// Creates a column.
    public init(letters: String, header: [String], headerRow: Int? = nil) {
      self.letters = letters
      self.header = header
      self.headerRow = headerRow
    }
  }

  /// Creates a section.
  public init(
    id: String, sheet: String, columns: [Column?], rows: [ReportRow], captions: [ReportStamp.Field] = [],
    answer: Answer? = nil, unread: [UnreadPart] = []
  ) {
    self.init(
      id: id, sheet: sheet, columns: columns, rows: rows, totals: [], captions: captions, answer: answer,
      unread: unread)
  }

  /// Creates a section with its rows of totals.
  package init(
    id: String, sheet: String, columns: [Column?], rows: [ReportRow], totals: [TotalLine],
    captions: [ReportStamp.Field] = [], answer: Answer? = nil, unread: [UnreadPart] = []
  ) {
    self.unread = unread
    self.id = id
    self.sheet = sheet
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.captions = captions
    self.answer = answer
  }
}

/// A row of a section.
public struct ReportRow: Hashable, Sendable {
  /// The row of the sheet, from 1.
  public let number: Int
  /// For each column of the section's definition its cell; nil where the cell is empty.
  public let cells: [ReportCell?]
  /// Whether people do not see it.
  public let isHidden: Bool
  /// Whether all that it holds is struck out.
  package let isStruckOut: Bool
  /// The key of the model that the row is about, out of its hidden cell; nil where there is none.
  public let key: Key?

  /// What stands in the hidden cell of a row.
  public struct Key: Hashable, Sendable {
    /// The key.
    public let text: String
    /// The column of the cell in letters.
    public let letters: String

    /// Creates a key.
    public init(text: String, letters: String) {
      self.text = text
      self.letters = letters
    }
  }

  /// Creates a row.
  public init(number: Int, cells: [ReportCell?], isHidden: Bool = false, key: Key? = nil) {
    self.init(number: number, cells: cells, isHidden: isHidden, isStruckOut: false, key: key)
  }

  /// Creates a row that may be struck out.
  package init(number: Int, cells: [ReportCell?], isHidden: Bool, isStruckOut: Bool, key: Key?) {
    self.isStruckOut = isStruckOut
    self.number = number
    self.cells = cells
    self.isHidden = isHidden
    self.key = key
  }
}

/// A cell that holds something.
public struct ReportCell: Hashable, Sendable {
  /// The text as a person sees it in the file.
  public let text: String
  /// The value, of its column's type; nil where the text could not be read as one.
  public let value: Value?
  /// Why there is no value, or why it needs a word; nil where all is well.
  public var defect: Defect? {
    if case .kept(let defect)? = kept { defect } else { nil }
  }

  /// Few cells have one: it lies apart, so that the many others are small.
  private indirect enum KeptDefect: Hashable, Sendable {
    case kept(Defect)
  }
  private let kept: KeptDefect?

  /// What is wrong with the text of a cell.
  public struct Defect: Hashable, Sendable {
    /// The id of the built-in check that reports it: `type.number`.
    public let check: String
    /// The value that was probably meant; nil where there is no telling.
    public let proposal: Value?
    /// How sure the proposal is.
    public let certainty: Finding.Certainty
    /// Further values for the message.
    public let arguments: [String: String]

    /// Creates a defect.
    public init(
      check: String, proposal: Value? = nil, certainty: Finding.Certainty = .guess,
      arguments: [String: String] = [:]
    ) {
      self.check = check
      self.proposal = proposal
      self.certainty = certainty
      self.arguments = arguments
    }
  }

  /// Creates a cell.
  public init(text: String, value: Value?, defect: Defect? = nil) {
    self.text = text
    self.value = value
    kept = defect.map { .kept($0) }
  }
}
