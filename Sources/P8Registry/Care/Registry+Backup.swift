import FoundationEssentials
import GRDB
import P8Model

extension Registry {
  /// Writes a copy of the registry as it is at one moment, while others go on reading and writing.
  ///
  /// The copy appears under its name only when it is complete; a file that is there already is not replaced.
  package func backup(to destination: String) throws(RegistryFault) {
    guard !FileManager.default.fileExists(atPath: destination) else {
      throw RegistryFault(.refused, path: destination, detail: "the file exists")
    }
    let partial = destination + ".partial"
    Self.removeFiles(of: partial)
    do {
      try RegistryFault.wrapping(destination) {
        let copy = try DatabaseQueue(path: partial)
        try database.backup(to: copy)
        // One file that may be carried about, without a journal beside it.
        try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try copy.close()
        try FileManager.default.moveItem(atPath: partial, toPath: destination)
      }
    } catch {
      Self.removeFiles(of: partial)
      throw error
    }
  }

  /// Puts a backup in the place of a registry; what was there is kept beside it.
  ///
  /// The backup is looked at thoroughly first, and is itself left as it is.
  ///
  /// - Parameters:
  ///   - backup: The backup.
  ///   - path: The registry to be made of it.
  /// - Returns: The path under which the registry that was there is kept; nil where there was none.
  /// - Throws: Why it was not done: the backup is not a sound registry, or a file could not be written.
  @discardableResult
  package static func restore(_ backup: String, to path: String) throws(RegistryFault) -> String? {
    let source = try Registry(path: backup, access: .read)
    let report = try source.check()
    guard report.isSound else {
      throw RegistryFault(
        .damaged, path: backup,
        detail: (report.damage + report.audit.map { "\($0.subject): \($0.kind)" }).joined(separator: "; "))
    }
    let incoming = path + ".restored"
    removeFiles(of: incoming)
    try source.backup(to: incoming)
    try source.close()
    return try RegistryFault.wrapping(path) {
      let kept = try setAside(path)
      try FileManager.default.moveItem(atPath: incoming, toPath: path)
      return kept
    }
  }

  private static func setAside(_ path: String) throws -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    var number = 1
    while FileManager.default.fileExists(atPath: "\(path).before-restore-\(number)") { number += 1 }
    let kept = "\(path).before-restore-\(number)"
    // The journal first: a database without its journal is a wrong one, a journal without its database is none.
    for ending in ["-wal", "-shm", ""] where FileManager.default.fileExists(atPath: path + ending) {
      try FileManager.default.moveItem(atPath: path + ending, toPath: kept + ending)
    }
    return kept
  }

  private static func removeFiles(of path: String) {
    for ending in ["", "-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: path + ending)
    }
  }
}
