import Foundation
import P8Model
import P8Presentation

/// Takes the text out of PDF files with `pdftotext`.
package struct PDFText {
  /// The program; nil where it is not installed.
  private let program: OutsideProgram?

  package init(
    searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? "", limit: Duration = .seconds(60)
  ) {
    program = OutsideProgram(["pdftotext"], searchPath: searchPath, limit: limit)
  }

  package static func isPDF(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("%PDF-".utf8)) }

  /// The text of a file, a line for each paragraph.
  /// - Throws: ``Failure`` where the program is not installed or finds no text.
  package func text(of bytes: [UInt8], from path: String) throws(Failure) -> String {
    guard let program else { throw Failure(NarrativeFileRefusal.noPDFReader(path)) }
    let output: (bytes: [UInt8]?, said: String)
    do {
      output = try program.output(of: bytes, named: "report.pdf", as: "report.txt") { _ in
        ["-q", "-enc", "UTF-8", "-nopgbrk", "report.pdf", "report.txt"]
      }
    } catch {
      switch error {
      case .failed(let said): throw Failure(NarrativeFileRefusal.noTextInPDF(path, said: said))
      case .unwritable(let folder): throw Failure.unwritable(folder)
      }
    }
    let text = Self.paragraphs(String(decoding: output.bytes ?? [], as: UTF8.self))
    guard text.contains(where: \.isLetter) else {
      throw Failure(NarrativeFileRefusal.noTextInPDF(path, said: output.said))
    }
    return text
  }

  /// Joins the lines of a page to paragraphs: a line goes on where it ended in no sentence and was nearly full.
  package static func paragraphs(_ text: String) -> String {
    var joined: [String] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = line.trimmingCharacters(in: .whitespaces)
      if isOpen, let first = line.first, first.isLetter || first.isNumber || "“\"(".contains(first),
        first.isLowercase || (joined.last?.count ?? 0) >= 60
      {
        joined[joined.count - 1] += " " + line
      } else {
        joined.append(line)
      }
      isOpen = line.last.map { !".:;!?".contains($0) } ?? false
    }
    return joined.joined(separator: "\n")
  }
}
