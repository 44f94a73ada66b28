import P8Model

/// Cuts the text of an expression into tokens.
struct Tokenizer {
  private let text: String
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  static func tokens(of text: String) throws(ExpressionFault) -> [Token] {
    var tokenizer = Tokenizer(text)
    var tokens: [Token] = []
    while true {
      let token = try tokenizer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private mutating func next() throws(ExpressionFault) -> Token {
    while position < bytes.count, [32, 9, 10, 13].contains(bytes[position]) { position += 1 }
    let start = position
    guard start < bytes.count else { return Token(kind: .end, offset: start) }
    let byte = bytes[start]
    if Self.isDigit(byte) { return try number() }
    if Self.startsName(byte) { return Token(kind: .name(name()), offset: start) }
    if byte == UInt8(ascii: "\"") { return try quotation() }
    return try symbol()
  }

  private mutating func number() throws(ExpressionFault) -> Token {
    let start = position
    if let date = date() { return Token(kind: .date(date), offset: start) }
    skipDigits()
    if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "."), Self.isDigit(bytes[position + 1]) {
      position += 1
      skipDigits()
    }
    let digits = String(decoding: bytes[start..<position], as: UTF8.self)
    guard position == bytes.count || !Self.startsName(bytes[position]) else {
      throw fault(at: start, .syntax(.numberIntoName(digits)))
    }
    guard let number = ExactDecimal(digits) else { throw fault(at: start, .syntax(.longNumber(digits))) }
    return Token(kind: .number(number), offset: start)
  }

  /// A date, where the next bytes are `dddd-dd-dd` and a name or digit does not follow.
  private mutating func date() -> CalendarDate? {
    let end = position + 10
    guard end <= bytes.count, end == bytes.count || !Self.continuesName(bytes[end]),
      let date = CalendarDate(iso: String(decoding: bytes[position..<end], as: UTF8.self))
    else { return nil }
    position = end
    return date
  }

  private mutating func name() -> String {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      let isInnerDot =
        byte == UInt8(ascii: ".") && position + 1 < bytes.count && Self.startsName(bytes[position + 1])
      guard Self.continuesName(byte) || isInnerDot else { break }
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotation() throws(ExpressionFault) -> Token {
    let start = position
    let quote = UInt8(ascii: "\"")
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      if bytes[position] == quote {
        position += 1
        guard position < bytes.count, bytes[position] == quote else {
          return Token(kind: .text(String(decoding: content, as: UTF8.self)), offset: start)
        }
      }
      content.append(bytes[position])
      position += 1
    }
    throw fault(at: start, .syntax(.openText))
  }

  private mutating func symbol() throws(ExpressionFault) -> Token {
    let start = position
    if start + 1 < bytes.count {
      let pair = String(decoding: bytes[start...(start + 1)], as: UTF8.self)
      if ["!=", "<=", ">="].contains(pair) {
        position += 2
        return Token(kind: .symbol(pair), offset: start)
      }
      let meant = ["==": "=", "<>": "!=", "=<": "<=", "=>": ">=", "&&": "and", "||": "or"][pair]
      if let meant { throw misspelled(pair, meant: meant, at: start) }
    }
    let byte = bytes[start]
    if "+-*/=<>()[],.".utf8.contains(byte) {
      position += 1
      return Token(kind: .symbol(String(UnicodeScalar(byte))), offset: start)
    }
    // The rest of the text is valid UTF-8, so there is a first character.
    let character = String(String(decoding: bytes[start...], as: UTF8.self).prefix(1))
    let meant = [
      "≤": "<=", "≥": ">=", "≠": "!=", "×": "*", "÷": "/", "−": "-", "–": "-", "“": "\"", "”": "\"",
      "!": "not", "'": "\"",
    ]
    if let meant = meant[character] { throw misspelled(character, meant: meant, at: start) }
    throw fault(at: start, .syntax(.character(character)))
  }

  private func misspelled(_ found: String, meant: String, at offset: Int) -> ExpressionFault {
    fault(at: offset, .syntax(.misspelled(found, meant: meant)))
  }

  private func fault(at offset: Int, _ reason: ExpressionFault.Reason) -> ExpressionFault {
    ExpressionFault(at: offset, in: text, reason)
  }

  private mutating func skipDigits() {
    while position < bytes.count, Self.isDigit(bytes[position]) { position += 1 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func startsName(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
  }

  private static func continuesName(_ byte: UInt8) -> Bool { startsName(byte) || isDigit(byte) }
}
