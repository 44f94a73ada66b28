import P8Model

/// Finds the names of an expression and checks types, lists and units of measure.
struct Checker {
  /// A checked part.
  struct Part {
    var node: ExpressionNode
    var type: ExpressionType
  }

  /// The section whose rows an aggregate goes through, while its inside is checked.
  private final class Aggregation {
    var section: Int?
    init(section: Int?) { self.section = section }
  }

  let text: String
  let scope: ExpressionScope

  func check(_ syntax: SyntaxNode) throws(ExpressionFault) -> Part {
    try check(syntax, within: nil, expecting: nil)
  }

  // MARK: - Nodes

  // The expected type is that of the part's neighbour: it decides what a bare code is.
  private func check(
    _ syntax: SyntaxNode, within aggregation: Aggregation?, expecting expected: ExpressionType?
  ) throws(ExpressionFault) -> Part {
    switch syntax.kind {
    case .literal(let value):
      return try literal(value, at: syntax.offset, expecting: expected)
    case .name(let name):
      return try named(name, at: syntax.offset, within: aggregation, expecting: expected)
    case .cell(let section, let key, let column):
      return try cell(section: section, key: key, column: column, at: syntax.offset)
    case .negate(let inner):
      let part = try number(inner, within: aggregation)
      return Part(node: .negate(part.node), type: part.type)
    case .arithmetic(let operation, let left, let right):
      return try arithmetic(operation, left, right, at: syntax.offset, within: aggregation)
    case .comparison(let comparison, let left, let right):
      return try self.comparison(comparison, left, right, at: syntax.offset, within: aggregation)
    case .isIn(let value, let choices):
      return try isIn(value, choices, within: aggregation)
    case .and(let parts):
      return Part(node: .and(try truths(parts, within: aggregation)), type: .truth)
    case .or(let parts):
      return Part(node: .or(try truths(parts, within: aggregation)), type: .truth)
    case .not(let inner):
      return Part(node: .not(try truth(inner, within: aggregation)), type: .truth)
    case .call(let name, let arguments):
      return try call(name, arguments, at: syntax.offset, within: aggregation, expecting: expected)
    }
  }

  private func literal(
    _ value: Value, at offset: Int, expecting expected: ExpressionType?
  ) throws(ExpressionFault) -> Part {
    switch value {
    case .number: return Part(node: .literal(value, list: nil), type: .plainNumber)
    case .date: return Part(node: .literal(value, list: nil), type: .date)
    case .truth: return Part(node: .literal(value, list: nil), type: .truth)
    case .text(let text):
      if case .code(let list) = expected { return try code(text, of: list, at: offset) }
      return Part(node: .literal(value, list: nil), type: .text)
    }
  }

  private func code(_ code: String, of list: String, at offset: Int) throws(ExpressionFault) -> Part {
    guard let codes = scope.vocabulary.codeLists[list]?.items.map(\.code), codes.contains(code) else {
      throw unknown(
        code, at: offset, among: scope.vocabulary.codeLists[list]?.items.map(\.code) ?? [],
        vi: "Danh sách “\(list)” không có mã “\(code)”", en: "The list “\(list)” has no code “\(code)”")
    }
    return Part(node: .literal(.text(code), list: list), type: .code(list: list))
  }

  private func arithmetic(
    _ operation: ArithmeticOperator, _ left: SyntaxNode, _ right: SyntaxNode, at offset: Int,
    within aggregation: Aggregation?
  ) throws(ExpressionFault) -> Part {
    var first = try number(left, within: aggregation)
    var second = try number(right, within: aggregation)
    switch operation {
    case .add, .subtract:
      let type = try unify(&first, &second, at: offset)
      return Part(node: .arithmetic(operation, first.node, second.node), type: type)
    case .multiply, .divide:
      // Two multiples of one unit (triệu đồng, đồng) are brought to one, so that they cancel.
      if case .number(let a) = first.type, case .number(let b) = second.type, let x = a.single,
        let y = b.single,
        x != y, base(of: x) == base(of: y)
      {
        _ = try unify(&first, &second, at: offset)
      }
      guard case .number(let a) = first.type, case .number(let b) = second.type else {
        return Part(node: .arithmetic(operation, first.node, second.node), type: .plainNumber)
      }
      return Part(
        node: .arithmetic(operation, first.node, second.node),
        type: .number(a.combined(with: b, sign: operation == .multiply ? 1 : -1)))
    }
  }

