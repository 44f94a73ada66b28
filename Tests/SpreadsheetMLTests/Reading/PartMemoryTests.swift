import SpreadsheetML
import Testing

/// Parts that were read before are not read again, and nothing passes for another.
struct PartMemoryTests {
  private static func package(_ text: String) -> [UInt8] {
    TestPackage(rows: "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>").with {
      $0.set("xl/sharedStrings.xml", "<sst xmlns=\"\(TestPackage.main)\"><si><t>\(text)</t></si></sst>")
    }.bytes
  }

  private static func text(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) throws -> CellValue? {
    let workbook = try WorkbookReader(bytes: bytes, limits: limits)
    return try workbook.content(of: workbook.sheets[0]).rows.first?.cells.first?.value
  }

  @Test func `each file keeps its own texts, however many were read between`() throws {
    // More than are remembered, all of one length.
    let texts = (100..<140).map { "thôn \($0)" }
    for _ in 0..<3 {
      for text in texts {
        #expect(try Self.text(Self.package(text)) == .text(text))
        #expect(try Self.text(Self.package(text)) == .text(text))
      }
    }
  }

  @Test func `a part that is known is still held to the limits of who reads it`() throws {
    let bytes = Self.package("một hai ba bốn")
    #expect(try Self.text(bytes) == .text("một hai ba bốn"))
    var narrow = ReadingLimits()
    narrow.textUnits = 3
    #expect(throws: WorkbookFault.self) { try Self.text(bytes, limits: narrow) }
    #expect(try Self.text(bytes) == .text("một hai ba bốn"))
  }

  @Test func `files read at once do not disturb each other`() async throws {
    let read = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          let text = "thôn \(number % 23)"
          return try Self.text(Self.package(text)) == .text(text)
        }
      }
      return try await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(read.count == 200 && read.allSatisfy { $0 })
  }
}
