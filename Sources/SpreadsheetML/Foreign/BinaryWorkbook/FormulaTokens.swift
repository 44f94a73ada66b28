/// Puts the tokens of a formula, each behind its arguments, into the words that a person typed.
///
/// What is not known gives no text: half a formula would be another one.
struct FormulaTokens {
  private let bytes: [UInt8]
  private let end: Int
  private let links: BinaryLinks
  /// The cell whose formula it is; relative places of shared formulas are counted from it.
  private let cell: (row: Int, column: Int)
  private var place: Int
  private var stack: [String] = []

  private init(_ tokens: Range<Int>, _ bytes: [UInt8], _ links: BinaryLinks, cell: (row: Int, column: Int)) {
    (self.bytes, place, end) = (bytes, tokens.lowerBound, min(tokens.upperBound, bytes.count))
    (self.links, self.cell) = (links, cell)
  }

  /// The text of a formula without `=`; nil where it has something that is not known.
  static func text(
    _ tokens: Range<Int>, of bytes: [UInt8], _ links: BinaryLinks, cell: (row: Int, column: Int) = (0, 0),
    allowance: inout FormulaAllowance
  ) -> String? {
    var formula = FormulaTokens(tokens, bytes, links, cell: cell)
    guard formula.read(&allowance), formula.stack.count == 1, let text = formula.stack.last,
      allowance.spend(characters: text.utf8.count)
    else { return nil }
    return text
  }

  /// The cell that stands for a shared formula or one of an array, where the tokens say nothing else.
  static func sharedPlace(_ tokens: Range<Int>, of bytes: [UInt8]) -> Int? {
    guard tokens.count >= 5, bytes.byte(tokens.lowerBound) == 0x01 else { return nil }
    return bytes.word(tokens.lowerBound + 1) << 16 | bytes.word(tokens.lowerBound + 3)
  }

  // MARK: Tokens

  private mutating func read(_ allowance: inout FormulaAllowance) -> Bool {
    while place < end {
      let token = bytes.byte(place)
      place += 1
      // Functions and references have a class in two bits, of no matter here.
      let kind = token < 0x20 ? token : token & 0x1F | 0x20
      guard token < 0x80, kind < 0x20 ? readBasic(kind) : readOperand(kind), place <= end,
        (stack.last?.utf8.count ?? 0) <= FormulaAllowance.longest, allowance.spend(work: 16 + lastWork)
      else { return false }
    }
    return true
  }

  // How many bytes the last step wrote or moved.
  private var lastWork: Int { stack.last?.utf8.count ?? 0 }

  private mutating func readBasic(_ kind: Int) -> Bool {
    switch kind {
    case 0x03...0x11:
      let signs = ["+", "-", "*", "/", "^", "&", "<", "<=", "=", ">=", ">", "<>", " ", ",", ":"]
      return combine(with: signs[kind - 3])
    case 0x12: return wrap("+", "")
    case 0x13: return wrap("-", "")
    case 0x14: return wrap("", "%")
    case 0x15: return wrap("(", ")")
    case 0x16: return push("")
    case 0x17: return pushText()
    case 0x19: return readAttribute()
    case 0x1C: return push(CellError.binary(takeByte())?.rawValue)
    case 0x1D: return push(takeByte() == 0 ? "FALSE" : "TRUE")
    case 0x1E: return push(String(takeWord()))
    case 0x1F:
      let number = bytes.double(take(8))
      return push(number.isFinite ? shortText(number) : nil)
    default: return false
    }
  }

  private mutating func readOperand(_ kind: Int) -> Bool {
    switch kind {
    case 0x21: return call(takeWord(), count: nil)
    case 0x22:
      let count = takeByte() & 127
      return call(takeWord(), count: count)
    case 0x23:
      let number = bytes.word(take(4))
      return push(links.name(number))
    case 0x24: return push(reference())
    case 0x25: return push(area())
    // What is worked out in memory follows in words; what stands here is its length.
    case 0x26, 0x27, 0x28: place += 6
    case 0x29, 0x2E, 0x2F: place += 2
    case 0x2A:
      place += 4
      return push("#REF!")
    case 0x2B:
      place += 8
      return push("#REF!")
    case 0x2C: return push(reference(relative: true))
    case 0x2D: return push(area(relative: true))
    case 0x39:
      let start = take(6)
      return push(links.externalName(bytes.word(start), bytes.word(start + 2)))
    case 0x3A:
      let number = takeWord()
      let prefix = links.prefix(number)
      return push(join(prefix, reference()))
    case 0x3B:
      let number = takeWord()
      let prefix = links.prefix(number)
      return push(join(prefix, area()))
    case 0x3C, 0x3D:
      let prefix = links.prefix(bytes.word(take(kind == 0x3C ? 6 : 10)))
      return push(join(prefix, "#REF!"))
    default: return false
    }
    return true
  }