  private func comparison(
    _ comparison: ComparisonOperator, _ left: SyntaxNode, _ right: SyntaxNode, at offset: Int,
    within aggregation: Aggregation?
  ) throws(ExpressionFault) -> Part {
    var (first, second) = try pair(left, right, within: aggregation)
    _ = try unify(&first, &second, at: offset)
    let kind = Self.kind(of: first.type)
    let isOrdered = kind == .number || kind == .date
    guard isOrdered || comparison == .equal || comparison == .notEqual else {
      throw fault(
        at: offset, vi: "Chỉ số và ngày mới so sánh lớn hơn, nhỏ hơn",
        en: "Only numbers and dates are greater or less", hintVi: "Dùng = hoặc != hoặc in (…).",
        hintEn: "Use = or != or in (…).")
    }
    return Part(node: .comparison(comparison, of: kind, first.node, second.node), type: .truth)
  }

  /// Checks two sides, the one that knows its list first.
  private func pair(
    _ left: SyntaxNode, _ right: SyntaxNode, within aggregation: Aggregation?
  ) throws(ExpressionFault) -> (Part, Part) {
    let list = listType(left, within: aggregation) ?? listType(right, within: aggregation)
    let first = try check(left, within: aggregation, expecting: list)
    return (first, try check(right, within: aggregation, expecting: list ?? first.type))
  }

  private func isIn(
    _ value: SyntaxNode, _ choices: [SyntaxNode], within aggregation: Aggregation?
  ) throws(ExpressionFault) -> Part {
    var first = try check(value, within: aggregation, expecting: nil)
    var nodes: [ExpressionNode] = []
    for choice in choices {
      var part = try check(choice, within: aggregation, expecting: first.type)
      _ = try unify(&first, &part, at: choice.offset, keepingFirst: true)
      nodes.append(part.node)
    }
    return Part(node: .isIn(first.node, of: Self.kind(of: first.type), nodes), type: .truth)
  }

  private func number(_ syntax: SyntaxNode, within aggregation: Aggregation?) throws(ExpressionFault) -> Part
  {
    let part = try check(syntax, within: aggregation, expecting: .plainNumber)
    guard case .number = part.type else {
      throw fault(
        at: syntax.offset, vi: "Chỗ này cần một số, không phải \(describe(part.type).vi)",
        en: "A number is needed here, not \(describe(part.type).en)",
        hintVi: "Dùng một cột số hoặc một phép tính.", hintEn: "Use a column of numbers or a calculation.")
    }
    return part
  }

  private func truth(
    _ syntax: SyntaxNode, within aggregation: Aggregation?
  ) throws(ExpressionFault) -> ExpressionNode {
    let part = try check(syntax, within: aggregation, expecting: .truth)
    guard part.type == .truth else {
      throw fault(
        at: syntax.offset, vi: "Chỗ này cần một điều đúng hoặc sai, không phải \(describe(part.type).vi)",
        en: "Something true or false is needed here, not \(describe(part.type).en)",
        hintVi: "Thêm một phép so sánh.", hintEn: "Add a comparison.")
    }
    return part.node
  }

  private func truths(
    _ parts: [SyntaxNode], within aggregation: Aggregation?
  ) throws(ExpressionFault) -> [ExpressionNode] {
    var nodes: [ExpressionNode] = []
    for part in parts { nodes.append(try truth(part, within: aggregation)) }
    return nodes
  }

  // MARK: - Calls

