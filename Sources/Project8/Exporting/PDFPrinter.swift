import Foundation
import P8Model
import P8Presentation

/// Turns workbooks into PDF files with LibreOffice.
package struct PDFPrinter {
  /// The program; nil where it is not installed.
  private let program: OutsideProgram?

  /// - Parameters:
  ///   - searchPath: The folders in which programs are looked for, with colons between them.
  ///   - limit: How long one conversion may take.
  package init(
    searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? "", limit: Duration = .seconds(300)
  ) {
    program = OutsideProgram(["soffice", "libreoffice"], searchPath: searchPath, limit: limit)
  }

  /// The pages of a workbook as a PDF.
  ///
  /// LibreOffice gets a profile of its own, so that one that is open does not take the work, and nothing but a copy of
  /// the workbook in a folder that is removed afterwards.
  /// - Throws: ``Failure`` where LibreOffice is not installed, fails, or takes too long.
  package func pdf(of xlsx: [UInt8]) throws(Failure) -> [UInt8] {
    guard let program else { throw Failure(ReportFileRefusal.noLibreOffice) }
    let output: (bytes: [UInt8]?, said: String)
    do {
      output = try program.output(of: xlsx, named: "report.xlsx", as: "report.pdf") { folder in
        [
          "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)", "--headless",
          "--norestore", "--convert-to", "pdf", "--outdir", folder.path,
          folder.appending(path: "report.xlsx").path,
        ]
      }
    } catch {
      switch error {
      case .failed(let said): throw Failure(ReportFileRefusal.libreOfficeFailed(said))
      case .unwritable(let path): throw Failure.unwritable(path)
      }
    }
    guard let pdf = output.bytes, pdf.starts(with: Array("%PDF-".utf8)) else {
      throw Failure(ReportFileRefusal.libreOfficeFailed(output.said))
    }
    return pdf
  }
}