  /// What a token has behind it; beyond the end zeros, and the end is checked after each token.
  private mutating func take(_ count: Int) -> Int {
    place += count
    return place - count
  }

  private mutating func takeByte() -> Int { bytes.byte(take(1)) }

  private mutating func takeWord() -> Int { bytes.word(take(2)) }

  // How a formula was laid out, the way around what is not reached, and a sum of one argument.
  private mutating func readAttribute() -> Bool {
    let flags = takeByte()
    let number = takeWord()
    if flags & 0x04 != 0 { place += (number + 1) * 2 }
    return flags & 0x10 == 0 || wrap("SUM(", ")")
  }

  // MARK: The stack

  private mutating func push(_ text: String?) -> Bool {
    guard let text else { return false }
    stack.append(text)
    return true
  }

  private mutating func pushText() -> Bool {
    let count = takeByte()
    let isWide = takeByte() & 1 != 0
    let start = take(isWide ? count * 2 : count)
    let units = (0..<count).map { index in
      UInt16(truncatingIfNeeded: isWide ? bytes.word(start + index * 2) : bytes.byte(start + index))
    }
    let text = String(decoding: units, as: UTF16.self)
    return push(
      "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"")
  }

  private mutating func wrap(_ before: String, _ after: String) -> Bool {
    guard let inner = stack.popLast() else { return false }
    return push(before + inner + after)
  }

  private mutating func combine(with sign: String) -> Bool {
    guard let right = stack.popLast(), var left = stack.popLast() else { return false }
    left += sign
    left += right
    return push(left)
  }

  private mutating func call(_ number: Int, count: Int?) -> Bool {
    if number == BinaryFunctions.custom, let count, count > 0, stack.count >= count {
      let arguments = stack.suffix(count - 1)
      let name = stack[stack.count - count]
      stack.removeLast(count)
      return push(BinaryFunctions.plainName(name) + "(" + arguments.joined(separator: ",") + ")")
    }
    guard let function = BinaryFunctions.function(number), let count = count ?? function.arity,
      stack.count >= count
    else { return false }
    let arguments = stack.suffix(count)
    stack.removeLast(count)
    return push(function.name + "(" + arguments.joined(separator: ",") + ")")
  }

  // MARK: References

  private func join(_ prefix: String?, _ text: String) -> String? { prefix.map { $0 + text } }

  private mutating func reference(relative: Bool = false) -> String {
    let start = take(4)
    return Place(row: bytes.word(start), column: bytes.word(start + 2), from: relative ? cell : nil).text
  }

  private mutating func area(relative: Bool = false) -> String {
    let start = take(8)
    let numbers = (0..<4).map { bytes.word(start + $0 * 2) }
    let first = Place(row: numbers[0], column: numbers[2], from: relative ? cell : nil)
    let last = Place(row: numbers[1], column: numbers[3], from: relative ? cell : nil)
    if first.row == 0, last.row == 0xFFFF { return first.columnText + ":" + last.columnText }
    if first.column == 0, last.column == 0xFF { return first.rowText + ":" + last.rowText }
    return first.text + ":" + last.text
  }

  /// A cell as a token says it: numbers from 0, and which of them move along when the formula is copied.
  private struct Place {
    let row: Int
    let column: Int
    let movesRow: Bool
    let movesColumn: Bool

    init(row: Int, column: Int, from cell: (row: Int, column: Int)?) {
      movesRow = column & 0x8000 != 0
      movesColumn = column & 0x4000 != 0
      // Beyond one edge of the sheet a shared formula comes in at the other.
      self.row = movesRow && cell != nil ? (row + (cell?.row ?? 0)) & 0xFFFF : row
      self.column = movesColumn && cell != nil ? (column + (cell?.column ?? 0)) & 0xFF : column & 0x3FFF
    }

    var columnText: String { (movesColumn ? "" : "$") + CellReference.letters(ofColumn: column + 1) }
    var rowText: String { (movesRow ? "" : "$") + String(row + 1) }
    var text: String { columnText + rowText }
  }
}