  private func call(
    _ name: String, _ arguments: [SyntaxNode], at offset: Int, within aggregation: Aggregation?,
    expecting expected: ExpressionType?
  ) throws(ExpressionFault) -> Part {
    guard let function = Function(rawValue: name) else {
      throw unknown(
        name, at: offset, among: Function.allCases.map(\.rawValue), vi: "Không có hàm “\(name)”",
        en: "There is no function “\(name)”")
    }
    guard function.argumentCount.contains(arguments.count) else {
      throw fault(
        at: offset, vi: "Hàm \(name) có \(arguments.count) tham số, không đúng",
        en: "The function \(name) does not take \(arguments.count) arguments",
        hintVi: "Viết: \(function.usage)", hintEn: "Write: \(function.usage)")
    }
    switch function {
    case .choice:
      let condition = try truth(arguments[0], within: aggregation)
      let list = listType(arguments[1], within: aggregation) ?? listType(arguments[2], within: aggregation)
      var first = try check(arguments[1], within: aggregation, expecting: list ?? expected)
      var second = try check(arguments[2], within: aggregation, expecting: list ?? expected ?? first.type)
      let type = try unify(&first, &second, at: offset)
      return Part(node: .choice(condition, first.node, second.node), type: type)
    case .isMissing:
      let part = try check(arguments[0], within: aggregation, expecting: nil)
      return Part(node: .isMissing(part.node), type: .truth)
    case .round:
      return try round(arguments, within: aggregation)
    case .days:
      let from = try date(arguments[0], within: aggregation)
      return Part(
        node: .days(from: from, to: try date(arguments[1], within: aggregation)), type: .plainNumber)
    case .previous:
      let part = try check(arguments[0], within: aggregation, expecting: nil)
      guard aggregation == nil, case .name(let inner) = part.node, Self.hasHistory(inner) else {
        throw fault(
          at: arguments[0].offset, vi: "previous chỉ nhận một cột hoặc một số liệu của báo cáo",
          en: "previous takes one column or stated figure",
          hintVi: "Ví dụ: previous(stated_figures[\"communication_team\"].closing)",
          hintEn: "For example: previous(stated_figures[\"communication_team\"].closing)")
      }
      return Part(node: .name(.previous(inner)), type: part.type)
    case .target:
      return try target(arguments[0])
    case .count, .sum, .minimum, .maximum:
      return try figure(function, arguments, at: offset, within: aggregation)
    }
  }

  private static func hasHistory(_ name: ExpressionName) -> Bool {
    switch name {
    case .column, .cell: true
    case .aggregated, .section, .fact, .previous, .target: false
    }
  }

  private func round(
    _ arguments: [SyntaxNode], within aggregation: Aggregation?
  ) throws(ExpressionFault) -> Part {
    let part = try number(arguments[0], within: aggregation)
    guard arguments.count > 1 else { return Part(node: .round(part.node, digits: 0), type: part.type) }
    guard case .literal(.number(let digits)) = arguments[1].kind, let count = digits.integer,
      (0...ExactDecimal.maximumScale).contains(count)
    else {
      throw fault(
        at: arguments[1].offset, vi: "Số chữ số sau dấu phẩy phải là số nguyên từ 0 đến 18",
        en: "The number of digits is a whole number from 0 to 18", hintVi: "Ví dụ: round(x, 1)",
        hintEn: "For example: round(x, 1)")
    }
    return Part(node: .round(part.node, digits: count), type: part.type)
  }

  private func date(
    _ syntax: SyntaxNode, within aggregation: Aggregation?
  ) throws(ExpressionFault) -> ExpressionNode {
    let part = try check(syntax, within: aggregation, expecting: .date)
    guard part.type == .date else {
      throw fault(
        at: syntax.offset, vi: "Chỗ này cần một ngày, không phải \(describe(part.type).vi)",
        en: "A date is needed here, not \(describe(part.type).en)", hintVi: "Viết ngày dạng 2023-10-30.",
        hintEn: "Write a date as 2023-10-30.")
    }
    return part.node
  }

