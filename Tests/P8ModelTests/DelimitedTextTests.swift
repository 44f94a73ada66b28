import P8Model
import Testing

struct DelimitedTextTests {
  private static func text(of cell: String, _ quoting: DelimitedText.Quoting = .whereNeeded) -> String {
    var text = DelimitedText(quoting: quoting)
    text.add([cell, "b"])
    return String(decoding: text.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("a", "a"), ("", ""), ("a,b", "\"a,b\""), ("'=\"x\"", "\"'=\"\"x\"\"\""), ("a\nb", "\"a\nb\""),
    ("a\rb", "\"a\rb\""), (" a ", " a "),
  ])
  func `marks stand around a text that needs them, and are doubled in it`(cell: String, written: String) {
    #expect(Self.text(of: cell) == written + ",b\r\n")
  }

  @Test func `marks stand around every text, or those of one column, where that is asked for`() {
    #expect(Self.text(of: "a", .always) == "\"a\",\"b\"\r\n")
    var text = DelimitedText(lineEnd: "\n", hasMark: true)
    text.add(["a", "b"], quoting: 1)
    var output = ""
    text.flush(to: &output)
    text.add(["c", "d"])
    text.flush(to: &output)
    #expect(output == "\u{FEFF}a,\"b\"\nc,d\n")
  }

  @Test(arguments: ["=1+1", "+84", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\u{FF1D}1"])
  func `a text that a spreadsheet would take for a formula is kept a text`(text: String) {
    #expect(DelimitedText.inert(text) == "'" + text)
  }

  @Test(arguments: ["", "Buôn Bai", "-5", "-0.25", "a=1"])
  func `any other text and a number stay as they are`(text: String) {
    #expect(DelimitedText.inert(text) == text)
  }
}
