import Dispatch
import Glibc
import SpreadsheetML

/// Reads workbooks for the speed comparison: `SpreadsheetBench tally [--jobs N] PATH...` or `cells FILE...`.
///
/// With one job no task is started, so that profilers which cannot follow the runtime's threads see all.
@main
enum SpreadsheetBench {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let mode = arguments.isEmpty ? "" : arguments.removeFirst()
    var jobs = CellTally.processors
    if arguments.count > 1, arguments[0] == "--jobs" {
      jobs = Int(arguments[1]) ?? 1
      arguments.removeFirst(2)
    }
    let paths = arguments.flatMap(files)
    switch mode {
    case "tally" where jobs == 1: report(counted(paths))
    case "tally":
      Task { [jobs] in
        report(await CellTally.count(paths, jobs: jobs))
        exit(0)
      }
      dispatchMain()
    case "cells":
      for path in paths { list(path) }
    default: print("SpreadsheetBench tally [--jobs N] PATH... | cells FILE...")
    }
  }

  /// The files of a folder by name; a file itself.
  private static func files(at path: String) -> [String] {
    guard let folder = opendir(path) else { return [path] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(path + "/" + name) }
    }
    return names.sorted()
  }

  private static func counted(_ paths: [String]) -> (tally: CellTally, faults: [WorkbookFault]) {
    var tally = CellTally()
    var faults: [WorkbookFault] = []
    for path in paths {
      do throws(WorkbookFault) {
        tally += try CellTally(of: WorkbookReader(path: path))
      } catch {
        faults.append(error)
      }
    }
    return (tally, faults)
  }

  private static func report(_ result: (tally: CellTally, faults: [WorkbookFault])) {
    print(result.tally.line)
    for fault in result.faults { print(fault) }
  }

  private static func list(_ path: String) {
    do {
      try CellListing(of: WorkbookReader(path: path)).write { bytes in
        _ = bytes.withUnsafeBufferPointer { write(1, $0.baseAddress, $0.count) }
      }
    } catch {
      print(error)
    }
  }
}
