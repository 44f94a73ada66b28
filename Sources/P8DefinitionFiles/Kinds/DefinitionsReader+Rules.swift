import P8Definitions
import P8Expressions
import P8Model

extension DefinitionsReader {
  /// The values that the message of every rule and check may name.
  static let commonPlaceholders = ["file", "sheet", "cell", "header", "text"]
  /// The values that the message of a rule may name besides.
  private static let rulePlaceholders = ["unit", "period", "earlier"]
  /// The two sides of a comparison and what lies between them.
  private static let comparisonPlaceholders = ["left", "right", "difference"]
  /// The first of two rows that agree.
  private static let uniquePlaceholders = ["other"]

  static let severities: [(name: String, value: Finding.Severity)] =
    Finding.Severity.allCases.map { ($0.rawValue, $0) }
  static let effects: [(name: String, value: Finding.Effect)] = [
    ("reject-file", .rejectFile), ("hold-row", .holdRow), ("hold-cell", .holdCell),
    ("none", Finding.Effect.none),
  ]
  private static let families = [
    "FILE", "HEAD", "UNIT", "TYPE", "RANGE", "LIST", "REQ", "DUP", "SUM", "TIME", "JUMP", "CUM", "LINK",
    "LOCK", "REV", "PERS",
  ]

  /// `indicators/rules/*.yaml`.
  mutating func readRules() -> [RuleDefinition] {
    var rules: [RuleDefinition] = []
    for entry in entries(in: "indicators/rules", isNeeded: true) {
      guard let file = entry.fields(["rules"]) else { continue }
      for item in file.items("rules") {
        guard let rule = rule(item) else { continue }
        let fields = item.fields(nil)
        guard isNew(rule.id, at: fields?["id"], among: rules.map(\.id), .rule),
          isNew(rule.code, at: fields?["code"], among: rules.map(\.code), .code)
        else { continue }
        rules.append(rule)
      }
    }
    return rules
  }

  /// Placeholders are judged last: which there are follows from the columns of the forms that have the rule.
  private func rule(_ item: Entry) -> RuleDefinition? {
    guard
      let parts = item.fields([
        "id", "code", "title", "on", "check", "unique", "copied", "when", "column", "missing", "severity",
        "effect", "message", "suggest",
      ])
    else { return nil }
    let id = parts.id()
    let code = self.code(parts.required("code"))
    let title = parts.localized("title")
    let severity = parts.required("severity")?.choice(Self.severities)
    let effect = parts.required("effect")?.choice(Self.effects)
    let message = parts.localized("message")
    let scope = parts.required("on").flatMap(scope)
    let missing =
      parts["missing"] == nil
      ? RuleDefinition.MissingPolicy.skip
      : parts["missing"]?.choice([
        ("skip", RuleDefinition.MissingPolicy.skip), ("fail", .fail), ("not-judged", .notJudged),
      ])
    let judged = scope.flatMap { judge(parts, scope: $0) }
    guard let id, let code, let title, let severity, let effect, let message, let scope, let missing,
      let judged
    else { return nil }
    checkPlaceholders(of: parts["message"], allowed: Set(judged.placeholders))
    return RuleDefinition(
      id: id, code: code, title: title, scope: scope, check: judged.check,
      expressions: judged.expressions, column: parts["column"]?.text, missing: missing, severity: severity,
      effect: effect, message: message,
      suggestion: judged.suggestion, source: parts.source)
  }

  /// A code of a finding: `P8-SUM-001`.
  func code(_ entry: Entry?) -> String? {
    guard let entry, let text = entry.text else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "P8", Self.families.contains(String(parts[1])),
      parts[2].utf8.count == 3,
      parts[2].allSatisfy({ $0.isASCII && $0.isNumber })
    else {
      entry.fault(.value(.findingCode(text, families: Self.families.joined(separator: ", "))))
      return nil
    }
    return text
  }

  private func scope(_ entry: Entry) -> RuleDefinition.Scope? {
    guard let text = entry.text else { return nil }
    if text == "report" { return .report }
    guard !isBroken(text) else { return nil }
    let sections = Set(forms.values.flatMap { $0.sections.map(\.id) } + tables.keys)
    if sections.contains(text) { return .rows(section: text) }
    faults.addUnknown(text, .placeOfRule, at: entry.source, among: sections.union(["report"]))
    return nil
  }

