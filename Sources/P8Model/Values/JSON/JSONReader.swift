/// Reads JSON that comes from outside: strictly (RFC 8259), with bounded depth, and no name twice in an
/// object.
struct JSONReader {
  /// How deep lists and objects may lie in each other.
  static let depthLimit = 64
  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  private let bytes: [UInt8]
  private let valueLimit: Int
  private var valueCount = 0
  private var index = 0

  init(_ bytes: [UInt8], valueLimit: Int) { (self.bytes, self.valueLimit) = (bytes, valueLimit) }

  mutating func document() throws(JSONFault) -> JSONValue {
    // Texts are cut out of the bytes later: that they are UTF-8 is known from here on.
    guard String(validating: bytes, as: UTF8.self) != nil else { throw fault(.notUnicode) }
    let value = try value(depth: 0)
    skipSpace()
    guard index == bytes.count else { throw fault(.trailing) }
    return value
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    guard depth < Self.depthLimit else { throw fault(.tooDeep) }
    // A value takes many times the bytes that it is written with.
    valueCount += 1
    guard valueCount <= valueLimit else { throw fault(.tooMany) }
    skipSpace()
    switch peek {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .truth(true))
    case UInt8(ascii: "f"): return try word("false", .truth(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw fault(.unfinished)
    case let byte? where byte == UInt8(ascii: "-") || Self.digits.contains(byte): return try number()
    default: throw fault(.unexpected)
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONValue {
    index += 1
    var members: [(String, JSONValue)] = []
    var names: Set<String> = []
    skipSpace()
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw fault(peek == nil ? .unfinished : .unexpected) }
      let start = index
      let name = try text()
      guard names.insert(name).inserted else {
        index = start
        throw fault(.repeatedName(name))
      }
      skipSpace()
      try expect(":")
      members.append((name, try value(depth: depth + 1)))
      skipSpace()
    } while take(",")
    try expect("}")
    return .object(members)
  }

  private mutating func list(depth: Int) throws(JSONFault) -> JSONValue {
    index += 1
    var values: [JSONValue] = []
    skipSpace()
    if take("]") { return .list([]) }
    repeat {
      values.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    try expect("]")
    return .list(values)
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
    for byte in "\(word)".utf8 {
      guard peek == byte else { throw fault(peek == nil ? .unfinished : .unexpected) }
      index += 1
    }
    return value
  }

  private mutating func number() throws(JSONFault) -> JSONValue {
    let start = index
    _ = take("-")
    if !take("0") { try digits() }
    var isWhole = true
    if take(".") {
      isWhole = false
      try digits()
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, let number = Int(text) { return .number(number) }
    return .decimal(text)
  }

  private mutating func digits() throws(JSONFault) {
    let start = index
    while let byte = peek, Self.digits.contains(byte) { index += 1 }
    guard index > start else { throw fault(peek == nil ? .unfinished : .unexpected) }
  }

  private mutating func text() throws(JSONFault) -> String {
    index += 1
    var result = ""
    var start = index
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        result += String(decoding: bytes[start..<index], as: UTF8.self)
        index += 1
        return result
      case UInt8(ascii: "\\"):
        result += String(decoding: bytes[start..<index], as: UTF8.self)
        index += 1
        result.unicodeScalars.append(try escaped())
        start = index
      case 0..<0x20: throw fault(.unexpected)
      default: index += 1
      }
    }
    throw fault(.unfinished)
  }

  /// The character after a backslash.
  private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
    guard let byte = peek else { throw fault(.unfinished) }
    index += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // The first half of a pair: the second must follow. Half a pair is no character.
      guard (0xD800..<0xDC00).contains(unit), take("\\"), take("u") else { throw fault(.unexpected) }
      let second = try hexadecimal()
      guard (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00))
      else { throw fault(.unexpected) }
      return scalar
    default:
      index -= 1
      throw fault(.unexpected)
    }
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    var result: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek else { throw fault(.unfinished) }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw fault(.unexpected)
      }
      result = result << 4 | UInt32(digit)
      index += 1
    }
    return result
  }

  // MARK: - Bytes

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(JSONFault) {
    guard take(character) else { throw fault(peek == nil ? .unfinished : .unexpected) }
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private func fault(_ kind: JSONFault.Kind) -> JSONFault {
    let before = bytes[..<index]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONFault(kind: kind, line: line, column: index - lineStart + 1)
  }
}

extension JSONValue {
  /// Reads one value in UTF-8, strictly.
  /// - Parameters:
  ///   - bytes: The text.
  ///   - valueLimit: How many values there may be, those inside others included.
  /// - Throws: ``JSONFault`` with the place: not JSON, a name twice in an object, more than 64 levels.
  public init(_ bytes: [UInt8], valueLimit: Int = .max) throws(JSONFault) {
    var reader = JSONReader(bytes, valueLimit: valueLimit)
    self = try reader.document()
  }
}
