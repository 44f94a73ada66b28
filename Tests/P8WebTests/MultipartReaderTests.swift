import P8Web
import Testing

/// Forms with files, whatever the pieces in which their bytes come.
struct MultipartReaderTests {
  private static func read(_ text: String, pieces: Int) throws -> [MultipartReader.Event] {
    var reader = MultipartReader(boundary: "b")
    var events: [MultipartReader.Event] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      for event in try reader.take(bytes[start..<min(bytes.count, start + pieces)]) {
        // The bytes of a part may come in several events.
        if case .bytes(let more) = event, case .bytes(let before)? = events.last {
          events[events.count - 1] = .bytes(before + more)
        } else {
          events.append(event)
        }
      }
    }
    try reader.finish()
    return events
  }

  static let form = """
    --b\r
    Content-Disposition: form-data; name="token"\r
    \r
    abc\r
    --b\r
    Content-Disposition: form-data; name="files"; filename="Đắk Lắk/bao cao.xlsx"\r
    Content-Type: application/octet-stream\r
    \r
    1\r
    --x\r
    --\r
    2\r
    --b\r
    Content-Disposition: form-data; name="files"; filename=""\r
    \r
    \r
    --b--\r

    """

  @Test(arguments: [1, 2, 3, 5, 7, 16, 64, 10_000])
  func `parts come as they were sent`(pieces: Int) throws {
    #expect(
      try Self.read(Self.form, pieces: pieces) == [
        .begins(name: "token", file: nil), .bytes(Array("abc".utf8)), .ends,
        .begins(name: "files", file: "Đắk Lắk/bao cao.xlsx"), .bytes(Array("1\r\n--x\r\n--\r\n2".utf8)),
        .ends,
        .begins(name: "files", file: ""), .ends,
      ])
  }

  @Test(arguments: [
    "", "--b", "--b\r\n", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
    "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", "--b\r\nX: y\r\n\r\nx\r\n--b--",
    "--bx\r\n", "text", "--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--b--",
  ])
  func `what is no form, or ends too early, is refused`(text: String) {
    #expect(throws: MultipartReader.Fault.self) { try Self.read(text, pieces: 3) }
  }

  @Test func `a head without end is refused`() {
    let text = "--b\r\nContent-Disposition: form-data; name=\"" + String(repeating: "a", count: 10_000)
    #expect(throws: MultipartReader.Fault.longHead) { try Self.read(text, pieces: 100) }
  }

  @Test(
    arguments: [
      ("multipart/form-data; boundary=abc", "abc"), ("Multipart/Form-Data; Boundary=\"a b\"", "a b"),
      ("multipart/form-data", nil), ("text/plain; boundary=abc", nil),
      ("multipart/form-data; boundary=", nil),
      ("multipart/form-data; boundary=\(String(repeating: "a", count: 71))", nil),
      ("multipart/form-data; boundary=a\u{1}b", nil),
    ] as [(String, String?)])
  func `the boundary is what the head says`(type: String, boundary: String?) {
    #expect(MultipartReader.boundary(ofType: type) == boundary)
  }

  @Test(arguments: [
    ("a.xlsx", ["a.xlsx"]), ("../../etc/passwd", ["etc", "passwd"]), ("/etc/passwd", ["etc", "passwd"]),
    ("C:\\Users\\lan\\a.xlsx", ["C", "Users", "lan", "a.xlsx"]), ("..", ["file"]), ("", ["file"]),
    (".bashrc", ["bashrc"]), ("a\u{0}b.xlsx", ["ab.xlsx"]),
    ("xã/thôn 1/Báo cáo.xlsx", ["xã", "thôn 1", "Báo cáo.xlsx"]),
    ("1/2/3/4/5/6.xlsx", ["3", "4", "5", "6.xlsx"]), ("a\u{202E}xslx.exe", ["axslx.exe"]),
    ("a\"; rm.xlsx", ["a; rm.xlsx"]),
  ])
  func `the name of a file leads nowhere else`(name: String, parts: [String]) {
    #expect(UploadedName.parts(of: name) == parts)
  }

  @Test func `a long name keeps its ending`() throws {
    let name = try #require(UploadedName.parts(of: String(repeating: "ả", count: 200) + ".xlsx").first)
    #expect(name.utf8.count <= 120)
    #expect(name.hasSuffix("ả.xlsx"))
  }
}
