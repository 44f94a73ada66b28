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
  /// The texts of what has no place yet, one behind the other, and where each of them begins.
  private var text: [UInt8] = []
  private var starts: [Int] = []
  /// How many bytes were moved to make room for what stands in front of them.
  private var moved = 0

  private init(_ tokens: Range<Int>, _ bytes: [UInt8], _ links: BinaryLinks, cell: (row: Int, column: Int)) {
    (self.bytes, place, end) = (bytes, tokens.lowerBound, min(tokens.upperBound, bytes.count))
    (self.links, self.cell) = (links, cell)
  }

  /// The text of a formula without `=`; nil where it has something that is not known.
  static func text(
    _ tokens: Range<Int>, of bytes: [UInt8], _ links: BinaryLinks, cell: (row: Int, column: Int) = (0, 0),
    allowance: inout FormulaAllowance
  ) -> String? {
    guard allowance.spend(work: tokens.count) else { return nil }
    var formula = FormulaTokens(tokens, bytes, links, cell: cell)
    let isWhole = formula.read(&allowance)
    guard isWhole, formula.starts.count == 1, allowance.spend(characters: formula.text.count) else {
      return nil
    }
    return String(decoding: formula.text, as: UTF8.self)
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
      let length = text.count
      moved = 0
      guard token < 0x80, kind < 0x20 ? readBasic(kind) : readOperand(kind), place <= end,
        text.count <= FormulaAllowance.longest, allowance.spend(work: moved + max(0, text.count - length))
      else { return false }
    }
    return true
  }

  private mutating func readBasic(_ kind: Int) -> Bool {
    switch kind {
    case 0x03...0x11: return combine(with: Self.signs[kind - 3])
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

  private static let signs: [StaticString] = [
    "+", "-", "*", "/", "^", "&", "<", "<=", "=", ">=", ">", "<>", " ", ",", ":",
  ]

  private mutating func readOperand(_ kind: Int) -> Bool {
    switch kind {
    case 0x21: return call(takeWord(), count: nil)
    case 0x22:
      let count = takeByte() & 127
      return call(takeWord(), count: count)
    case 0x23:
      let number = bytes.word(take(4))
      return push(links.name(number))
    case 0x24: return pushReference()
    case 0x25: return pushArea()
    // What is worked out in memory follows in words; what stands here is its length.
    case 0x26, 0x27, 0x28: place += 6
    case 0x29, 0x2E, 0x2F: place += 2
    case 0x2A:
      place += 4
      return push("#REF!")
    case 0x2B:
      place += 8
      return push("#REF!")
    case 0x2C: return pushReference(from: cell)
    case 0x2D: return pushArea(from: cell)
    case 0x39:
      let start = take(6)
      return push(links.externalName(bytes.word(start), bytes.word(start + 2)))
    case 0x3A, 0x3B, 0x3C, 0x3D:
      guard let prefix = links.prefix(takeWord()) else { return false }
      starts.append(text.count)
      text += prefix
      if kind == 0x3A { return appendReference(from: nil) }
      if kind == 0x3B { return appendArea(from: nil) }
      place += kind == 0x3C ? 4 : 8
      if prefix != BinaryLinks.gone { text += BinaryLinks.gone }
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

  // MARK: What has no place yet

  private mutating func push(_ word: String?) -> Bool {
    guard let word else { return false }
    starts.append(text.count)
    text += word.utf8
    return true
  }

  private mutating func pushText() -> Bool {
    let count = takeByte()
    let isWide = takeByte() & 1 != 0
    let start = take(isWide ? count * 2 : count)
    let units = (0..<count).map { index in
      UInt16(truncatingIfNeeded: isWide ? bytes.word(start + index * 2) : bytes.byte(start + index))
    }
    starts.append(text.count)
    text.append(UInt8(ascii: "\""))
    for byte in String(decoding: units, as: UTF16.self).utf8 {
      if byte == UInt8(ascii: "\"") { text.append(byte) }
      text.append(byte)
    }
    text.append(UInt8(ascii: "\""))
    return true
  }

  /// Puts bytes in front of what stands from a place on.
  private mutating func insert(_ word: some Collection<UInt8>, at place: Int) {
    moved += text.count - place
    text.insert(contentsOf: word, at: place)
  }

  private mutating func wrap(_ before: StaticString, _ after: StaticString) -> Bool {
    guard let start = starts.last else { return false }
    if before.utf8CodeUnitCount > 0 { insert(before.description.utf8, at: start) }
    if after.utf8CodeUnitCount > 0 { text += after.description.utf8 }
    return true
  }

  private mutating func combine(with sign: StaticString) -> Bool {
    guard starts.count >= 2, let right = starts.popLast() else { return false }
    insert(sign.description.utf8, at: right)
    return true
  }

  private mutating func call(_ number: Int, count: Int?) -> Bool {
    if number == BinaryFunctions.custom, let count { return callCustom(arguments: count - 1) }
    guard let function = BinaryFunctions.function(number), let count = count ?? function.arity,
      starts.count >= count
    else { return false }
    let start = count > 0 ? starts[starts.count - count] : text.count
    separate(arguments: count)
    insert(function.opening, at: start)
    text.append(UInt8(ascii: ")"))
    starts.removeLast(count)
    starts.append(start)
    return true
  }

  /// Calls what is no function of Excel 2003; its name stands before its arguments.
  private mutating func callCustom(arguments count: Int) -> Bool {
    guard count >= 0, starts.count > count else { return false }
    let name = starts[starts.count - count - 1]
    let start = count > 0 ? starts[starts.count - count] : text.count
    separate(arguments: count)
    insert(CollectionOfOne(UInt8(ascii: "(")), at: start)
    text.append(UInt8(ascii: ")"))
    let plain = BinaryFunctions.plainName(String(decoding: text[name..<start], as: UTF8.self))
    text.replaceSubrange(name..<start, with: plain.utf8)
    starts.removeLast(count)
    return true
  }

  /// Puts commas between the last arguments.
  private mutating func separate(arguments count: Int) {
    guard count > 1 else { return }
    for index in ((starts.count - count + 1)..<starts.count).reversed() {
      insert(CollectionOfOne(UInt8(ascii: ",")), at: starts[index])
    }
  }

  // MARK: References

  private mutating func pushReference(from cell: (row: Int, column: Int)? = nil) -> Bool {
    starts.append(text.count)
    return appendReference(from: cell)
  }

  private mutating func pushArea(from cell: (row: Int, column: Int)? = nil) -> Bool {
    starts.append(text.count)
    return appendArea(from: cell)
  }

  private mutating func appendReference(from cell: (row: Int, column: Int)?) -> Bool {
    let start = take(4)
    append(Place(row: bytes.word(start), column: bytes.word(start + 2), from: cell))
    return true
  }

  private mutating func appendArea(from cell: (row: Int, column: Int)?) -> Bool {
    let start = take(8)
    let first = Place(row: bytes.word(start), column: bytes.word(start + 4), from: cell)
    let last = Place(row: bytes.word(start + 2), column: bytes.word(start + 6), from: cell)
    let isWholeColumn = first.row == 0 && last.row == 0xFFFF
    let isWholeRow = !isWholeColumn && first.column == 0 && last.column == 0xFF
    append(first, row: !isWholeColumn, column: !isWholeRow)
    text.append(UInt8(ascii: ":"))
    append(last, row: !isWholeColumn, column: !isWholeRow)
    return true
  }

  private mutating func append(_ place: Place, row: Bool = true, column: Bool = true) {
    if column {
      if !place.movesColumn { text.append(UInt8(ascii: "$")) }
      var rest = place.column + 1
      let start = text.count
      while rest > 0 {
        text.insert(UInt8(65 + (rest - 1) % 26), at: start)
        rest = (rest - 1) / 26
      }
    }
    if row {
      if !place.movesRow { text.append(UInt8(ascii: "$")) }
      text += String(place.row + 1).utf8
    }
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
      if let cell {
        self.row = movesRow ? (row + cell.row) & 0xFFFF : row
        self.column = (movesColumn ? column + cell.column : column) & 0xFF
      } else {
        (self.row, self.column) = (row, column & 0x3FFF)
      }
    }
  }
}
