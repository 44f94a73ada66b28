import FoundationEssentials

extension Registry {
  /// Moves a registry and its journal out of the way, to a free name beside it: `p8.sqlite.before-restore-1`.
  /// - Parameter word: What it makes room for.
  /// - Returns: Where it is now; nil where nothing was there.
  @discardableResult
  package static func setAside(_ path: String, for word: String) throws -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    var number = 1
    while FileManager.default.fileExists(atPath: "\(path).before-\(word)-\(number)") { number += 1 }
    let kept = "\(path).before-\(word)-\(number)"
    // The journal first: a database without its journal is a wrong one, a journal without its database is none.
    for ending in ["-wal", "-shm", ""] where FileManager.default.fileExists(atPath: path + ending) {
      try FileManager.default.moveItem(atPath: path + ending, toPath: kept + ending)
    }
    return kept
  }
}
