import P8Definitions
import P8Forms
import P8Model
import SpreadsheetML
import TestSupport
import Testing

/// One constraint, printed four ways: the check of a batch, the validation and the formula of a cell and the question
/// on the phone take the same values.
struct ColumnConstraintTests {
  private static let source = DefinitionSource(file: "test", line: 1, column: 1)
  private static let measures = [
    "person": Measure(id: "person", name: LocalizedText(vi: "người", en: "persons"), isWhole: true)
  ]
  private static let list = CodeList(
    id: "co-so", name: LocalizedText(vi: "Cơ sở", en: "Bases"),
    items: ["a", "b", "c"].map {
      CodeList.Item(code: $0, name: LocalizedText(vi: "Tên \($0)", en: "Name \($0)"))
    }, source: source)
  private static let answers = ["Có", "Không"]

  private static func constraint(_ dice: inout SplitMix64) -> ColumnConstraint {
    func limit(_ range: ClosedRange<Int>) -> ExactDecimal? {
      Bool.random(using: &dice)
        ? ExactDecimal(
          mantissa: Int128(Int.random(in: range, using: &dice)), scale: Int.random(in: 0...1, using: &dice))
        : nil
    }
    let types: [FieldType] = [.text, .integer, .decimal, .date, .truth, .list("co-so"), .list("nowhere")]
    let type = types.randomElement(using: &dice) ?? .text
    let isNumber = type == .integer || type == .decimal
    let column = ColumnDefinition(
      id: "x", label: LocalizedText(vi: "X", en: "X"), group: nil, synonyms: [], type: type,
      measure: type == .decimal && Bool.random(using: &dice) ? "person" : nil,
      isRequired: Bool.random(using: &dice), minimum: isNumber ? limit(-40...10) : nil,
      maximum: isNumber ? limit(10...90) : nil, isWithinPeriod: type == .date && Bool.random(using: &dice),
      field: nil, hasTotal: false, width: nil, help: nil, source: source)
    return ColumnConstraint(column, measures: measures, codeLists: [list.id: list])
  }

  private static func value(of type: FieldType, _ dice: inout SplitMix64) throws -> Value {
    switch type {
    case .text: return .text("bất kỳ")
    case .integer, .decimal:
      return .number(
        try #require(
          ExactDecimal(
            mantissa: Int128(Int.random(in: -500...1_000, using: &dice)),
            scale: Int.random(in: 0...2, using: &dice))))
    case .date:
      let year = Int.random(in: 2022...2024, using: &dice)
      let day = CalendarDate(
        year: year, month: [1, 6, 7, 12].randomElement(using: &dice) ?? 1,
        day: Int.random(in: 1...30, using: &dice))
      return .date(try #require(day))
    case .truth: return .truth(Bool.random(using: &dice))
    case .list: return .text(["a", "b", "c", "d", ""].randomElement(using: &dice) ?? "a")
    }
  }

