import Foundation
import P8Model
import Project8
import TestSupport
import Testing

/// Reports in words in the files that people send.
struct NarrativeFileTests {
  private static let text = "Đến nay, toàn tỉnh có 52 tổ truyền thông cộng đồng; kinh phí 12, 345 tỷ đồng."

  private static func read(_ bytes: [UInt8]) throws -> String {
    let folder = try TemporaryFolder()
    let path = folder.path("bao-cao")
    try Data(bytes).write(to: URL(filePath: path))
    let workspace = try Workspace(definitions: Project.folder, registry: nil)
    return try workspace.narrative.read(file: path, as: .text, language: .en)
  }

  @Test func `UTF-8, UTF-16 and pages give the same figures`() throws {
    let utf16: [UInt8] =
      [0xFF, 0xFE] + Self.text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let page = "<!DOCTYPE html><html><script>var x = \"5 tổ truyền thông\"</script><p>\(Self.text)</p></html>"
    let read = try [Array(Self.text.utf8), utf16, Array(page.utf8)].map { try Self.read($0) }
    #expect(read.first?.contains("52 tổ truyền thông cộng đồng") ?? false)
    #expect(Set(read).count == 1)
  }

  @Test(
    arguments: [
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "old format"), (Array("{\\rtf1 a}".utf8), "old format"),
      ([0x50, 0x4B, 0x03, 0x04, 0x01], ".docx"), ([0x00, 0x01, 0x00], "no text"),
    ] as [([UInt8], String)])
  func `What cannot be read is refused with a way out`(bytes: [UInt8], says: String) throws {
    let failure = #expect(throws: Failure.self) { try Self.read(bytes) }
    let said = [failure?.message.en, failure?.remedy?.en].compactMap(\.self).joined(separator: " ")
    #expect(said.contains(says), "\(said)")
    #expect(failure?.remedy != nil)
  }

  @Test func `Without pdftotext a PDF is refused, and the refusal says what to install`() throws {
    let failure = #expect(throws: Failure.self) {
      try PDFText(searchPath: "/nowhere").text(of: Array("%PDF-1.4".utf8), from: "a.pdf")
    }
    #expect(failure?.remedy?.en.contains("poppler-utils") ?? false)
  }

  @Test(arguments: [
    (
      "Hội đã thành lập 5 tổ truyền\nthông cộng đồng.\nSau đó",
      "Hội đã thành lập 5 tổ truyền thông cộng đồng.\nSau đó"
    ),
    ("KẾT QUẢ\nNăm 2024", "KẾT QUẢ\nNăm 2024"), ("gồm:\nxã A", "gồm:\nxã A"), ("", ""),
  ])
  func `The lines of a page of a PDF are joined to paragraphs`(text: String, joined: String) {
    #expect(PDFText.paragraphs(text) == joined)
  }
}
