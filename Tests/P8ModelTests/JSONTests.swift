import P8Model
import Testing

struct JSONTests {
  static func read(_ text: String) throws -> JSONValue { try JSONValue(Array(text.utf8)) }

  @Test(arguments: [
    (#"{"b":1,"a":[true,null,"x"]}"#, #"{"a":[true,null,"x"],"b":1}"#),
    (
      #" { "é" : "\u00e9\n\u0007\/" , "\ud83d\ude00" : -0.50e+2 } "#,
      "{\"é\":\"é\\n\\u0007/\",\"😀\":-0.50e+2}"
    ),
    (#"["\u007f\u2028"]"#, "[\"\u{7F}\u{2028}\"]"), ("[]", "[]"), ("{}", "{}"), ("0", "0"),
  ])
  func `reads JSON and writes it canonically`(text: String, canonical: String) throws {
    #expect(try Self.read(text).canonicalText == canonical)
  }

  /// RFC 8785, section 3.2.3: names are sorted by their UTF-16 units.
  @Test func `names are in the order of RFC 8785`() throws {
    let text =
      #"{"\u20ac":"Euro","\r":"CR","\ufb33":"Dalet","1":"One","\ud83d\ude00":"Face","\u0080":"Control","\u00f6":"O"}"#
    let order = try #require(try Self.read(try Self.read(text).canonicalText).members).map(\.1.text)
    #expect(order == ["CR", "One", "Control", "O", "Euro", "Face", "Dalet"])
  }

  @Test(arguments: [
    ("", JSONFault.Kind.unfinished, 1), ("{", .unfinished, 1), ("[1,]", .unexpected, 1),
    ("[1\n,,2]", .unexpected, 2),
    (#"{"a":1,"a":2}"#, .repeatedName("a"), 1), (#"{"a":1,"\u0061":2}"#, .repeatedName("a"), 1),
    ("01", .trailing, 1), ("1 2", .trailing, 1), ("\"\\ud800\"", .unexpected, 1),
    ("\"\\ud800\\u0041\"", .unexpected, 1),
    ("\"a\nb\"", .unexpected, 1), ("nul", .unfinished, 1), ("'a'", .unexpected, 1), ("-", .unfinished, 1),
    ("\"\\u00g0\"", .unexpected, 1), ("1.", .unfinished, 1), ("{a:1}", .unexpected, 1),
  ])
  func `what is no JSON is refused at its place`(text: String, kind: JSONFault.Kind, line: Int) throws {
    let fault = try #require(throws: JSONFault.self) { try Self.read(text) }
    #expect(fault.kind == kind)
    #expect(fault.line == line)
  }

  @Test func `depth is bounded`() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(try #require(throws: JSONFault.self) { try Self.read(deep) }.kind == .tooDeep)
    _ = try Self.read(String(repeating: "[", count: 60) + String(repeating: "]", count: 60))
  }

  @Test func `bytes that are not UTF-8 are refused`() throws {
    #expect(try #require(throws: JSONFault.self) { try JSONValue([0x22, 0xFF, 0x22]) }.kind == .notUnicode)
  }

  @Test func `the indented form is read back to the same value`() throws {
    let value = JSONValue.object([
      ("name", .text("Xã Ea Lâm")), ("short", .list([.number(1), .number(2)])),
      ("long", .list((0..<40).map { .text("part \($0)") })), ("none", .object([])),
      ("inner", .object([("a", .decimal("82.5")), ("b", .truth(false))])),
    ])
    var text = ""
    value.writeIndented(to: &text, width: 100)
    #expect(try Self.read(text).canonicalText == value.canonicalText)
    #expect(text.hasPrefix("{\n  \"name\": \"Xã Ea Lâm\",\n  \"short\": [1, 2],\n  \"long\": [\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 120 })
  }
}
