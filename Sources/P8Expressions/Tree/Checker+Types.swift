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
      guard left == right else {
        throw fault(
          at: offset, vi: "Hai bên thuộc hai danh sách khác nhau: “\(left)” và “\(right)”",
          en: "The two sides are of different lists: “\(left)” and “\(right)”",
          hintVi: "So sánh với mã của cùng một danh sách.", hintEn: "Compare with a code of the same list.")
      }
      return first.type
    default:
      let (left, right) = (describe(first.type), describe(second.type))
      throw fault(
        at: offset, vi: "Hai bên khác loại: \(left.vi) và \(right.vi)",
        en: "The two sides are of different types: \(left.en) and \(right.en)",
        hintVi: "Hai bên phải cùng là số, cùng là ngày, cùng là chữ hoặc cùng một danh sách mã.",
        hintEn: "Both sides must be numbers, dates, texts or codes of one list.")
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
    else {
      return nil
    }
    return ratio
  }

  /// The unit of which a unit of measure is a multiple, itself where it is of its own.
  func base(of measure: String) -> String { scope.vocabulary.measures[measure]?.base ?? measure }

  private func mismatch(_ left: Dimension, _ right: Dimension, at offset: Int) -> ExpressionFault {
    let (first, second) = (describe(left), describe(right))
    return fault(
      at: offset, vi: "Không cộng, trừ hay so sánh \(first.vi) với \(second.vi)",
      en: "\(first.en) and \(second.en) are not added, subtracted or compared",
      hintVi: "Hai bên phải cùng đơn vị tính; nhân hoặc chia để đổi.",
      hintEn: "Both sides need one unit of measure; multiply or divide to convert.")
  }

  // MARK: - Words of faults

  func describe(_ type: ExpressionType) -> LocalizedText {
    switch type {
    case .number(.unstated): LocalizedText(vi: "số", en: "a number")
    case .number(let dimension): describe(dimension)
    case .text: LocalizedText(vi: "chữ", en: "a text")
    case .date: LocalizedText(vi: "ngày", en: "a date")
    case .truth: LocalizedText(vi: "đúng hoặc sai", en: "something true or false")
    case .code(let list): LocalizedText(vi: "mã của danh sách “\(list)”", en: "a code of the list “\(list)”")
    }
  }

  private func describe(_ dimension: Dimension) -> LocalizedText {
    guard case .of(let powers) = dimension else { return LocalizedText(vi: "số", en: "a number") }
    guard !powers.isEmpty else { return LocalizedText(vi: "tỷ lệ", en: "a proportion") }
    var text = LocalizedText(vi: "", en: "")
    let ordered = powers.sorted { ($0.value < 0 ? 1 : 0, $0.key) < ($1.value < 0 ? 1 : 0, $1.key) }
    for (measure, power) in ordered {
      let name = scope.vocabulary.measures[measure]?.name ?? LocalizedText(vi: measure, en: measure)
      let sign = power < 0 ? "/" : (text.vi.isEmpty ? "" : "·")
      let exponent = abs(power) == 1 ? "" : "^\(abs(power))"
      text.vi += (text.vi.isEmpty && power < 0 ? "1/" : sign) + name.vi + exponent
      text.en += (text.en.isEmpty && power < 0 ? "1/" : sign) + name.en + exponent
    }
    return text
  }

  func fault(at offset: Int, vi: String, en: String, hintVi: String, hintEn: String) -> ExpressionFault {
    ExpressionFault(
      at: offset, in: text, message: LocalizedText(vi: vi, en: en),
      hint: LocalizedText(vi: hintVi, en: hintEn))
  }

  /// A fault about a name that is not known, with the names that come nearest.
  func unknown(
    _ name: String, at offset: Int, among known: [String], vi: String, en: String
  ) -> ExpressionFault {
    let limit = max(2, name.count / 3)
    let near = known.map { ($0, Self.distance(name, $0)) }.filter { $0.1 <= limit }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
    let choices = (near.isEmpty ? Array(known.prefix(12)) : Array(near)).joined(separator: ", ")
    return fault(
      at: offset, vi: vi, en: en,
      hintVi: near.isEmpty ? "Có thể dùng: \(choices)" : "Có phải là: \(choices)?",
      hintEn: near.isEmpty ? "What may be used: \(choices)" : "Did you mean: \(choices)?")
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
