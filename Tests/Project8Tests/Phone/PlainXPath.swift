import Testing

/// The few words of XPath that our forms for the phone compute with, evaluated plainly: texts in quotation marks, answers,
/// `=`, `+`, `coalesce`, `if`, `concat`, `number`.
struct PlainXPath {
  private var rest: Substring
  private let answer: (String) -> String

  static func value(of text: String, answer: @escaping (String) -> String) throws -> String {
    var path = PlainXPath(rest: text[...], answer: answer)
    let value = try path.comparison()
    let isWhole = path.rest.allSatisfy { $0.isWhitespace }
    try #require(isWhole, "\(text) from \(path.rest)")
    return value
  }

  private mutating func comparison() throws -> String {
    let left = try sum()
    guard take("=") else { return left }
    return left == (try sum()) ? "true" : "false"
  }

  private mutating func sum() throws -> String {
    var value = try term()
    while take("+") { value = Self.text((Double(value) ?? .nan) + (Double(try term()) ?? .nan)) }
    return value
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }

  private mutating func term() throws -> String {
    skip()
    for mark in ["'", "\""] where take(mark) {
      let text = rest.prefix { String($0) != mark }
      rest = rest.dropFirst(text.count + 1)
      return String(text)
    }
    if take("${") {
      let name = rest.prefix { $0 != "}" }
      rest = rest.dropFirst(name.count + 1)
      return answer(String(name))
    }
    let word = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "." })
    rest = rest.dropFirst(word.count)
    guard take("(") else { return word }
    var values: [String] = []
    repeat { values.append(try comparison()) } while take(",")
    let isClosed = take(")")
    try #require(isClosed, "\(word) before \(rest)")
    switch word {
    case "coalesce": return values.first { !$0.isEmpty } ?? ""
    case "concat": return values.joined()
    case "number": return values[0]
    case "if": return values[0] == "true" ? values[1] : values[2]
    default: throw Unknown(word: word)
    }
  }

  struct Unknown: Error { let word: String }

  private mutating func skip() { rest = rest.drop(while: \.isWhitespace) }

  private mutating func take(_ text: String) -> Bool {
    skip()
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }
}