  private func target(_ argument: SyntaxNode) throws(ExpressionFault) -> Part {
    let indicator: String
    switch argument.kind {
    case .name(let name): indicator = name
    case .literal(.text(let text)): indicator = text
    default:
      throw fault(
        at: argument.offset, vi: "target nhận mã của một chỉ số", en: "target takes the code of an indicator",
        hintVi: "Ví dụ: target(communication_team) hoặc target(\"D8.1.1\")",
        hintEn: "For example: target(communication_team) or target(\"D8.1.1\")")
    }
    guard let measure = scope.vocabulary.indicatorMeasures[indicator] else {
      throw unknown(
        indicator, at: argument.offset, among: scope.vocabulary.indicatorMeasures.keys.sorted(),
        vi: "Không có chỉ số “\(indicator)”", en: "There is no indicator “\(indicator)”")
    }
    return Part(node: .name(.target(indicator)), type: .number(.of(measure)))
  }

  /// `count`, `sum`, `min`, `max`: over the rows of a section, or over values side by side.
  private func figure(
    _ function: Function, _ arguments: [SyntaxNode], at offset: Int, within outer: Aggregation?
  ) throws(ExpressionFault) -> Part {
    if function == .count { return try count(arguments, at: offset, within: outer) }
    guard mentionsSection(arguments[0]) else {
      return try sideBySide(function, arguments, within: outer)
    }
    guard outer == nil else { throw nested(at: offset) }
    guard arguments.count <= 2, let kind = function.aggregate else {
      throw fault(
        at: offset, vi: "Hàm \(function.rawValue) trên một phần của biểu có nhiều nhất một điều kiện",
        en: "\(function.rawValue) over a section takes one condition at most",
        hintVi: "Nối các điều kiện bằng and.", hintEn: "Join the conditions with and.")
    }
    let aggregation = Aggregation(section: nil)
    let value = try check(arguments[0], within: aggregation, expecting: nil)
    let valueKind = Self.kind(of: value.type)
    guard valueKind == .number || (valueKind == .date && function != .sum) else {
      throw fault(
        at: arguments[0].offset, vi: "Chỗ này cần một số, không phải \(describe(value.type).vi)",
        en: "A number is needed here, not \(describe(value.type).en)", hintVi: "Dùng một cột số.",
        hintEn: "Use a column of numbers.")
    }
    guard let index = aggregation.section else {
      throw fault(
        at: arguments[0].offset, vi: "Không rõ tính trên phần nào của biểu", en: "The section is not clear",
        hintVi: "Viết phần.cột, ví dụ communication_team.members",
        hintEn: "Write section.column, for example communication_team.members")
    }
    let condition = arguments.count > 1 ? try truth(arguments[1], within: aggregation) : nil
    return Part(
      node: .aggregate(
        .init(
          function: kind, section: reference(index), value: value.node, kind: valueKind, condition: condition)
      ),
      type: value.type)
  }

  private func count(
    _ arguments: [SyntaxNode], at offset: Int, within outer: Aggregation?
  ) throws(ExpressionFault) -> Part {
    guard outer == nil else { throw nested(at: offset) }
    guard case .name(let name) = arguments[0].kind else {
      throw fault(
        at: arguments[0].offset, vi: "count nhận tên một phần của biểu",
        en: "count takes the name of a section",
        hintVi: "Ví dụ: count(communication_team, status != dissolved)",
        hintEn: "For example: count(communication_team, status != dissolved)")
    }
    let index = try section(name, at: arguments[0].offset)
    let condition =
      arguments.count > 1 ? try truth(arguments[1], within: Aggregation(section: index)) : nil
    let measure = scope.vocabulary.countMeasures[name]
    return Part(
      node: .aggregate(
        .init(function: .count, section: reference(index), value: nil, kind: .number, condition: condition)),
      type: .number(measure.map { .of($0) } ?? .unstated))
  }

