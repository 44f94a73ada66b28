package import P8Definitions
package import P8Expressions
import P8Model
import SpreadsheetML

/// The rules of a section's rows as formulas, which say what is wrong while the form is being filled in.
///
/// They are printed from the same trees that the batch check evaluates. A rule that looks beyond its row is left to
/// the batch check.
package struct RowChecks {
  /// A rule that a formula can tell.
  private struct Check {
    let rule: RuleDefinition
    let expression: CheckedExpression
    let condition: CheckedExpression?
  }

  private let section: SectionDefinition
  private let book: FormWorkbook
  private let checks: [Check]
  /// The columns of the section.
  let inputs: [ColumnInput]

  /// Excel takes 8,192 characters; some are left for a program that writes names longer.
  private static let maximumLength = 7_500

  package init(_ section: SectionDefinition, of book: FormWorkbook) {
    inputs = section.columns.map { ColumnInput($0, of: book) }
    self.section = section
    self.book = book
    checks = book.definitions.rules.compactMap { rule -> Check? in
      guard rule.scope == .rows(section: section.id) else { return nil }
      // ``RuleDefinition/unsaid(of:in:printing:)`` lists those that stay out.
      do throws(UnsaidRule) {
        let (check, condition) = try rule.rowExpressions(in: book.form, printing: Self.tryPrinting(_:))
        return Check(rule: rule, expression: check, condition: condition)
      } catch { return nil }
    }.sorted { $0.rule.severity < $1.rule.severity }
  }

  /// Prints an expression as if all its cells were one: throws what a formula has no words for.
  package static func tryPrinting(_ node: ExpressionNode) throws(PrinterFault) {
    let printer = ExcelFormula(operand: { _ in ExcelOperand("A1") })
    _ = try printer.holding(node)
    _ = try printer.failing(node)
  }

  private var language: Language { book.language }

  /// Whether there is nothing to check.
  package var isEmpty: Bool { checks.isEmpty && required.isEmpty }

  /// The places of the columns that a row needs; the label of a fixed row is there already.
  private var required: [Int] {
    section.columns.indices.filter { section.columns[$0].isRequired && !isLabel($0) }
  }

  private func isLabel(_ place: Int) -> Bool {
    !section.fixedRows.isEmpty && section.columns[place].id == SectionDefinition.keyColumn
  }

  /// What a row says now; nil where nothing is wrong with it.
  func message(_ values: [String: String]) -> (severity: Finding.Severity, text: String)? {
    let isFilled = section.columns.indices.contains {
      !isLabel($0) && !(values[section.columns[$0].id] ?? "").isEmpty
    }
    guard isFilled else { return nil }
    // A row that was filled in beforehand is not told what it lacks before anything is typed.
    for place in values[ModelKey.field] == nil ? required : []
    where (values[section.columns[place].id] ?? "").isEmpty {
      return (.error, inputs[place].missing)
    }
    for place in section.columns.indices where !isLabel(place) {
      let input = inputs[place]
      if input.fails(values[input.column.id] ?? "") { return (.error, input.wrong) }
    }
    let now = self.values(values)
    return checks.first { fails($0, in: now) }.map { ($0.rule.severity, text(of: $0)) }
  }

  /// A warning says so, and is counted apart.
  private func text(of check: Check) -> String {
    (check.rule.severity == .error ? "" : book.words[FormText.lookAt]) + check.rule.title[language]
  }

  /// All that the formulas of its rows may say or compare with.
  package var texts: [String] {
    guard !isEmpty else { return [] }
    let inputs = inputs.indices.filter { !isLabel($0) }.map { self.inputs[$0] }
    let checked = inputs.filter(\.isTested).map(\.wrong)
    let answers = inputs.first { $0.column.type == .truth }?.answers ?? []
    return required.map { self.inputs[$0].missing } + checked
      + checks.map(text(of:)) + answers
  }

  /// The formula of a row but for the number of the row, which stands between the pieces: most rows have the same.
  struct Template {
    fileprivate let pieces: [Substring]
  }

  /// How many cells of a row were filled in beforehand, on which its formula depends.
  func carriedCount(_ values: [String: String]) -> Int {
    values[ModelKey.field] == nil ? 0 : section.columns.count { !(values[$0.id] ?? "").isEmpty }
  }

  /// The formula of rows of which some cells were filled in beforehand; nil where there is nothing to check.
  func template(layout: SectionLayout, lists: ListSheet, carried: Int) -> Template? {
    let inputs = section.columns.indices.filter { !isLabel($0) }.compactMap { layout.sheetColumn(of: $0) }
    guard let first = inputs.first, let last = inputs.last else { return nil }
    // No text of a form holds this sign.
    let mark = "\u{0}"
    func address(_ column: Int) -> String { CellReference.letters(ofColumn: column) + mark }
    let range = address(first) + ":" + address(last)
    let places = steps(at: address, layout: layout, lists: lists).enumerated().compactMap { number, step in
      let isMissing = carried > 0 && number < required.count
      return lists.place(of: step.text).map { place in
        (isMissing ? "AND(COUNTA(\(range))<>\(carried),\(step.test))" : step.test, place)
      }
    }
    let formula = Self.formula(places) { "IF(COUNTA(\(range))=0,\"\",\(ListSheet.said(atPlace: $0)))" }
    return Template(pieces: formula.split(separator: mark, omittingEmptySubsequences: false))
  }

  /// The formula of a row with what it says now.
  func cell(row: Int, _ template: Template, values: [String: String]) -> CellContent {
    .formula(
      template.pieces.joined(separator: String(row)), cached: .text(message(values)?.text ?? ""))
  }

  /// What is tested in a row, one after the other, and what is said where a test holds: one of ``texts``.
  package func steps(row: Int, layout: SectionLayout, lists: ListSheet) -> [(test: String, text: String)] {
    steps(at: { SheetAddress.local(row: row, column: $0) }, layout: layout, lists: lists)
  }

  /// - Parameter address: The address of the cell of a column.
  private func steps(
    at address: (Int) -> String, layout: SectionLayout, lists: ListSheet
  ) -> [(test: String, text: String)] {
    var steps: [(test: String, text: String)] = []
    for place in required {
      guard let column = layout.sheetColumn(of: place) else { continue }
      steps.append(
        (
          "\(address(column))=\"\"",
          inputs[place].missing
        ))
    }
    for place in section.columns.indices where !isLabel(place) {
      guard let column = layout.sheetColumn(of: place),
        let test = inputs[place].wrong(at: address(column), lists: lists)
      else { continue }
      steps.append((test, inputs[place].wrong))
    }
    for check in checks {
      guard let test = test(check, at: address, layout: layout, lists: lists) else { continue }
      steps.append(("IFERROR(\(test),FALSE)", text(of: check)))
    }
    return steps
  }

  /// The tests from the last to the first, each within the one before: the first that fails speaks.
  private static func formula(
    _ steps: [(test: String, place: Int)], within outer: (String) -> String
  ) -> String {
    var kept = steps[...]
    while true {
      let inner = kept.reversed().reduce("\(ListSheet.nothing)") { rest, step in
        "IF(\(step.test),\(step.place),\(rest))"
      }
      let formula = outer(inner)
      // Programs nest 64 functions at most, those of a test among them.
      if formula.utf16.count <= maximumLength && kept.count < 50 || kept.isEmpty { return formula }
      kept.removeLast()
    }
  }

  // MARK: - As a formula

  private func test(
    _ check: Check, at address: (Int) -> String, layout: SectionLayout, lists: ListSheet
  ) -> String? {
    let places = section.columns.indices.map { place in
      layout.sheetColumn(of: place).map { operand(place, address($0), lists) }
    }
    let facts = self.facts
    let printer = ExcelFormula(operand: { name in
      switch name {
      case .column(let column): places[column.index]
      case .fact(let fact): facts[fact].map { .constant("DATE(\($0.year),\($0.month),\($0.day))") }
      case .aggregated, .section, .cell, .earlier, .figure, .target: nil
      }
    })
    do throws(PrinterFault) {
      let root = check.expression.root
      let failing =
        check.rule.missing == .fail ? "NOT(\(try printer.holding(root)))" : try printer.failing(root)
      guard let condition = check.condition else { return failing }
      return "AND(\(try printer.holding(condition.root)),\(failing))"
    } catch {
      // All words were found when the checks were chosen: only a column without a cell is left.
      return nil
    }
  }

  /// A column's cell as the rules mean it: a text in a column of numbers is missing, a name stands for its code.
  private func operand(_ place: Int, _ address: String, _ lists: ListSheet) -> ExcelOperand {
    switch section.columns[place].type {
    case .text: return ExcelOperand(address)
    case .integer, .decimal, .date:
      return ExcelOperand(
        value: "IF(ISNUMBER(\(address)),\(address),\"\")", plain: address, isKnown: "ISNUMBER(\(address))")
    case .truth:
      let (yes, no) = (
        "\(address)=\(lists.operand(inputs[place].answers[0]))",
        "\(address)=\(lists.operand(inputs[place].answers[1]))"
      )
      return ExcelOperand(
        value: "IF(\(yes),TRUE,IF(\(no),FALSE,\"\"))", plain: "(\(yes))", isKnown: "OR(\(yes),\(no))")
    case .list(let id):
      let match = "MATCH(\(address),\(FormContract.list(id)),0)"
      let code = "INDEX(\(FormContract.codes(id)),\(match))"
      return ExcelOperand(
        value: "IFERROR(\(code),\"\")", plain: code, isKnown: "ISNUMBER(\(match))", cell: address,
        labels: lists.names(of: id))
    }
  }

  // MARK: - As it is now

  private var facts: [ExpressionFact: CalendarDate] {
    let phase = book.definitions.programme.phase(of: book.request.period)
    return [
      .periodFrom: book.request.period.from, .periodTo: book.request.period.to,
      .programmeFrom: phase.from, .programmeTo: phase.to,
    ]
  }

  private func fails(_ check: Check, in row: [Value?]) -> Bool {
    let input = EvaluationInput(row: row, facts: facts.mapValues { .date($0) })
    if let condition = check.condition, condition.compiled().truth(input) != true { return false }
    let truth = check.expression.compiled().truth(input)
    return check.rule.missing == .fail ? truth != true : truth == false
  }

  private func values(_ texts: [String: String]) -> [Value?] {
    inputs.map { $0.value(of: texts[$0.column.id] ?? "") }
  }
}
