import Foundation
import P8Model
import Project8
import TestSupport
import Testing

/// Reports as PDF: through LibreOffice where it is there, and with a way out where it is not or fails.
struct PDFPrinterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A program in place of LibreOffice.
  private func printer(_ script: String, limit: Duration = .seconds(300)) throws -> PDFPrinter {
    let path = try folder.write(Array("#!/bin/sh\n\(script)\n".utf8), to: "bin/soffice")
    chmod(path, 0o755)
    return PDFPrinter(searchPath: "/nowhere:\(folder.path("bin"))", limit: limit)
  }

  private func refusal(_ printer: PDFPrinter) -> Failure? {
    do throws(Failure) {
      _ = try printer.pdf(of: [1])
      return nil
    } catch {
      return error
    }
  }

  @Test func `the pages come from the program, which sees a copy of the workbook and nothing else`() throws {
    let printer = try printer(
      """
      while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done
      printf '%%PDF-1.7 ' > "$out/report.pdf"
      cat "$1" >> "$out/report.pdf"
      """)
    #expect(try printer.pdf(of: Array("workbook".utf8)) == Array("%PDF-1.7 workbook".utf8))
  }

  @Test func `without LibreOffice the way out is told`() throws {
    let failure = try #require(refusal(PDFPrinter(searchPath: folder.path("empty"))))
    #expect(failure.kind == .input && failure.message.en.contains("not installed"))
    #expect(failure.remedy?.vi.contains("Cài LibreOffice") == true)
  }

  @Test(arguments: ["echo 'no such filter' >&2; exit 1", "exit 0", "touch report.pdf"])
  func `what makes no PDF is told with what it said`(script: String) throws {
    let failure = try #require(refusal(try printer(script)))
    #expect(failure.kind == .input && failure.message.en.hasPrefix("LibreOffice made no PDF"))
    #expect(failure.message.en.contains("no such filter") == script.contains("no such filter"))
  }

  @Test func `a program that does not end is ended`() throws {
    let failure = try #require(refusal(try printer("exec sleep 600", limit: .milliseconds(100))))
    #expect(failure.message.en.hasPrefix("LibreOffice made no PDF"))
  }

  @Test(arguments: [("a.xlsx", ReportContainer.xlsx), ("b/a.XML", .spreadsheetXML2003), ("c.pdf", .pdf)])
  func `the ending says what is written`(path: String, container: ReportContainer) throws {
    #expect(try ReportContainer(ofFile: path) == container)
    #expect(container.path("csv", beside: path) == path.dropLast(container.rawValue.count) + "csv")
  }

  @Test(arguments: ["a", "a.xls", "a.html", ".xlsx/a", "xlsx", "a.xlsx.bak", "-"])
  func `any other ending is refused`(path: String) {
    do throws(Failure) {
      _ = try ReportContainer(ofFile: path)
      Issue.record("\(path) is taken")
    } catch {
      #expect(error.kind == .wrongUse && error.message.en.contains(".xlsx, .xml or .pdf"))
    }
  }
}