  private func sideBySide(
    _ function: Function, _ arguments: [SyntaxNode], within aggregation: Aggregation?
  ) throws(ExpressionFault) -> Part {
    var first = try check(arguments[0], within: aggregation, expecting: nil)
    let kind = Self.kind(of: first.type)
    guard kind == .number || (kind == .date && function != .sum) else {
      throw fault(
        at: arguments[0].offset, vi: "Chỗ này cần một số, không phải \(describe(first.type).vi)",
        en: "A number is needed here, not \(describe(first.type).en)", hintVi: "Dùng một cột số.",
        hintEn: "Use a column of numbers.")
    }
    var nodes = [first.node]
    for argument in arguments.dropFirst() {
      var part = try check(argument, within: aggregation, expecting: first.type)
      first.type = try unify(&first, &part, at: argument.offset, keepingFirst: true)
      nodes.append(part.node)
    }
    guard function == .sum else {
      return Part(
        node: .extremum(function == .minimum ? .minimum : .maximum, of: kind, nodes), type: first.type)
    }
    let sum = nodes.dropFirst().reduce(nodes[0]) { .arithmetic(.add, $0, $1) }
    return Part(node: sum, type: first.type)
  }

  private func nested(at offset: Int) -> ExpressionFault {
    fault(
      at: offset, vi: "Không đặt phép tính theo dòng trong một phép tính theo dòng khác",
      en: "A figure over rows cannot stand inside another one", hintVi: "Tách thành hai quy tắc.",
      hintEn: "Split it into two rules.")
  }

  // MARK: - Names

  private func named(
    _ name: String, at offset: Int, within aggregation: Aggregation?, expecting expected: ExpressionType?
  ) throws(ExpressionFault) -> Part {
    if let part = try resolve(name, at: offset, within: aggregation) {
      // Where a code is expected, a column of another type with the same name is not meant.
      guard case .code(let list) = expected, part.type != expected,
        scope.vocabulary.codeLists[list]?.item(name) != nil
      else { return part }
      return try code(name, of: list, at: offset)
    }
    if case .code(let list) = expected { return try code(name, of: list, at: offset) }
    if Function(rawValue: name) != nil {
      throw fault(
        at: offset, vi: "Sau hàm “\(name)” phải là ngoặc đơn",
        en: "The function “\(name)” is followed by brackets",
        hintVi: "Viết: \(name)(…)", hintEn: "Write: \(name)(…)")
    }
    throw unknown(
      name, at: offset, among: knownNames(within: aggregation), vi: "Không có tên “\(name)” ở đây",
      en: "There is no name “\(name)” here")
  }

  private func resolve(
    _ name: String, at offset: Int, within aggregation: Aggregation?
  ) throws(ExpressionFault) -> Part? {
    if let aggregation {
      if let index = aggregation.section,
        let column = scope.sections[index].columns.firstIndex(where: { $0.id == name })
      {
        return aggregated(section: index, column: column)
      }
    } else if let index = scope.columns.firstIndex(where: { $0.id == name }) {
      let column = scope.columns[index]
      return Part(
        node: .name(.column(.init(index: index, id: column.id, label: column.label))), type: column.type)
    }
    if scope.hasFacts, let fact = ExpressionFact(rawValue: name) {
      return Part(node: .name(.fact(fact)), type: .date)
    }
    guard let dot = name.firstIndex(of: "."),
      let index = scope.sections.firstIndex(where: { $0.id == name[..<dot] })
    else { return nil }
    let columnName = String(name[name.index(after: dot)...])
    guard let aggregation else {
      throw fault(
        at: offset, vi: "“\(name)” có nhiều dòng: cần sum, count, min hoặc max",
        en: "“\(name)” has many rows: sum, count, min or max is needed",
        hintVi: "Viết: sum(\(name))", hintEn: "Write: sum(\(name))")
    }
    guard aggregation.section == nil || aggregation.section == index else {
      throw fault(
        at: offset, vi: "Một phép tính theo dòng chỉ dùng một phần của biểu",
        en: "One figure over rows uses one section only", hintVi: "Tách thành hai phép tính.",
        hintEn: "Split it into two figures.")
    }
    aggregation.section = index
    guard let column = scope.sections[index].columns.firstIndex(where: { $0.id == columnName }) else {
      throw unknown(
        columnName, at: offset, among: scope.sections[index].columns.map(\.id),
        vi: "Phần “\(scope.sections[index].id)” không có cột “\(columnName)”",
        en: "The section “\(scope.sections[index].id)” has no column “\(columnName)”")
    }
    return aggregated(section: index, column: column)
  }