  // MARK: - What must hold

  private struct Judged {
    let check: RuleDefinition.Check
    let expressions: [String: RuleDefinition.Expressions]
    let suggestion: RuleDefinition.Suggestion?
    let placeholders: [String]
  }

  /// Where a rule is looked at: a form, and its section where the rule is of rows.
  private struct Place {
    let form: String
    let section: SectionDefinition?
    let scope: ExpressionScope
  }

  /// Checks the expressions of a rule in every form that has its section; one that fits is enough.
  private func judge(_ parts: Fields, scope: RuleDefinition.Scope) -> Judged? {
    let places = places(of: scope)
    let forms = ["check", "unique", "copied"].filter { parts[$0] != nil }
    guard forms.count == 1 else {
      parts.entry.fault(.indicator(.kindsOfRule))
      return nil
    }
    var placeholders = Self.commonPlaceholders + Self.rulePlaceholders
    placeholders += places.flatMap { $0.section?.columns.map(\.id) ?? [] }
    let check: RuleDefinition.Check
    if let entry = parts["check"] {
      guard let checked = self.check(entry, inOneOf: places, as: .truth) else { return nil }
      if checked.comparison != nil { placeholders += Self.comparisonPlaceholders }
      check = .holds
    } else {
      let columns = (parts[forms[0]]?.items ?? []).filter { isColumn($0, of: places) }.compactMap(\.text)
      guard !columns.isEmpty else { return nil }
      placeholders += Self.uniquePlaceholders
      check = forms[0] == "unique" ? .unique(columns) : .copied(columns)
    }
    if let condition = parts["when"], self.check(condition, inOneOf: places, as: .truth) == nil { return nil }
    if let column = parts["column"], !isColumn(column, of: places) { return nil }
    var suggestion: RuleDefinition.Suggestion?
    if let entry = parts["suggest"] {
      guard let read = self.suggestion(entry, places: places) else { return nil }
      suggestion = read
    }
    let expressions = expressions(parts, check: check, in: places + sheets(of: scope))
    guard !expressions.isEmpty else {
      // Each part fits some form, and no form fits them all: the first one says what it lacks.
      if let place = places.first { reportMisfits(of: parts, in: place) }
      return nil
    }
    return Judged(
      check: check, expressions: expressions, suggestion: suggestion, placeholders: placeholders)
  }

  private func reportMisfits(of parts: Fields, in place: Place) {
    let suggestion = parts["suggest"]?.fields(nil)
    for entry in [parts["check"], parts["when"], suggestion?["to"]].compactMap(\.self) {
      _ = check(entry, in: place.scope, as: .anything)
    }
    guard place.section != nil else { return }
    let columns = (parts["unique"] ?? parts["copied"])?.items ?? []
    for entry in columns + [parts["column"], suggestion?["set"]].compactMap(\.self) {
      _ = isColumn(entry, of: [place])
    }
  }

  private var vocabulary: ExpressionScope.Vocabulary {
    ExpressionScope.Vocabulary(measures: measures, codeLists: codeLists, indicators: indicators)
  }

  private func places(of scope: RuleDefinition.Scope) -> [Place] {
    let vocabulary = vocabulary
    let forms = forms.values.sorted { $0.id < $1.id }
    switch scope {
    case .report:
      return forms.map {
        Place(form: $0.id, section: nil, scope: .report($0, vocabulary: vocabulary))
      }
    case .rows(let id):
      return rows(of: id, in: forms + tables.values.sorted { $0.id < $1.id }.map(\.form))
    }
  }

  /// The sheets of forms that may come as text, each by itself: what names another section does not fit them.
  private func sheets(of scope: RuleDefinition.Scope) -> [Place] {
    guard case .rows(let id) = scope else { return [] }
    let parts = forms.values.compactMap { form in
      form.section(id).map { TableLayout(part: $0, of: form).form }
    }
    return rows(of: id, in: parts)
  }

  private func rows(of id: String, in forms: [FormDefinition]) -> [Place] {
    let vocabulary = vocabulary
    return forms.compactMap { form in
      form.section(id).map {
        Place(form: form.id, section: $0, scope: .rows(of: $0, in: form, vocabulary: vocabulary))
      }
    }
  }

