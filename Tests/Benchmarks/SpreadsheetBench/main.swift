import Foundation
import SpreadsheetML

// SpreadsheetBench tally [--jobs N] PATH...   SpreadsheetBench cells FILE
var arguments = Array(CommandLine.arguments.dropFirst())
let mode = arguments.isEmpty ? "" : arguments.removeFirst()
var jobs = CellTally.processors
if arguments.first == "--jobs" {
  jobs = Int(arguments[1]) ?? 1
  arguments.removeFirst(2)
}
var paths: [String] = []
for path in arguments {
  if let names = try? FileManager.default.contentsOfDirectory(atPath: path) {
    paths += names.sorted().map { path + "/" + $0 }
  } else {
    paths.append(path)
  }
}
switch mode {
case "tally":
  let (tally, faults) = await CellTally.count(paths, jobs: jobs)
  print(tally.line)
  for fault in faults { print(fault) }
case "cells":
  for path in paths {
    do {
      try CellListing(of: WorkbookReader(path: path)).write { bytes in
        _ = bytes.withUnsafeBufferPointer { write(1, $0.baseAddress, $0.count) }
      }
    } catch { print(error) }
  }
default: print("tally or cells")
}