  private func aggregated(section: Int, column index: Int) -> Part {
    let column = scope.sections[section].columns[index]
    return Part(
      node: .name(
        .aggregated(
          section: reference(section), column: .init(index: index, id: column.id, label: column.label))),
      type: column.type)
  }

  private func cell(
    section name: String, key: String, column columnName: String, at offset: Int
  ) throws(ExpressionFault) -> Part {
    let index = try section(name, at: offset)
    let section = scope.sections[index]
    guard let row = section.fixedRows.first(where: { $0.key == key }) else {
      throw unknown(
        key, at: offset, among: section.fixedRows.map(\.key),
        vi: "Phần “\(name)” không có dòng cố định “\(key)”",
        en: "The section “\(name)” has no fixed row “\(key)”")
    }
    guard let columnIndex = section.columns.firstIndex(where: { $0.id == columnName }) else {
      throw unknown(
        columnName, at: offset, among: section.columns.map(\.id),
        vi: "Phần “\(name)” không có cột “\(columnName)”",
        en: "The section “\(name)” has no column “\(columnName)”")
    }
    let column = section.columns[columnIndex]
    var type = column.type
    // The numbers of a stated figure have the unit of measure of their row, whatever the column says.
    if case .number = type, let measure = row.measure { type = .number(.of(measure)) }
    return Part(
      node: .name(
        .cell(
          section: reference(index), key: key, row: row.label,
          column: .init(index: columnIndex, id: column.id, label: column.label))),
      type: type)
  }

  private func section(_ name: String, at offset: Int) throws(ExpressionFault) -> Int {
    guard let index = scope.sections.firstIndex(where: { $0.id == name }) else {
      throw unknown(
        name, at: offset, among: scope.sections.map(\.id), vi: "Biểu không có phần “\(name)”",
        en: "The form has no section “\(name)”")
    }
    return index
  }

  private func reference(_ index: Int) -> ExpressionName.Section {
    let section = scope.sections[index]
    return ExpressionName.Section(index: index, id: section.id, label: section.label)
  }

  private func mentionsSection(_ syntax: SyntaxNode) -> Bool {
    switch syntax.kind {
    case .name(let name):
      guard let dot = name.firstIndex(of: ".") else { return false }
      return scope.sections.contains { $0.id == name[..<dot] }
    case .literal, .cell: return false
    case .negate(let part), .not(let part): return mentionsSection(part)
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right):
      return mentionsSection(left) || mentionsSection(right)
    case .isIn(let part, let parts):
      return mentionsSection(part) || parts.contains(where: mentionsSection(_:))
    case .and(let parts), .or(let parts): return parts.contains(where: mentionsSection(_:))
    case .call(let name, let arguments):
      return Function(rawValue: name)?.aggregate == nil && arguments.contains(where: mentionsSection(_:))
    }
  }

  /// The list of a part that is a column of codes; nil for anything else.
  private func listType(_ syntax: SyntaxNode, within aggregation: Aggregation?) -> ExpressionType? {
    let type: ExpressionType?
    switch syntax.kind {
    case .name(let name): type = try? resolve(name, at: syntax.offset, within: aggregation)?.type
    case .cell(let section, let key, let column):
      type = try? cell(section: section, key: key, column: column, at: syntax.offset).type
    case .call("previous", let arguments):
      type = arguments.first.flatMap { listType($0, within: aggregation) }
    default: type = nil
    }
    if case .code = type { return type }
    return nil
  }

  private func knownNames(within aggregation: Aggregation?) -> [String] {
    let facts = scope.hasFacts ? ExpressionFact.allCases.map(\.rawValue) : []
    if let index = aggregation?.section { return scope.sections[index].columns.map(\.id) + facts }
    return scope.columns.map(\.id) + facts + scope.sections.map(\.id)
  }
}
