import Foundation
import SpreadsheetML
import Testing
import XMLStream

/// Every part of every workbook that the tests have, and every text of the fuzzers, is read by the scanner and by libxml2.
struct TwoReadersTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The events, and whether the scanner read the text; no events where it is refused.
  private static func read(_ bytes: [UInt8], isScanned: Bool) -> (lines: [String]?, isOdd: Bool) {
    let transcript = XMLTranscript()
    let parser = XMLPushParser(handler: transcript)
    do {
      if isScanned {
        try parser.read(whole: bytes.span)
      } else {
        try parser.push(bytes.span)
        try parser.finish()
      }
      return (transcript.lines, parser.isOdd)
    } catch {
      return (nil, parser.isOdd)
    }
  }

  private static func files(ending: String) throws -> [String] {
    let all = try #require(FileManager.default.enumerator(atPath: tests.path))
    return all.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }.sorted()
  }

  @Test func `the parts of all workbooks give the same both ways`() throws {
    var (scanned, handed) = (0, 0)
    for file in try Self.files(ending: ".xlsx") {
      let package = try WrittenPackage(Array(Data(contentsOf: Self.tests.appending(path: file))))
      for name in package.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
        let bytes = package.bytes(name)
        guard bytes.count <= 256 << 10 else { continue }
        let (plain, judged) = (Self.read(bytes, isScanned: true), Self.read(bytes, isScanned: false))
        #expect(plain.lines == judged.lines, "\(file): \(name)")
        if plain.isOdd { handed += 1 } else { scanned += 1 }
      }
    }
    #expect(scanned > 200)
    // What other programs write is plain too, but for a few parts.
    #expect(handed * 20 < scanned, "\(handed) of \(scanned)")
  }

  @Test(arguments: ["Workbook", "Sheet", "Styles", "Strings", "OpenDocument", "Spreadsheet2003", "Markup"])
  func `the texts of the fuzzers give the same both ways`(corpus: String) throws {
    let archive = try Data(contentsOf: Self.tests.appending(path: "Fuzz/Corpora/\(corpus).zip"))
    let package = try WrittenPackage(Array(archive))
    #expect(package.names.count >= 24)
    for name in package.names {
      // The first byte of these says how long the pieces are.
      let bytes = Array(package.bytes(name).dropFirst(corpus == "Markup" ? 1 : 0))
      #expect(
        Self.read(bytes, isScanned: true).lines == Self.read(bytes, isScanned: false).lines, "\(name)")
    }
  }
}