  /// What the cell shows: names of lists and answers, not codes.
  private static func shown(_ value: Value, _ type: FieldType) -> PlainFormula.Cell {
    switch (value, type) {
    case (.number(let number), _): .number(number.double)
    case (.date(let day), _): .number(PlainFormula.serial(day.year, day.month, day.day))
    case (.truth(let truth), _): .text(answers[truth ? 0 : 1])
    case (.text(let code), .list): .text(code.isEmpty ? "?" : "Tên \(code)")
    case (.text(let text), _): .text(text)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `the batch, the cell, its formula and the phone take the same values`(seed: UInt64) throws {
    var dice = SplitMix64(seed: seed)
    let period = try #require(Period("2023-H1", calendar: .calendar))
    for _ in 0..<50 {
      let constraint = Self.constraint(&dice)
      let value = try Self.value(of: constraint.type, &dice)
      let isTaken = constraint.breach(of: value, in: period) == nil
      let formula = PlainFormula(
        names: [
          "A1": [Self.shown(value, constraint.type)],
          FormContract.list("co-so"): Self.list.items.map { .text($0.name.vi) },
        ])
      let place = "\(constraint) \(value)"
      #expect(takes(constraint, formula, in: period) == isTaken, "\(place)")
      let wrong = constraint.wrong(at: "A1", in: period, answers: Self.answers.map { "\"\($0)\"" })
      #expect(wrong.map { formula.value($0) != .truth(true) } ?? true == isTaken, "\(place) \(wrong ?? "")")
      #expect(phoneTakes(value, constraint, in: period) == isTaken, "\(place)")
    }
  }

  /// Whether the validation lets a cell be typed.
  private func takes(_ constraint: ColumnConstraint, _ formula: PlainFormula, in period: Period) -> Bool {
    func lies(in limit: DataValidation.Limit) -> Bool {
      let test =
        switch limit {
        case .between(let low, let high): "NOT(OR(\(low)>A1,A1>\(high)))"
        case .atLeast(let low): "NOT(\(low)>A1)"
        case .atMost(let high): "NOT(A1>\(high))"
        case .notBetween, .equal, .notEqual, .greaterThan, .lessThan: "FALSE"
        }
      return formula.value(test) == .truth(true)
    }
    switch constraint.validation(in: period, answers: Self.answers) {
    case .any: return true
    case .list(let texts): return texts.contains { formula.value("A1=\"\($0)\"") == .truth(true) }
    case .listFrom(let name): return formula.value("ISNA(MATCH(A1,\(name),0))") == .truth(false)
    case .whole(let limit): return formula.value("A1>INT(A1)") == .truth(false) && lies(in: limit)
    case .decimal(let limit), .date(let limit): return lies(in: limit)
    case .time, .textLength, .custom: return false
    }
  }

  /// Whether the phone takes an answer: by the type of the question, and by its tests.
  private func phoneTakes(_ value: Value, _ constraint: ColumnConstraint, in period: Period) -> Bool {
    if case .number(let number) = value, constraint.questionType == "integer", !number.isWhole {
      return false
    }
    if case .text(let code) = value, constraint.questionType == "select_one co-so" {
      return Self.list.items.contains { $0.code == code }
    }
    return constraint.tests(in: period).flatMap { $0.test.split(separator: " and ") }.allSatisfy { test in
      let words = test.split(separator: " ")
      let limit = words[2].replacing("date('", with: "").replacing("')", with: "")
      switch value {
      case .number(let number):
        guard let limit = ExactDecimal(limit) else { return false }
        return words[1] == ">=" ? number >= limit : number <= limit
      // Days so written are in the order of their texts.
      case .date(let day): return words[1] == ">=" ? "\(day)" >= limit : "\(day)" <= limit
      case .text, .truth: return false
      }
    }
  }
}

/// A plain second implementation of the little of spreadsheet formulas that constraints are printed in.
private struct PlainFormula {
  enum Cell: Equatable {
    case number(Double)
    case text(String)
    case truth(Bool)
    case missing
  }

  let names: [String: [Cell]]

  func value(_ formula: String) -> Cell {
    var rest = formula[...]
    return comparison(&rest)
  }

  /// The serial number of a day, counted from the first of the year 1.
  static func serial(_ year: Int, _ month: Int, _ day: Int) -> Double {
    let lengths = [31, year.isMultiple(of: 4) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return Double(365 * year + (year - 1) / 4 + lengths.prefix(month - 1).reduce(0, +) + day)
  }

  private func comparison(_ rest: inout Substring) -> Cell {
    let left = operand(&rest)
    guard let sign = rest.first, sign == ">" || sign == "=" else { return left }
    rest.removeFirst()
    let right = operand(&rest)
    switch (left, right) {
    case (.number(let left), .number(let right)): return .truth(sign == ">" ? left > right : left == right)
    case (.text(let left), .text(let right)): return .truth(sign == "=" && left == right)
    default: return .truth(false)
    }
  }

  private func operand(_ rest: inout Substring) -> Cell {
    if rest.first == "\"" {
      let text = rest.dropFirst().prefix { $0 != "\"" }
      rest = rest.dropFirst(text.count + 2)
      return .text(String(text))
    }
    let word = String(rest.prefix { $0.isLetter || $0.isNumber || "._-".contains($0) })
    rest = rest.dropFirst(word.count)
    if let number = Double(word) { return .number(number) }
    guard rest.first == "(" else { return names[word]?.first ?? (word == "FALSE" ? .truth(false) : .missing) }
    rest.removeFirst()
    if word == "MATCH" {
      let sought = comparison(&rest)
      let list = rest.dropFirst().prefix { $0 != "," }
      rest = rest.drop { $0 != ")" }.dropFirst()
      return (names[String(list)] ?? []).firstIndex(of: sought).map { .number(Double($0 + 1)) } ?? .missing
    }
    var arguments = [comparison(&rest)]
    while rest.first == "," {
      rest.removeFirst()
      arguments.append(comparison(&rest))
    }
    rest.removeFirst()
    return result(of: word, arguments)
  }

  private func result(of function: String, _ arguments: [Cell]) -> Cell {
    let numbers = arguments.compactMap { if case .number(let number) = $0 { number } else { nil } }
    switch function {
    case "IF": return arguments[0] == .truth(true) ? arguments[1] : arguments[2]
    case "OR": return .truth(arguments.contains(.truth(true)))
    case "NOT": return .truth(arguments[0] != .truth(true))
    case "ISNUMBER": return .truth(!numbers.isEmpty)
    case "ISNA": return .truth(arguments[0] == .missing)
    case "INT": return .number(numbers[0].rounded(.down))
    case "DATE": return .number(Self.serial(Int(numbers[0]), Int(numbers[1]), Int(numbers[2])))
    default: return .missing
    }
  }
}
