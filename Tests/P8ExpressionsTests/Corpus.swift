import P8Definitions
import FoundationEssentials
import P8Expressions
import P8Model
import Testing

/// A line of a table of the corpus.
struct CorpusCase: Sendable, CustomTestStringConvertible {
  let file: String
  let line: Int
  let cells: [String]

  var testDescription: String { "\(file):\(line) \(cells[0])" }

  var expression: String { unescaped(cells[0]) }

  /// Reads a table: tab between cells, lines that begin with `#` are remarks.
  static func table(_ name: String) -> [CorpusCase] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus/\(name)")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      index, line in
      guard !line.hasPrefix("#"), line.contains("\t") else { return nil }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return CorpusCase(file: name, line: index + 1, cells: cells)
    }
  }

  private func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        result += character == "n" ? "\n" : "\\\(character)"
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}

/// The definitions that the corpus speaks of.
enum CorpusDefinitions {
  static let source = DefinitionSource(file: "corpus", line: 1, column: 1)

  static func label(_ text: String) -> LocalizedText { LocalizedText(vi: text, en: text) }

  static func column(_ id: String, _ type: FieldType, measure: String? = nil) -> ColumnDefinition {
    ColumnDefinition(
      id: id, label: label(id), group: nil, synonyms: [], type: type, measure: measure, isRequired: false,
      minimum: nil, maximum: nil, isWithinPeriod: false, field: nil, hasTotal: false, width: nil, help: nil,
      source: source)
  }

  static func section(
    _ id: String, _ columns: [ColumnDefinition], fixedRows: [SectionDefinition.FixedRow] = []
  ) -> SectionDefinition {
    SectionDefinition(
      id: id, title: label(id), sheet: label(id), record: nil, help: nil, blankRows: 10, fixedRows: fixedRows,
      columns: columns, source: source)
  }

  static func list(_ id: String, _ codes: [String]) -> CodeList {
    CodeList(
      id: id, name: label(id), items: codes.map { CodeList.Item(code: $0, name: label($0)) }, source: source)
  }

  static func indicator(_ code: String, _ id: String, counting record: String) -> Indicator {
    let text = label("")
    return Indicator(
      code: code, id: id, name: label(id), content: 1, partOf: nil, measure: record, kind: .stock,
      overTime: .last,
      overPlace: .sum, higherIsBetter: true,
      reference: IndicatorReference(
        counted: text, notCounted: text, dataSource: text, frequency: text, responsible: text,
        legalBasis: text,
        baseline: text, limits: text),
      computation: .count(record: record, condition: nil), parts: [], source: source)
  }

  static let rowSection = section(
    "row",
    [
      column("a", .decimal), column("b", .decimal), column("c", .decimal),
      column("p", .integer, measure: "person"), column("q", .integer, measure: "person"),
      column("t", .integer, measure: "team"), column("m", .decimal, measure: "million_vnd"),
      column("v", .integer, measure: "vnd"), column("x", .text), column("y", .text), column("d", .date),
      column("e", .date), column("f", .truth), column("g", .truth), column("h", .truth),
      column("s", .list("status")), column("u", .list("status")), column("k", .list("kind")),
    ])

  static let teamSection = section(
    "team",
    [
      column("status", .list("status")), column("members", .integer, measure: "person"),
      column("women", .integer, measure: "person"), column("founded", .date),
    ])

  static let form = FormDefinition(
    id: "corpus", version: "1", title: label("corpus"), level: .village, instructions: [],
    sections: [
      rowSection, teamSection, section("club", [column("members", .integer, measure: "person")]),
      section("session", [column("people", .integer, measure: "attendance")]),
      section(
        "stated", [column("item", .text), column("opening", .integer), column("closing", .integer)],
        fixedRows: [
          .init(key: "team", label: label("team"), measure: "team"),
          .init(key: "club", label: label("club"), measure: "club"),
        ]),
    ], source: source)

