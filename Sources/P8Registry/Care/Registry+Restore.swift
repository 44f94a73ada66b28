import FoundationEssentials
import GRDB
import P8Model

extension Registry {
  /// Puts a backup in the place of a registry; what was there is kept beside it.
  ///
  /// The backup is looked at thoroughly first, and is itself left as it is. Nobody has the registry open meanwhile: a
  /// program that does makes this one fail as locked, and one that comes later waits or is told so. The file stays the
  /// same file and its content is replaced in one transaction, so that a program which waits goes on with the restored
  /// registry and not with the old one under another name. A link is followed to the file that it leads to.
  ///
  /// - Parameters:
  ///   - backup: The backup.
  ///   - path: The registry to be made of it.
  ///   - busySeconds: How long to wait for another program that holds the registry.
  /// - Returns: The path under which the registry that was there is kept; nil where there was none.
  /// - Throws: Why it was not done: the backup is not a sound registry, the registry is held, or a file could not be
  ///   written.
  @discardableResult
  package static func restore(
    _ backup: String, to path: String, busySeconds: Double = 5
  ) throws(RegistryFault) -> String? {
    let source = try Registry(path: backup, access: .read)
    let report = try source.check()
    guard report.isSound else {
      throw RegistryFault(
        .damaged, path: backup,
        detail: (report.damage + report.audit.map { "\($0.subject): \($0.kind)" }).joined(separator: "; "))
    }
    let target = destination(ofLink: path)
    guard target != destination(ofLink: backup) else {
      throw RegistryFault(.refused, path: path, detail: "the backup is the registry itself")
    }
    guard FileManager.default.fileExists(atPath: target) else {
      try source.backup(to: target)
      return nil
    }
    do {
      return try source.replaceContent(of: target, busySeconds: busySeconds)
    } catch {
      // A file whose beginning is destroyed holds nothing that anybody could have open.
      guard error.kind == .notADatabase else { throw error }
      return try source.replaceFile(target)
    }
  }

  /// The file that a path leads to, which need not be there, over all links.
  package static func destination(ofLink path: String) -> String {
    var current = path
    // As many links as the system follows.
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: current) else { break }
      current = next.hasPrefix("/") ? next : "\(folder(of: current))/\(next)"
    }
    return current
  }

  /// Holds a registry alone, keeps a copy of it and takes the content of this one over.
  private func replaceContent(of target: String, busySeconds: Double) throws(RegistryFault) -> String {
    let draft = Self.draft(beside: target)
    defer { Self.removeFiles(of: draft) }
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(busySeconds)
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
      let held = try DatabaseQueue(path: target, configuration: configuration)
      // From here to the end nobody else can open it.
      try held.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE; COMMIT") }
      let old = try DatabaseQueue(path: draft)
      try held.backup(to: old)
      try old.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try old.close()
      let kept = try Self.publishKept(draft, of: target)
      try database.backup(to: held)
      try held.close()
      return kept
    } catch {
      throw RegistryFault(error, path: target)
    }
  }

  /// Puts a copy of this registry in the place of a file that is no database.
  private func replaceFile(_ target: String) throws(RegistryFault) -> String {
    let draft = Self.draft(beside: target)
    defer { Self.removeFiles(of: draft) }
    try RegistryFault.wrapping(target) { try copy(to: draft) }
    return try RegistryFault.wrapping(target) {
      let kept = try Self.setAside(target, for: "restore") ?? target
      try FileManager.default.moveItem(atPath: draft, toPath: target)
      return kept
    }
  }

  /// Gives a copy of what was there the next free name beside it.
  private static func publishKept(_ draft: String, of target: String) throws(RegistryFault) -> String {
    var number = 1
    while FileManager.default.fileExists(atPath: "\(target).before-restore-\(number)") { number += 1 }
    let kept = "\(target).before-restore-\(number)"
    try publish(draft, as: kept)
    return kept
  }
}
