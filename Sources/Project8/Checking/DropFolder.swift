import Foundation
import P8Model

/// Watches folders into which people drop reports.
///
/// A file is ready when it looks the same at two looks after each other, so that none is read half copied.
package struct DropFolder: Sendable {
  private struct Look: Hashable {
    let size: UInt64
    let modified: Date?
  }

  private let paths: [String]
  private var seen: [BatchFile: Look] = [:]
  private var reported: [BatchFile: Look] = [:]

  package init(_ paths: [String]) { self.paths = paths }

  /// Looks once for the files that have come or changed and are whole now, each once.
  package mutating func look() throws(Failure) -> [BatchFile] {
    var now: [BatchFile: Look] = [:]
    var ready: [BatchFile] = []
    for file in try FileWalk.files(under: paths) {
      // A file that vanished in between is not there.
      guard let facts = try? FileManager.default.attributesOfItem(atPath: file.path) else { continue }
      let look = Look(
        size: (facts[.size] as? NSNumber)?.uint64Value ?? 0, modified: facts[.modificationDate] as? Date)
      now[file] = look
      if seen[file] == look, reported[file] != look {
        reported[file] = look
        ready.append(file)
      }
    }
    seen = now
    reported = reported.filter { now[$0.key] != nil }
    return ready
  }
}
