import P8Model

/// Types and units of measure that must fit.
extension Checker {
  static func kind(of type: ExpressionType) -> ExpressionNode.ValueKind {
    switch type {
    case .number: .number
    case .text, .code: .text
    case .date: .date
    case .truth: .truth
    }
  }

  /// Makes two parts comparable and addable, with a conversion where one is a multiple of the other's unit.
  ///
  /// With `keepingFirst` only the second may be converted.
  func unify(
    _ first: inout Part, _ second: inout Part, at offset: Int, keepingFirst: Bool = false
  ) throws(ExpressionFault) -> ExpressionType {
    switch (first.type, second.type) {
    case (.number(let left), .number(let right)):
      return .number(try unify(left, &first, right, &second, at: offset, keepingFirst: keepingFirst))
    case (.text, .text), (.date, .date), (.truth, .truth):
      return first.type
    case (.code(let left), .code(let right)):
      guard left == right else { throw fault(at: offset, .type(.differentLists(left, right: right))) }
      return first.type
    default:
      let (left, right) = (describe(first.type), describe(second.type))
      throw fault(at: offset, .type(.differentTypes(left, right: right)))
    }
  }

  private func unify(
    _ left: Dimension, _ first: inout Part, _ right: Dimension, _ second: inout Part, at offset: Int,
    keepingFirst: Bool
  ) throws(ExpressionFault) -> Dimension {
    if left == right || right == .unstated { return left }
    if left == .unstated { return right }
    guard let firstUnit = left.single, let secondUnit = right.single,
      base(of: firstUnit) == base(of: secondUnit),
      let firstFactor = scope.vocabulary.measures[firstUnit]?.factor,
      let secondFactor = scope.vocabulary.measures[secondUnit]?.factor
    else { throw mismatch(left, right, at: offset) }
    // The greater unit goes over into the smaller one: a multiplication, which is exact.
    if firstFactor > secondFactor, !keepingFirst, let ratio = Self.exactRatio(firstFactor, secondFactor) {
      first = Part(node: scaled(first.node, by: ratio), type: second.type)
      return right
    }
    guard let ratio = Self.exactRatio(secondFactor, firstFactor) else {
      throw mismatch(left, right, at: offset)
    }
    second = Part(node: scaled(second.node, by: ratio), type: first.type)
    return left
  }

  private func scaled(_ node: ExpressionNode, by factor: ExactDecimal) -> ExpressionNode {
    .arithmetic(.multiply, node, .literal(.number(factor), list: nil))
  }

  private static func exactRatio(_ numerator: ExactDecimal, _ denominator: ExactDecimal) -> ExactDecimal? {
    guard let ratio = numerator.divided(by: denominator), ratio.multiplied(by: denominator) == numerator
    else { return nil }
    return ratio
  }

  /// The unit of which a unit of measure is a multiple, itself where it is of its own.
  func base(of measure: String) -> String { scope.vocabulary.measures[measure]?.base ?? measure }

  private func mismatch(_ left: Dimension, _ right: Dimension, at offset: Int) -> ExpressionFault {
    let (first, second) = (describe(left), describe(right))
    return fault(at: offset, .type(.differentMeasures(first, right: second)))
  }

  // MARK: - Faults

  func describe(_ type: ExpressionType) -> ExpressionFault.TypeName {
    switch type {
    case .number(let dimension): describe(dimension)
    case .text: .text
    case .date: .date
    case .truth: .truth
    case .code(let list): .code(list: list)
    }
  }

  private func describe(_ dimension: Dimension) -> ExpressionFault.TypeName {
    guard case .of(let powers) = dimension else { return .number }
    let ordered = powers.sorted { ($0.value < 0 ? 1 : 0, $0.key) < ($1.value < 0 ? 1 : 0, $1.key) }
    return .measured(
      ordered.map { measure, power in
        let name = scope.vocabulary.measures[measure]?.name ?? LocalizedText(vi: measure, en: measure)
        return .init(measure: name, exponent: power)
      })
  }

  func fault(at offset: Int, _ reason: ExpressionFault.Reason) -> ExpressionFault {
    ExpressionFault(at: offset, in: text, reason)
  }

  /// A fault about a name that is not known, with the names that come nearest.
  func unknown(
    _ name: String, _ kind: ExpressionFault.UnknownName, at offset: Int, among known: [String]
  ) -> ExpressionFault {
    let limit = max(2, name.count / 3)
    let near = known.map { ($0, Self.distance(name, $0)) }.filter { $0.1 <= limit }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
    return fault(
      at: offset,
      .unknown(name, kind, nearest: near, known: near.isEmpty ? Array(known.prefix(12)) : []))
  }

  /// The number of letters to change, add or take away between two names.
  private static func distance(_ first: String, _ second: String) -> Int {
    let (left, right) = (Array(first.utf8.prefix(64)), Array(second.utf8.prefix(64)))
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let substitution = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
