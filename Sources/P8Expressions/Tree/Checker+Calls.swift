import P8Model

/// Functions: their arguments, and figures over the rows of a section.
extension Checker {
  /// Number and types of arguments are checked here, so that evaluation and printers need not ask again.
  func call(
    _ name: String, _ arguments: [SyntaxNode], at offset: Int, within aggregation: Aggregation?,
    expecting expected: ExpressionType?
  ) throws(ExpressionFault) -> Part {
    guard let function = Function(rawValue: name) else {
      throw unknown(name, .function, at: offset, among: Function.allCases.map(\.rawValue))
    }
    guard function.argumentCount.contains(arguments.count) else {
      throw fault(at: offset, .type(.argumentCount(name, count: arguments.count, usage: function.usage)))
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
    case .previous, .soFar:
      return try earlier(function, arguments[0], within: aggregation)
    case .target:
      return try target(arguments[0])
    case .count, .sum, .minimum, .maximum:
      return try figure(function, arguments, at: offset, within: aggregation)
    }
  }

  /// `previous(…)` and `so_far(…)`: a column, a cell of a fixed row, or a figure over rows.
  private func earlier(
    _ function: Function, _ argument: SyntaxNode, within aggregation: Aggregation?
  ) throws(ExpressionFault) -> Part {
    let part = try check(argument, within: aggregation, expecting: nil)
    if let report = function.earlierReport, aggregation == nil {
      switch part.node {
      case .name(let name) where Self.hasHistory(name):
        return Part(node: .name(.earlier(report, name)), type: part.type)
      case .aggregate(let figure):
        return Part(node: .name(.earlier(report, .figure(figure))), type: part.type)
      default: break
      }
    }
    let name = function.rawValue
    throw fault(at: argument.offset, .type(.historyArgument(name)))
  }

  private static func hasHistory(_ name: ExpressionName) -> Bool {
    switch name {
    case .column, .cell, .fact(.periodFrom), .fact(.periodTo): true
    case .aggregated, .section, .fact, .earlier, .figure, .target: false
    }
  }

  private func round(
    _ arguments: [SyntaxNode], within aggregation: Aggregation?
  ) throws(ExpressionFault) -> Part {
    let part = try number(arguments[0], within: aggregation)
    guard arguments.count > 1 else { return Part(node: .round(part.node, digits: 0), type: part.type) }
    guard case .literal(.number(let digits)) = arguments[1].kind, let count = digits.integer,
      (0...ExactDecimal.maximumScale).contains(count)
    else { throw fault(at: arguments[1].offset, .type(.roundedDigits)) }
    return Part(node: .round(part.node, digits: count), type: part.type)
  }

  private func date(
    _ syntax: SyntaxNode, within aggregation: Aggregation?
  ) throws(ExpressionFault) -> ExpressionNode {
    let part = try check(syntax, within: aggregation, expecting: .date)
    guard part.type == .date else { throw fault(at: syntax.offset, .type(.needsDate(describe(part.type)))) }
    return part.node
  }

  private func target(_ argument: SyntaxNode) throws(ExpressionFault) -> Part {
    let indicator: String
    switch argument.kind {
    case .name(let name): indicator = name
    case .literal(.text(let text)): indicator = text
    default:
      throw fault(at: argument.offset, .type(.targetArgument))
    }
    guard let measure = scope.vocabulary.indicatorMeasures[indicator] else {
      throw unknown(
        indicator, .indicator, at: argument.offset, among: scope.vocabulary.indicatorMeasures.keys.sorted())
    }
    return Part(node: .name(.target(indicator)), type: .number(.of(measure)))
  }

  /// `count`, `sum`, `min`, `max`: over the rows of a section, or over values side by side.
  private func figure(
    _ function: Function, _ arguments: [SyntaxNode], at offset: Int, within outer: Aggregation?
  ) throws(ExpressionFault) -> Part {
    if function == .count { return try count(arguments, at: offset, within: outer) }
    guard mentionsSection(arguments[0]) else { return try sideBySide(function, arguments, within: outer) }
    guard outer == nil else { throw nested(at: offset) }
    guard arguments.count <= 2, let kind = function.aggregate else {
      throw fault(at: offset, .type(.conditions(function.rawValue)))
    }
    let aggregation = Aggregation(section: nil)
    let value = try check(arguments[0], within: aggregation, expecting: nil)
    let valueKind = Self.kind(of: value.type)
    guard valueKind == .number || (valueKind == .date && function != .sum) else {
      throw fault(at: arguments[0].offset, .type(.needsNumberColumn(describe(value.type))))
    }
    guard let index = aggregation.section else {
      throw fault(at: arguments[0].offset, .type(.unclearSection))
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
      throw fault(at: arguments[0].offset, .type(.countArgument))
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
      throw fault(at: arguments[0].offset, .type(.needsNumberColumn(describe(first.type))))
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

  private func nested(at offset: Int) -> ExpressionFault { fault(at: offset, .type(.nestedFigure)) }
}
