import P8Model

/// Names: columns, facts, cells of fixed rows, and sections.
extension Checker {
  func named(
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
      throw fault(at: offset, .type(.functionWithoutBrackets(name)))
    }
    throw unknown(name, .name, at: offset, among: knownNames(within: aggregation))
  }

  /// The nearest meaning wins: the rows of the figure at hand, then the row, then the report, then sections.
  func resolve(
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
    guard let aggregation else { throw fault(at: offset, .type(.manyRows(name))) }
    guard aggregation.section == nil || aggregation.section == index else {
      throw fault(at: offset, .type(.twoSections))
    }
    aggregation.section = index
    guard let column = scope.sections[index].columns.firstIndex(where: { $0.id == columnName }) else {
      throw unknown(
        columnName, .column(scope.sections[index].id), at: offset,
        among: scope.sections[index].columns.map(\.id))
    }
    return aggregated(section: index, column: column)
  }

  func aggregated(section: Int, column index: Int) -> Part {
    let column = scope.sections[section].columns[index]
    return Part(
      node: .name(
        .aggregated(
          section: reference(section), column: .init(index: index, id: column.id, label: column.label))),
      type: column.type)
  }

  func cell(
    section name: String, key: String, column columnName: String, at offset: Int
  ) throws(ExpressionFault) -> Part {
    let index = try section(name, at: offset)
    let section = scope.sections[index]
    guard let row = section.fixedRows.first(where: { $0.key == key }) else {
      throw unknown(key, .fixedRow(name), at: offset, among: section.fixedRows.map(\.key))
    }
    guard let columnIndex = section.columns.firstIndex(where: { $0.id == columnName }) else {
      throw unknown(columnName, .column(name), at: offset, among: section.columns.map(\.id))
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

  func section(_ name: String, at offset: Int) throws(ExpressionFault) -> Int {
    guard let index = scope.sections.firstIndex(where: { $0.id == name }) else {
      throw unknown(name, .section, at: offset, among: scope.sections.map(\.id))
    }
    return index
  }

  func reference(_ index: Int) -> ExpressionName.Section {
    let section = scope.sections[index]
    return ExpressionName.Section(index: index, id: section.id, label: section.label)
  }

  func mentionsSection(_ syntax: SyntaxNode) -> Bool {
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
  func listType(_ syntax: SyntaxNode, within aggregation: Aggregation?) -> ExpressionType? {
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

  func knownNames(within aggregation: Aggregation?) -> [String] {
    let facts = scope.hasFacts ? ExpressionFact.allCases.map(\.rawValue) : []
    if let index = aggregation?.section { return scope.sections[index].columns.map(\.id) + facts }
    return scope.columns.map(\.id) + facts + scope.sections.map(\.id)
  }
}
