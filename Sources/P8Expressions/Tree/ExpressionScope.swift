package import P8Model

/// What the names of an expression stand for: built from the definitions, the same for all who read them.
package struct ExpressionScope: Sendable {
  /// The lists and units of measure that all scopes share.
  package struct Vocabulary: Sendable {
    package let measures: [String: Measure]
    package let codeLists: [String: CodeList]
    /// The unit of measure of each indicator, by code and by id, for `target(…)`.
    package let indicatorMeasures: [String: String]
    /// The unit of measure in which the records of a section are counted, by section.
    package let countMeasures: [String: String]

    package init(
      measures: [String: Measure], codeLists: [String: CodeList], indicatorMeasures: [String: String] = [:],
      countMeasures: [String: String] = [:]
    ) {
      (self.measures, self.codeLists, self.indicatorMeasures) = (measures, codeLists, indicatorMeasures)
      self.countMeasures = countMeasures
    }
  }

  /// A column or field that may be named.
  package struct Column: Sendable {
    let id: String
    let type: ExpressionType
    let label: LocalizedText

    package init(id: String, type: ExpressionType, label: LocalizedText) {
      (self.id, self.type, self.label) = (id, type, label)
    }
  }

  /// A row that stands in a section from the beginning, and may be named by its key.
  package struct FixedRow: Sendable {
    let key: String
    let label: LocalizedText
    let measure: String?

    package init(key: String, label: LocalizedText, measure: String?) {
      (self.key, self.label, self.measure) = (key, label, measure)
    }
  }

  /// A section that may be named.
  package struct Section: Sendable {
    let id: String
    let label: LocalizedText
    let columns: [Column]
    let fixedRows: [FixedRow]

    package init(id: String, label: LocalizedText, columns: [Column], fixedRows: [FixedRow]) {
      (self.id, self.label, self.columns, self.fixedRows) = (id, label, columns, fixedRows)
    }
  }

  let vocabulary: Vocabulary
  /// The columns of the row at hand; empty where there is none.
  let columns: [Column]
  let sections: [Section]
  let hasFacts: Bool

  /// The names of a row, of the sections beside it, and of the facts of a report.
  package init(vocabulary: Vocabulary, columns: [Column], sections: [Section], hasFacts: Bool = true) {
    (self.vocabulary, self.columns, self.sections) = (vocabulary, columns, sections)
    self.hasFacts = hasFacts
  }

  /// The scope of a formula of a report's layout: its columns by id, all of them numbers.
  package static func columns(_ ids: [String]) -> ExpressionScope {
    ExpressionScope(
      vocabulary: Vocabulary(measures: [:], codeLists: [:]),
      columns: ids.map { Column(id: $0, type: .plainNumber, label: LocalizedText(vi: $0, en: $0)) },
      sections: [], hasFacts: false)
  }
}
