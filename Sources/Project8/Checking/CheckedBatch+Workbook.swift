import P8Definitions
import Foundation
import P8Model
import P8Presentation
import SpreadsheetML

extension CheckedBatch {
  /// The files with a finding that is not waived.
  var faultyFiles: [CheckRun.File] {
    run.files.filter { file in file.findings.contains { $0.waiver == nil && $0.state != .gone } }
  }

  /// The number of files with a finding that is not waived.
  package var faultyFileCount: Int { faultyFiles.count }

  /// The run as a workbook, with links to the files as seen from where it will lie.
  func workbook(in language: Language, output: String?) throws(Failure) -> [UInt8] {
    let folder = output.map { URL(filePath: $0).deletingLastPathComponent().path } ?? "."
    let addresses = run.files.map { ($0.path, RelativePath.of($0.path, from: folder)) }
    let book = CheckWorkbook(
      run, units: definitions.units, in: language,
      addresses: Dictionary(addresses, uniquingKeysWith: { first, _ in first }))
    return try Failure.wrapping { () throws(WriteFault) in try book.workbook().xlsx() }
  }
}