  static let vocabulary = ExpressionScope.Vocabulary(
    measures: Dictionary(
      uniqueKeysWithValues: [
        Measure(id: "person", name: label("người"), isWhole: true),
        Measure(id: "team", name: label("tổ"), isWhole: true),
        Measure(id: "club", name: label("câu lạc bộ"), isWhole: true),
        Measure(id: "attendance", name: label("lượt người"), isWhole: true),
        Measure(id: "vnd", name: label("đồng"), isWhole: true),
        Measure(id: "million_vnd", name: label("triệu đồng"), isWhole: false, base: "vnd", factor: 1_000_000),
      ].map { ($0.id, $0) }),
    codeLists: [
      "status": list("status", ["new", "consolidated", "maintained", "paused", "dissolved"]),
      "kind": list("kind", ["new", "other"]),
    ],
    indicators: [
      indicator("D8.1.1", "communication_team", counting: "team"),
      indicator("D8.3.1", "change_leader_club", counting: "club"),
    ])

  static let rowScope = ExpressionScope.rows(of: rowSection, in: form, vocabulary: vocabulary)
  static let reportScope = ExpressionScope.report(form, vocabulary: vocabulary)

  /// Reads `a=1; x=Ea Lâm; b=` into the values of the row section.
  static func row(_ text: String) -> [Value?] {
    var row = [Value?](repeating: nil, count: rowSection.columns.count)
    for piece in text.split(separator: ";") {
      let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = sides[0].drop { $0 == " " }
      guard sides.count == 2, !sides[1].isEmpty,
        let index = rowSection.columns.firstIndex(where: { $0.id == name })
      else { continue }
      row[index] = value(String(sides[1]), of: rowSection.columns[index].type)
    }
    return row
  }

  private static func value(_ text: String, of type: FieldType) -> Value? {
    switch type {
    case .integer, .decimal: ExactDecimal(text).map { .number($0) }
    case .date: CalendarDate(iso: text).map { .date($0) }
    case .truth: .truth(text == "true")
    case .text, .list: .text(text)
    }
  }

  /// An earlier report: teams with 10 members and no other value, clubs of which nothing is stated.
  private static func earlier(
    closing: Int, teams: Int, facts: [ExpressionFact: Value]
  ) -> EvaluationInput {
    let team: [Value?] = [.text("new"), .number(10), nil, nil]
    let stated: [[Value?]] = [
      [.text("team"), nil, .number(ExactDecimal(closing))], [.text("club"), nil, nil],
    ]
    return EvaluationInput(
      row: row("a=100"), sections: [[], Array(repeating: team, count: teams), [], nil, stated],
      keyColumns: [nil, nil, nil, nil, 0], facts: facts)
  }

  static func input(row: [Value?]) -> EvaluationInput {
    func number(_ number: Int) -> Value { .number(ExactDecimal(number)) }
    func date(_ text: String) -> Value? { CalendarDate(iso: text).map { .date($0) } }
    let teams: [[Value?]] = [
      [.text("new"), number(10), number(6), date("2023-05-05")],
      [.text("consolidated"), number(8), number(8), date("2022-01-01")],
      [.text("maintained"), number(7), nil, date("2021-01-05")],
      [.text("paused"), number(5), number(5), date("2021-02-01")],
      [.text("dissolved"), nil, number(0), date("2020-01-01")],
    ]
    let stated: [[Value?]] = [
      [.text("team"), number(2), number(4)], [.text("club"), number(0), nil],
    ]
    var facts: [ExpressionFact: Value] = [:]
    facts[.periodFrom] = date("2023-01-01")
    facts[.periodTo] = date("2023-12-31")
    facts[.programmeFrom] = date("2021-01-01")
    facts[.programmeTo] = date("2025-12-31")
    return EvaluationInput(
      row: row, sections: [[row], teams, [], nil, stated], keyColumns: [nil, nil, nil, nil, 0], facts: facts,
      earlier: [
        .previous: earlier(
          closing: 2, teams: 3,
          facts: [.periodFrom: date("2022-01-01"), .periodTo: date("2022-12-31")].compactMapValues(\.self)),
        .soFar: earlier(closing: 3, teams: 4, facts: [:]),
      ],
      target: { $0 == "communication_team" || $0 == "D8.1.1" ? 63 : nil })
  }
}
