import Foundation
import SpreadsheetML
import Testing

/// What the fuzzer of Excel 97–2003 found worth keeping is read in the ordinary tests too.
struct BinaryCorpusTests {
  @Test func `the corpus gives values or faults`() throws {
    let file = SurveyTests.folder.deletingLastPathComponent().appending(
      path: "Fuzz/Corpora/BinaryWorkbook.zip")
    let corpus = try WrittenPackage(Array(try Data(contentsOf: file)))
    #expect(corpus.names.count >= 424)
    var lines = 0
    for name in corpus.names {
      do throws(WorkbookFault) {
        lines += try BinaryListing(corpus.bytes(name)).lines.count
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
    #expect(lines > 600)
  }
}
