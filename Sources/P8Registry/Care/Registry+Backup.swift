import FoundationEssentials
import GRDB
import P8Model

extension Registry {
  /// Writes a copy of the registry as it is at one moment, while others go on reading and writing.
  ///
  /// The copy appears under its name only when it is complete; a file that is there already is not replaced, and the
  /// copy grows under a name of its own that no file had.
  package func backup(to destination: String) throws(RegistryFault) {
    guard !FileManager.default.fileExists(atPath: destination) else { throw Self.fileExists(destination) }
    let draft = Self.draft(beside: destination)
    defer { Self.removeFiles(of: draft) }
    try RegistryFault.wrapping(destination) { try copy(to: draft) }
    try Self.publish(draft, as: destination)
  }

  /// Writes a copy to a path where nothing is: one file that may be carried about, without a journal beside it.
  func copy(to path: String) throws {
    let copy = try DatabaseQueue(path: path)
    try database.backup(to: copy)
    try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    try copy.close()
  }

  /// Gives a complete file its name; one that has the name already, if only as a link, is not replaced.
  static func publish(_ draft: String, as destination: String) throws(RegistryFault) {
    do {
      try FileManager.default.linkItem(atPath: draft, toPath: destination)
      return
    } catch let error as CocoaError where error.code == .fileWriteFileExists {
      throw fileExists(destination)
    } catch {
      // Some disks know no second name for a file; moving replaces nothing either.
      try RegistryFault.wrapping(destination) {
        try FileManager.default.moveItem(atPath: draft, toPath: destination)
      }
    }
  }

  /// A name beside a path that no file has, for what is not complete.
  static func draft(beside path: String) -> String { "\(folder(of: path))/.p8-\(UUID().uuidString).part" }

  /// Removes a draft of our own and what SQLite keeps beside it.
  static func removeFiles(of draft: String) {
    for ending in ["", "-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: draft + ending)
    }
  }

  private static func fileExists(_ path: String) -> RegistryFault {
    RegistryFault(.refused, path: path, detail: "the file exists")
  }
}
