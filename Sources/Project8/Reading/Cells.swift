import Foundation
import P8Intake
package import P8Model
import P8Presentation
import SpreadsheetML

/// What is read from workbooks, cell by cell.
package enum Cells {
  /// Lists what is read from a workbook, or of one of its sheets, a line a cell.
  /// - Parameter receive: Called with pieces of whole lines in UTF-8.
  package static func list(
    of path: String, sheet: String?, to receive: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var outcome: Result<Void, Failure> = .success(())
    do {
      try CellListing(of: WorkbookReader(path: path)).write(sheet: sheet) { lines in
        // The reader goes on to the end of the file; nobody listens any more then.
        guard case .success = outcome else { return }
        let bytes = lines.withUnsafeBufferPointer { Array($0) }
        outcome = Result { () throws(Failure) in try receive(bytes) }
      }
    } catch {
      throw Failure(.input, error.message)
    }
    try outcome.get()
  }

  /// Counts what is read from workbooks, in one line; beside it what is wrong with those that could not be
  /// read.
  package static func tally(
    of files: [BatchFile], jobs: Int
  ) async -> (line: String, faults: [LocalizedText]) {
    let counted = await CellTally.count(files.map(\.path), jobs: jobs)
    return (counted.tally.line, counted.faults.map(\.message))
  }
}
