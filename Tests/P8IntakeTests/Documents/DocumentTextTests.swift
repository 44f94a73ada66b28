import Testing

import P8Intake

struct DocumentTextTests {
  private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  private static func docx(_ body: String) -> [UInt8] {
    StoredZIP.bytes([
      ("[Content_Types].xml", "<Types/>"),
      (
        "word/document.xml",
        "<w:document xmlns:w=\"\(word)\" xmlns:mc=\"m\"><w:body>\(body)</w:body></w:document>"
      ),
    ])
  }

  private static func odt(_ body: String) -> [UInt8] {
    StoredZIP.bytes([
      ("mimetype", "application/vnd.oasis.opendocument.text"),
      (
        "content.xml",
        """
        <office:document-content xmlns:office="o" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">\
        <office:text>\(body)</office:text></office:document-content>
        """
      ),
    ])
  }

  @Test(arguments: [
    (
      "<w:p><w:r><w:t>Ra mắt 5 tổ</w:t></w:r><w:r><w:t xml:space=\"preserve\"> truyền thông</w:t></w:r></w:p>",
      "Ra mắt 5 tổ truyền thông\n"
    ),
    (
      "<w:p><w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t></w:r></w:p><w:p/>",
      "một hai\nba\n\n"
    ),
    (
      "<w:p><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins><w:r><w:t>giữ</w:t></w:r></w:ins></w:p>",
      "giữ\n"
    ),
    ("<w:p><mc:Fallback><w:t>hai lần</w:t></mc:Fallback><w:t>một lần</w:t></w:p>", "một lần\n"),
    (
      "<w:tbl><w:tr><w:tc><w:p><w:t>ô</w:t></w:p></w:tc><w:tc><w:p><w:t>khác</w:t></w:p></w:tc></w:tr></w:tbl>",
      "ô\nkhác\n"
    ),
  ])
  func `The paragraphs of a Word document are lines`(body: String, text: String) throws {
    let bytes = Self.docx(body)
    #expect(DocumentText.isContainer(bytes))
    #expect(try DocumentText.text(of: bytes) == text)
  }

  @Test(arguments: [
    (
      "<text:h>KẾT QUẢ</text:h><text:p>Ra mắt <text:span>5</text:span><text:s/>tổ</text:p>",
      "KẾT QUẢ\nRa mắt 5 tổ\n"
    ),
    ("<text:p>một<office:annotation><text:p>ghi chú</text:p></office:annotation> hai</text:p>", "một hai\n"),
    (
      "<text:tracked-changes><text:p>cũ</text:p></text:tracked-changes><text:p>mới<text:line-break/>x</text:p>",
      "mới\nx\n"
    ),
  ])
  func `The paragraphs of an OpenDocument text are lines`(body: String, text: String) throws {
    #expect(try DocumentText.text(of: Self.odt(body)) == text)
  }

  @Test func `What is no document is refused, and so is a broken one`() {
    #expect(throws: DocumentText.Fault.notADocument) {
      try DocumentText.text(of: StoredZIP.bytes([("xl/workbook.xml", "<x/>")]))
    }
    #expect(throws: DocumentText.Fault.damagedText(line: 1)) { try DocumentText.text(of: Self.docx("<w:p>")) }
    #expect(throws: DocumentText.Fault.self) { try DocumentText.text(of: [0x50, 0x4B, 3, 4, 9, 9]) }
    // Entities that grow, as bombs have them.
    #expect(throws: DocumentText.Fault.self) {
      try DocumentText.text(
        of: StoredZIP.bytes([
          ("word/document.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>")
        ]))
    }
  }

  @Test func `A document that holds more than a report can is refused`() {
    let paragraph = "<w:p><w:t>\(String(repeating: "dài ", count: 4096))</w:t></w:p>"
    #expect(throws: DocumentText.Fault.tooLong) {
      try DocumentText.text(of: Self.docx(String(repeating: paragraph, count: 1000)))
    }
  }

  @Test(arguments: [
    ("<p>Ra mắt <b>5</b> tổ</p><p>hai</p>", "\nRa mắt 5 tổ\n\nhai\n"),
    ("a<!-- 5 <b> -->b<script>var x = '<p>';</script>c<STYLE>p{}</style >d", "abcd"),
    ("t&#7893; &amp; &#x1EA3;&nbsp;&unknown; &", "tổ & ả &unknown; &"), ("1 < 2 <3 and <", "1 < 2 <3 and <"),
    ("<p", "\n"), ("<!--", ""), ("<script>", ""), ("x\ny", "x y"),
  ])
  func `The text of a page is what stands between its tags`(page: String, text: String) {
    #expect(HTMLText.text(of: page) == text)
  }

  @Test func `A page is told from a text`() {
    #expect(HTMLText.isPage("<!DOCTYPE html><html lang=\"vi\">"))
    #expect(!HTMLText.isPage("Báo cáo <6 tháng>"))
  }
}
