import P8Web
import Testing

/// The fields of forms and queries.
struct FormFieldsTests {
  @Test(
    arguments: [
      ("", []), ("a=1", [("a", "1")]), ("a=1&a=2", [("a", "1"), ("a", "2")]), ("a", [("a", "")]),
      ("a=b=c", [("a", "b=c")]), ("t%C3%AAn=%C4%90%E1%BA%AFk+L%E1%BA%AFk", [("tên", "Đắk Lắk")]),
      ("a=%2B%26", [("a", "+&")]),
    ] as [(String, [(String, String)])])
  func `fields are read in their order`(text: String, fields: [(String, String)]) throws {
    let read = try #require(FormFields(urlEncoded: text))
    #expect(read.names == fields.map(\.0))
    for (name, _) in fields {
      #expect(read.values(of: name) == fields.filter { $0.0 == name }.map(\.1))
    }
    #expect(FormFields(urlEncoded: read.urlEncoded) == read)
  }

  @Test(arguments: ["a=%", "a=%4", "a=%g1", "%ff=1", "a=%C3", "a=%ED%A0%80"])
  func `what is no text is refused`(text: String) { #expect(FormFields(urlEncoded: text) == nil) }

  @Test func `so many fields are no form`() {
    let text = (0...FormFields.maximumCount).map { "a\($0)=1" }.joined(separator: "&")
    #expect(FormFields(urlEncoded: text) == nil)
  }

  @Test(arguments: [
    ("/", "/"), ("/see?unit=54", "/see?unit=54"), ("//x", "/"), ("/\\x", "/"), ("https://x", "/"), ("", "/"),
    ("/a b", "/"), ("/a\r\nx: y", "/"), ("/\u{e9}", "/"), ("javascript:1", "/"),
  ])
  func `a path leads to this site or home`(path: String, safe: String) {
    #expect(LocalPath.safe(path) == safe)
  }
}