  /// The rule's expressions for each form that has all that they name.
  private func expressions(
    _ parts: Fields, check: RuleDefinition.Check, in places: [Place]
  ) -> [String: RuleDefinition.Expressions] {
    var expressions: [String: RuleDefinition.Expressions] = [:]
    for place in places {
      // A form that lacks a column is not a fault here: each text was found right in one form at least.
      do throws(ExpressionFault) {
        expressions[place.form] = try self.expressions(parts, check: check, in: place)
      } catch { continue }
    }
    return expressions
  }

  private func expressions(
    _ parts: Fields, check: RuleDefinition.Check, in place: Place
  ) throws(ExpressionFault) -> RuleDefinition.Expressions? {
    func checked(_ entry: Entry?, as wanted: Wanted) throws(ExpressionFault) -> CheckedExpression? {
      guard let text = entry?.text else { return nil }
      return try Self.checked(text, in: place.scope, as: wanted)
    }
    let condition = try checked(parts["when"], as: .truth)
    switch check {
    case .unique(let columns), .copied(let columns):
      guard columns.allSatisfy({ place.section?.index(ofColumn: $0) != nil }) else { return nil }
      return RuleDefinition.Expressions(check: nil, condition: condition)
    case .holds:
      let check = try checked(parts["check"], as: .truth)
      if let marked = parts["column"]?.text, place.section?.index(ofColumn: marked) == nil { return nil }
      guard let suggestion = parts["suggest"]?.fields(nil), let target = suggestion["set"]?.text else {
        return RuleDefinition.Expressions(check: check, condition: condition)
      }
      var repaired = place.section?.name(ofColumn: target)
      if place.section == nil, case .name(let name)? = try checked(suggestion["set"], as: .anything)?.root {
        repaired = name
      }
      guard let repaired else { return nil }
      return RuleDefinition.Expressions(
        check: check, condition: condition, repaired: repaired,
        repair: try checked(suggestion["to"], as: .anything))
    }
  }

  /// The first place where an expression is right; where it is right nowhere, the fault that got furthest is reported.
  private func check(_ entry: Entry, inOneOf places: [Place], as wanted: Wanted) -> CheckedExpression? {
    guard let text = entry.text else { return nil }
    var furthest: ExpressionFault?
    for place in places {
      do throws(ExpressionFault) {
        return try Self.checked(text, in: place.scope, as: wanted)
      } catch {
        if furthest.map({ ($0.line, $0.column) < (error.line, error.column) }) ?? true { furthest = error }
      }
    }
    if let furthest, !mentionsBroken(text) { add(furthest, at: entry) }
    return nil
  }

  /// Whether an expression names something that has a fault of its own.
  private func mentionsBroken(_ text: String) -> Bool {
    let names = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
    return names.contains { broken.contains(String($0)) }
  }

  private func isColumn(_ entry: Entry, of places: [Place]) -> Bool {
    guard let name = entry.text else { return false }
    let columns = Set(places.flatMap { $0.section?.columns.map(\.id) ?? [] })
    if columns.contains(name) { return true }
    faults.addUnknown(name, .columnOfRule, at: entry.source, among: columns)
    return false
  }

  /// A repair: `{ set: members, to: women + men, certainty: likely }`; without `to` the village is asked.
  ///
  /// A rule on a report names the cell of a fixed row.
  private func suggestion(_ entry: Entry, places: [Place]) -> RuleDefinition.Suggestion? {
    guard let fields = entry.fields(["set", "to", "certainty"]), let set = fields.required("set"),
      let target = set.text
    else { return nil }
    var wanted = Wanted.anything
    if places.contains(where: { $0.section != nil }) {
      guard isColumn(set, of: places) else { return nil }
      let type = places.lazy.compactMap { $0.section?.columns.first { $0.id == target }?.type }.first
      if type == .integer || type == .decimal { wanted = .number }
    } else {
      guard let checked = check(set, inOneOf: places, as: .anything) else { return nil }
      guard case .name(.cell) = checked.root else {
        set.fault(.value(.cell(target)))
        return nil
      }
      if case .number = checked.type { wanted = .number }
    }
    let certainty = fields["certainty"]?.choice([
      ("certain", Finding.Certainty.certain), ("likely", .likely), ("guess", .guess),
    ])
    if let to = fields["to"] {
      guard check(to, inOneOf: places, as: wanted) != nil else { return nil }
    }
    return RuleDefinition.Suggestion(column: target, certainty: certainty ?? .guess)
  }
}
