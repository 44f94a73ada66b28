package import P8Model

/// What the names of an expression stand for: built from the definitions, the same for all who read them.
package struct ExpressionScope: Sendable {
  /// The lists and units of measure that all scopes share.
  package struct Vocabulary: Sendable {
    /// The units of measure by id.
    package let measures: [String: Measure]
    /// The code lists by id.
    package let codeLists: [String: CodeList]
    /// The unit of measure of each indicator, by code and by id, for `target(…)`.
    package let indicatorMeasures: [String: String]
    /// The unit of measure in which the records of a section are counted, by section.
    package let countMeasures: [String: String]

    /// Creates a vocabulary from its parts, before there are definitions as a whole.
    package init(
      measures: [String: Measure], codeLists: [String: CodeList], indicators: [Indicator] = []
    ) {
      self.measures = measures
      self.codeLists = codeLists
      indicatorMeasures = Dictionary(
        indicators.flatMap { [($0.code, $0.measure), ($0.id, $0.measure)] },
        uniquingKeysWith: { first, _ in first })
      countMeasures = Dictionary(
        indicators.compactMap { indicator in
          guard case .count(let record, _) = indicator.computation else { return nil }
          return (record, indicator.measure)
        }, uniquingKeysWith: { first, _ in first })
    }

    /// Creates the vocabulary of definitions.
    package init(_ definitions: Definitions) {
      self.init(
        measures: definitions.measures, codeLists: definitions.codeLists, indicators: definitions.indicators)
    }
  }

  /// A column or field that may be named.
  struct Column: Sendable {
    let id: String
    let type: ExpressionType
    let label: LocalizedText
  }

  /// A section that may be named.
  struct Section: Sendable {
    let id: String
    let label: LocalizedText
    let columns: [Column]
    let fixedRows: [SectionDefinition.FixedRow]
  }

  let vocabulary: Vocabulary
  /// The columns of the row at hand; empty where there is none.
  let columns: [Column]
  let sections: [Section]
  let hasFacts: Bool

  /// The scope of a rule over the rows of a section: its columns, and the sections of the form beside it.
  package static func rows(
    of section: SectionDefinition, in form: FormDefinition, vocabulary: Vocabulary
  ) -> ExpressionScope {
    ExpressionScope(
      vocabulary: vocabulary, columns: section.columns.map(Self.column(_:)),
      sections: form.sections.map(Self.section(_:)), hasFacts: true)
  }

  /// The scope of a rule over a whole report: the sections of its form.
  package static func report(_ form: FormDefinition, vocabulary: Vocabulary) -> ExpressionScope {
    ExpressionScope(
      vocabulary: vocabulary, columns: [], sections: form.sections.map(Self.section(_:)), hasFacts: true)
  }

  /// The scope of an indicator's condition or sum: the fields of a model or event, in their order.
  package static func record(_ record: RecordDefinition, vocabulary: Vocabulary) -> ExpressionScope {
    ExpressionScope(
      vocabulary: vocabulary,
      columns: record.fields.map {
        Column(id: $0.id, type: type($0.type, measure: $0.measure), label: $0.label)
      },
      sections: [], hasFacts: true)
  }

  /// The scope of a formula of a report's layout: its columns by id, all of them numbers.
  package static func columns(_ ids: [String]) -> ExpressionScope {
    ExpressionScope(
      vocabulary: Vocabulary(measures: [:], codeLists: [:]),
      columns: ids.map { Column(id: $0, type: .plainNumber, label: LocalizedText(vi: $0, en: $0)) },
      sections: [], hasFacts: false)
  }

  /// The name that a text stands for: a column, a cell of a fixed row, a fact; nil where it is no single name.
  package func name(_ text: String) -> ExpressionName? {
    guard let checked = try? CheckedExpression(text, in: self), case .name(let name) = checked.root else {
      return nil
    }
    return name
  }

  private static func section(_ section: SectionDefinition) -> Section {
    Section(
      id: section.id, label: section.title, columns: section.columns.map(Self.column(_:)),
      fixedRows: section.fixedRows)
  }

  private static func column(_ column: ColumnDefinition) -> Column {
    Column(id: column.id, type: type(column.type, measure: column.measure), label: column.label)
  }

  private static func type(_ type: FieldType, measure: String?) -> ExpressionType {
    switch type {
    case .text: .text
    case .integer, .decimal: .number(measure.map { .of($0) } ?? .unstated)
    case .date: .date
    case .truth: .truth
    case .list(let list): .code(list: list)
    }
  }
}
