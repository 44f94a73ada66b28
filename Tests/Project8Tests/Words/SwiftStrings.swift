/// The string literals of a Swift file, without its comments: of one line and of several, raw ones, and those
/// within an interpolation.
struct SwiftStrings {
  /// A literal as written.
  struct Literal {
    let text: String
    /// The code between it and the literal before, which says what a pair is.
    let codeBefore: String
  }

  /// The literals; those within interpolations come last, so that the two texts of a pair stand side by side.
  private(set) var literals: [Literal] = []
  private var nested: [Literal] = []
  private let bytes: [UInt8]
  private var index = 0

  init(_ source: String) {
    bytes = Array(source.utf8)
    let outer = readCode(untilParenthesis: false)
    literals = outer + nested
  }

  private func isNext(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

  /// Reads code up to the end, or up to the parenthesis that closes an interpolation.
  private mutating func readCode(untilParenthesis: Bool) -> [Literal] {
    var found: [Literal] = []
    var code: [UInt8] = []
    var depth = 0
    while index < bytes.count {
      let hashes =
        bytes[index] == UInt8(ascii: "#") ? bytes[index...].prefix { $0 == UInt8(ascii: "#") }.count : 0
      if bytes[index] == UInt8(ascii: "/"), isNext("//") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      } else if index + hashes < bytes.count, bytes[index + hashes] == UInt8(ascii: "\"") {
        index += hashes
        let text = readLiteral(hashes: hashes)
        found.append(Literal(text: text, codeBefore: String(decoding: code, as: UTF8.self)))
        code = []
      } else {
        if bytes[index] == UInt8(ascii: "(") { depth += 1 }
        if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
        if untilParenthesis, depth < 0 { break }
        code.append(bytes[index])
        index += 1
      }
    }
    return found
  }

  private mutating func readLiteral(hashes: Int) -> String {
    let quotes = isNext("\"\"\"") ? 3 : 1
    let marks = String(repeating: "#", count: hashes)
    let close = String(repeating: "\"", count: quotes) + marks
    let escape = "\\" + marks
    index += quotes
    let start = index
    while index < bytes.count, !isNext(close) {
      guard bytes[index] == UInt8(ascii: "\\"), isNext(escape) else {
        index += 1
        continue
      }
      index += escape.utf8.count
      if isNext("(") {
        index += 1
        nested += readCode(untilParenthesis: true)
      }
      index += 1
    }
    let end = min(index, bytes.count)
    index = min(end + close.utf8.count, bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
