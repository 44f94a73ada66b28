import Foundation
import P8Intake
public import P8Model
import P8Presentation
import SpreadsheetML

extension Workspace {
  /// Lists what is read from a workbook, a line a cell.
  ///
  /// - Parameters:
  ///   - path: The workbook.
  ///   - sheet: Only this sheet; nil for all.
  ///   - receive: Called with pieces of whole lines in UTF-8.
  /// - Throws: ``Failure`` where the workbook cannot be read.
  public static func listCells(
    of path: String, sheet: String?, to receive: ([UInt8]) -> Void
  ) throws(Failure) {
    do {
      try CellListing(of: WorkbookReader(path: path)).write(sheet: sheet) { lines in
        receive(lines.withUnsafeBufferPointer { Array($0) })
      }
    } catch {
      throw Failure(.input, error.message)
    }
  }

  /// Counts what is read from workbooks, in one line.
  ///
  /// - Parameters:
  ///   - files: The workbooks.
  ///   - jobs: How many are read at a time.
  /// - Returns: The line, and what is wrong with those that could not be read.
  public static func tallyCells(
    of files: [BatchFile], jobs: Int
  ) async -> (line: String, faults: [LocalizedText]) {
    let counted = await CellTally.count(files.map(\.path), jobs: jobs)
    return (counted.tally.line, counted.faults.map(\.message))
  }

  /// Runs the writing of a workbook and reports its fault in words.
  static func written(_ operation: () throws(WriteFault) -> [UInt8]) throws(Failure) -> [UInt8] {
    do {
      return try operation()
    } catch {
      throw Failure(.input, error.message)
    }
  }
}
