import Foundation
import P8Model
import P8Presentation

/// Turns workbooks into PDF files with LibreOffice.
package struct PDFPrinter {
  /// The program; nil where it is not installed.
  private let program: String?
  private let limit: Duration

  /// - Parameters:
  ///   - searchPath: The folders in which programs are looked for, with colons between them.
  ///   - limit: How long one conversion may take.
  package init(
    searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? "", limit: Duration = .seconds(300)
  ) {
    program = searchPath.split(separator: ":").lazy
      .flatMap { folder in ["soffice", "libreoffice"].map { "\(folder)/\($0)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    self.limit = limit
  }

  /// The pages of a workbook as a PDF.
  ///
  /// LibreOffice gets a profile of its own, so that one that is open does not take the work, and nothing but a copy of
  /// the workbook in a folder that is removed afterwards.
  /// - Throws: ``Failure`` where LibreOffice is not installed, fails, or takes too long.
  package func pdf(of xlsx: [UInt8]) throws(Failure) -> [UInt8] {
    guard let program else { throw Failure(ReportFileRefusal.noLibreOffice) }
    let folder = FileManager.default.temporaryDirectory.appending(path: "p8-pdf-\(UUID().uuidString)")
    defer { remove(folder) }
    let (input, result) = (folder.appending(path: "report.xlsx"), folder.appending(path: "report.pdf"))
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(xlsx).write(to: input)
    } catch {
      throw Failure.unwritable(folder.path)
    }
    let said = try run(
      program,
      [
        "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)", "--headless",
        "--norestore", "--convert-to", "pdf", "--outdir", folder.path, input.path,
      ], in: folder)
    guard let pdf = FileManager.default.contents(atPath: result.path), pdf.starts(with: Data("%PDF-".utf8))
    else { throw Failure(ReportFileRefusal.libreOfficeFailed(said)) }
    return Array(pdf)
  }

  /// Runs the program to its end; gives what it said.
  private func run(_ program: String, _ arguments: [String], in folder: URL) throws(Failure) -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let log = folder.appending(path: "said.txt")
    // Not `waitUntilExit`, which off the main thread may wait for ever.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try Data().write(to: log)
      let output = try FileHandle(forWritingTo: log)
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = output
      process.standardError = output
      try process.run()
    } catch {
      throw Failure(ReportFileRefusal.libreOfficeFailed(String(describing: error)))
    }
    if ended.wait(timeout: .now() + limit.seconds) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      throw Failure(ReportFileRefusal.libreOfficeFailed(""))
    }
    let said = FileManager.default.contents(atPath: log.path) ?? Data()
    return String(decoding: said.prefix(400), as: UTF8.self)
  }

  /// Removes the folder of a conversion; what cannot be removed lies where temporary files do.
  private func remove(_ folder: URL) {
    do { try FileManager.default.removeItem(at: folder) } catch {}
  }
}

extension Duration {
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
