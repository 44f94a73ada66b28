package import P8Expressions
package import P8Model

extension ExpressionScope.Vocabulary {
  /// The vocabulary of parts, before there are definitions as a whole.
  package init(
    measures: [String: Measure], codeLists: [String: CodeList], indicators: [Indicator]
  ) {
    self.init(
      measures: measures, codeLists: codeLists,
      indicatorMeasures: Dictionary(
        indicators.flatMap { [($0.code, $0.measure), ($0.id, $0.measure)] },
        uniquingKeysWith: { first, _ in first }),
      countMeasures: Dictionary(
        indicators.compactMap { indicator in
          guard case .count(let record, _) = indicator.computation else { return nil }
          return (record, indicator.measure)
        }, uniquingKeysWith: { first, _ in first }))
  }

  /// The vocabulary of definitions.
  package init(_ definitions: Definitions) {
    self.init(
      measures: definitions.measures, codeLists: definitions.codeLists, indicators: definitions.indicators)
  }
}

extension SectionDefinition {
  /// A column of the row at hand as an expression names it; nil where the section has no such column.
  package func name(ofColumn id: String) -> ExpressionName? {
    index(ofColumn: id).map { .column(.init(index: $0, id: id, label: columns[$0].label)) }
  }
}

extension ExpressionScope {
  /// The scope of a rule over the rows of a section: its columns, and the sections of the form beside it.
  package static func rows(
    of section: SectionDefinition, in form: FormDefinition, vocabulary: Vocabulary
  ) -> ExpressionScope {
    ExpressionScope(
      vocabulary: vocabulary, columns: section.columns.map(Self.column(_:)),
      sections: form.sections.map(Self.section(_:)))
  }

  /// The scope of a rule over a whole report: the sections of its form.
  package static func report(_ form: FormDefinition, vocabulary: Vocabulary) -> ExpressionScope {
    ExpressionScope(
      vocabulary: vocabulary, columns: [], sections: form.sections.map(Self.section(_:)))
  }

  /// The scope of an indicator's condition or sum: the fields of a model or event, in their order.
  package static func record(_ record: RecordDefinition, vocabulary: Vocabulary) -> ExpressionScope {
    ExpressionScope(
      vocabulary: vocabulary,
      columns: record.fields.map {
        Column(id: $0.id, type: type($0.type, measure: $0.measure), label: $0.label)
      },
      sections: [])
  }

  private static func section(_ section: SectionDefinition) -> Section {
    Section(
      id: section.id, label: section.title, columns: section.columns.map(Self.column(_:)),
      fixedRows: section.fixedRows.map { FixedRow(key: $0.key, label: $0.label, measure: $0.measure) })
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
