import Glibc

/// How many cells some workbooks have, with the sum of their numbers and the length of their texts.
///
/// Two readers with the same tally have read the same.
package struct CellTally: Sendable, Hashable {
  package var files = 0
  package var cells = 0
  /// The sum of numbers and truth values; dates and times are left out.
  package var sum = 0.0
  /// How many characters the texts and error values have.
  package var characters = 0

  package init() {}

  package static func += (left: inout CellTally, right: CellTally) {
    left.files += right.files
    left.cells += right.cells
    left.sum += right.sum
    left.characters += right.characters
  }

  package init(of workbook: WorkbookReader) throws(WorkbookFault) {
    files = 1
    var tally = CellTally()
    for sheet in workbook.sheets where sheet.type == .worksheet {
      try workbook.readRows(of: sheet) { row in
        tally.add(row)
        return .next
      }
    }
    self += tally
  }

  /// Counts the workbooks at some paths, several at once, in the same way whatever the timing; the faults of
  /// those that could not be read come in the order of the paths.
  package static func count(
    _ paths: [String], jobs: Int = Self.processors, limits: ReadingLimits = ReadingLimits()
  ) async -> (tally: CellTally, faults: [WorkbookFault]) {
    // Runs of files, so that starting a task costs little beside its work.
    let size = max(1, min(16, paths.count / max(1, jobs * 4)))
    let runs = stride(from: 0, to: paths.count, by: size).map { paths[$0..<min($0 + size, paths.count)] }
    var results = [RunResult?](repeating: nil, count: runs.count)
    await withTaskGroup(of: (Int, RunResult).self) { group in
      var next = 0
      func start() {
        guard next < runs.count else { return }
        let index = next
        next += 1
        group.addTask { (index, RunResult(runs[index], limits)) }
      }
      for _ in 0..<max(1, jobs) { start() }
      for await (index, result) in group {
        results[index] = result
        start()
      }
    }
    var tally = CellTally()
    var faults: [WorkbookFault] = []
    for case let result? in results {
      tally += result.tally
      faults += result.faults
    }
    return (tally, faults)
  }

  package static var processors: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

  /// The line that is compared: `files=2 cells=17 sum=12.50 chars=230`.
  package var line: String {
    let made = unsafe [UInt8](unsafeUninitializedCapacity: 512) { buffer, count in
      unsafe buffer.withMemoryRebound(to: CChar.self) { chars in
        let length = unsafe withVaList([sum]) { unsafe vsnprintf(chars.baseAddress, 512, "%.2f", $0) }
        count = max(0, min(511, Int(length)))
      }
    }
    return "files=\(files) cells=\(cells) sum=\(String(decoding: made, as: UTF8.self)) chars=\(characters)"
  }

  private mutating func add(_ row: borrowing SheetRow) {
    for cell in row.cells {
      switch cell.value {
      case .blank: continue
      case .number(let number): sum += number
      case .boolean(let truth): sum += truth ? 1 : 0
      case .text(let text):
        if text.isEmpty { continue }
        characters += Self.length(text)
      case .error(let error): characters += Self.length(error.rawValue)
      case .date, .time: break
      }
      cells += 1
    }
  }

  private static func length(_ text: String) -> Int {
    let counted = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      var count = bytes.count
      for index in bytes.indices where unsafe bytes[index] & 0xC0 == 0x80 { count &-= 1 }
      return count
    }
    return counted ?? text.unicodeScalars.count
  }

  private struct RunResult: Sendable {
    var tally = CellTally()
    var faults: [WorkbookFault] = []

    init(_ paths: ArraySlice<String>, _ limits: ReadingLimits) {
      for path in paths {
        do throws(WorkbookFault) {
          tally += try CellTally(of: WorkbookReader(path: path, limits: limits))
        } catch {
          faults.append(error)
        }
      }
    }
  }
}
