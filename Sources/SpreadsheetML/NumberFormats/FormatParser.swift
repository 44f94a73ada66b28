/// Takes the code of a number format apart.
struct FormatParser {
  private let bytes: [UInt8]
  private var index = 0
  private var section = FormatSection()
  private var sections: [FormatSection] = []

  /// The sections of a code, at least one.
  static func sections(of code: String) -> [FormatSection] {
    // Longer codes than Excel's are cut, so that none costs much.
    var parser = FormatParser(bytes: Array(code.utf8.prefix(1_024)))
    return parser.parse()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func parse() -> [FormatSection] {
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: ";"):
        finishSection()
        index += 1
      case UInt8(ascii: "\""): readQuoted()
      case UInt8(ascii: "\\"):
        index += 1
        readLiteral()
      case UInt8(ascii: "_"):
        index += 1
        skipCharacter()
        section.tokens.append(.literal(" "))
      case UInt8(ascii: "*"):
        index += 1
        skipCharacter()
      case UInt8(ascii: "["): readBracket()
      default: readCode(byte)
      }
    }
    finishSection()
    return sections
  }

  private mutating func finishSection() {
    resolveMinutes()
    sections.append(section)
    section = FormatSection()
  }

  /// A letter means what its run of equal letters means; what is not known stands for itself.
  private mutating func readCode(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0"), UInt8(ascii: "#"), UInt8(ascii: "?"): take(.digit(byte))
    case UInt8(ascii: "."): readPoint()
    case UInt8(ascii: ","): take(.comma)
    case UInt8(ascii: "%"): take(.percent)
    case UInt8(ascii: "/"): take(.slash)
    case UInt8(ascii: "@"): take(.text)
    default:
      switch byte | 32 {
      case UInt8(ascii: "g") where matches("general"):
        section.tokens.append(.general)
        index += 7
      case UInt8(ascii: "e")
      where index + 1 < bytes.count && (bytes[index + 1] == 43 || bytes[index + 1] == 45):
        section.tokens.append(.exponent(showsPlus: bytes[index + 1] == 43))
        index += 2
      case UInt8(ascii: "a") where matches("am/pm"):
        section.tokens.append(.halfDay(isShort: false))
        index += 5
      case UInt8(ascii: "a") where matches("a/p"):
        section.tokens.append(.halfDay(isShort: true))
        index += 3
      case UInt8(ascii: "y"), UInt8(ascii: "e"): section.tokens.append(.year(run(of: byte)))
      case UInt8(ascii: "m"): section.tokens.append(.month(run(of: byte)))
      case UInt8(ascii: "d"): section.tokens.append(.day(run(of: byte)))
      case UInt8(ascii: "h"): section.tokens.append(.hour(run(of: byte)))
      case UInt8(ascii: "s"): section.tokens.append(.second(run(of: byte)))
      default: readLiteral()
      }
    }
  }

  private mutating func take(_ token: FormatSection.Token) {
    section.tokens.append(token)
    index += 1
  }

  // After seconds a point leads their fraction.
  private mutating func readPoint() {
    guard case .second = section.tokens.last else { return take(.decimalPoint) }
    index += 1
    let digits = index < bytes.count && bytes[index] == UInt8(ascii: "0") ? run(of: UInt8(ascii: "0")) : 0
    section.tokens.append(digits > 0 ? .secondFraction(min(digits, 3)) : .literal("."))
  }

  private mutating func run(of byte: UInt8) -> Int {
    var count = 0
    while index < bytes.count, bytes[index] | 32 == byte | 32 {
      count += 1
      index += 1
    }
    return count
  }

  private func matches(_ word: String) -> Bool {
    let letters = Array(word.utf8)
    guard index + letters.count <= bytes.count else { return false }
    return zip(letters, bytes[index...]).allSatisfy { $0 == ($1 >= 65 && $1 <= 90 ? $1 | 32 : $1) }
  }

  private mutating func readLiteral() {
    let start = index
    skipCharacter()
    append(literal: String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func skipCharacter() {
    guard index < bytes.count else { return }
    index += 1
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
  }

  private mutating func readQuoted() {
    let start = index + 1
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += 1 }
    append(literal: String(decoding: bytes[start..<end], as: UTF8.self))
    index = min(end + 1, bytes.count)
  }

  private mutating func append(literal: String) {
    guard !literal.isEmpty else { return }
    if case .literal(let before) = section.tokens.last {
      section.tokens[section.tokens.count - 1] = .literal(before + literal)
    } else {
      section.tokens.append(.literal(literal))
    }
  }

  private mutating func readBracket() {
    guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")) else { return readLiteral() }
    let inner = String(decoding: bytes[index + 1..<end], as: UTF8.self)
    index = end + 1
    if "[\(inner)]" == DisplayFormat.shortDate { return section.tokens.append(.shortDate) }
    let lower = inner.lowercased()
    if let first = lower.first, lower.allSatisfy({ $0 == first }) {
      switch first {
      case "h": return section.tokens.append(.elapsed(.hours, lower.utf8.count))
      case "m": return section.tokens.append(.elapsed(.minutes, lower.utf8.count))
      case "s": return section.tokens.append(.elapsed(.seconds, lower.utf8.count))
      default: break
      }
    }
    if inner.hasPrefix("$") { return readCurrency(inner.dropFirst()) }
    if let condition = Self.condition(inner) { section.condition = condition }
  }

  // `[$₫-42A]`: a sign of currency, and a language.
  private mutating func readCurrency(_ inner: Substring) {
    let parts = inner.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    append(literal: String(parts[0]))
    guard parts.count == 2 else { return }
    switch UInt32(parts[1].prefix { $0.isHexDigit }, radix: 16).map({ $0 & 0xFFFF }) {
    case 0x42A: section.language = .vietnamese
    case 0x409, 0x809, 0x1009, 0xC09: section.language = .english
    default: break
    }
  }

  private static func condition(_ text: String) -> FormatSection.Condition? {
    let signs: [(String, FormatSection.Comparison)] = [
      ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("<>", .notEqual), ("<", .less), (">", .greater),
      ("=", .equal),
    ]
    for (sign, comparison) in signs where text.hasPrefix(sign) {
      return Double(text.dropFirst(sign.utf8.count)).map {
        FormatSection.Condition(comparison: comparison, number: $0)
      }
    }
    return nil
  }

  // `m` is minutes after hours and before seconds.
  private mutating func resolveMinutes() {
    func neighbour(_ indices: some Sequence<Int>) -> FormatSection.Token? {
      for index in indices {
        switch section.tokens[index] {
        case .hour, .elapsed, .second, .year, .month, .day, .minute: return section.tokens[index]
        default: continue
        }
      }
      return nil
    }
    for index in section.tokens.indices {
      guard case .month(let count) = section.tokens[index], count <= 2 else { continue }
      switch neighbour((0..<index).reversed()) {
      case .hour, .elapsed(.hours, _):
        section.tokens[index] = .minute(count)
        continue
      default: break
      }
      switch neighbour(index + 1..<section.tokens.count) {
      case .second, .elapsed(.seconds, _): section.tokens[index] = .minute(count)
      default: break
      }
    }
  }
}
