import ContentDigest
import Foundation
import P8Exports
import P8Presentation
import P8Registry

/// The one way in which results become files, for every command.
///
/// A file is written beside its place and renamed when all of it is on the disk, so old files stay whole until the
/// new ones are. What stands at the place decides first:
///
/// - The registry and what belongs to it, any SQLite database, a secret key and every file that the same command reads
///   are never replaced. Files are compared by device and inode: links and other spellings of a path count.
/// - A link, pipe, socket, device or folder is never replaced.
/// - Another file is replaced where it is empty or p8 wrote it and nobody has changed it since: its digest stands in the
///   list of its folder (`.p8-written`) or in the manifest beside it. A mark inside of the file would not do: a form
///   that an officer has filled in still bears every mark of the blank one.
/// - Anything else is somebody's work and needs `--force`.
package struct FileOutput: Sendable {
  private let registry: String?
  private let inputs: [String]
  private let definitions: String?
  private let isForced: Bool
  private let keepsList: Bool

  /// - Parameters:
  ///   - workspace: Whose registry and definitions are kept from harm.
  ///   - inputs: The files that the command reads.
  ///   - isForced: Whether files of others may be replaced.
  package init(for workspace: Workspace, reading inputs: [String] = [], isForced: Bool = false) {
    self.init(
      registry: workspace.registryPath, inputs: inputs, definitions: workspace.definitionsPath,
      isForced: isForced)
  }

  init(
    registry: String?, inputs: [String] = [], definitions: String? = nil, isForced: Bool = false,
    keepsList: Bool = true
  ) {
    (self.registry, self.inputs, self.definitions) = (registry, inputs, definitions)
    (self.isForced, self.keepsList) = (isForced, keepsList)
  }

  /// For a command without a registry.
  package init(reading inputs: [String], isForced: Bool) {
    self.init(registry: nil, inputs: inputs, isForced: isForced)
  }

  /// For files that p8 keeps for itself, such as keys and waivers: known by their place, not by a list.
  static let ofOwnData = FileOutput(registry: nil, isForced: true, keepsList: false)

  /// Fails where a file would be refused: asked before the work, so that none is done in vain.
  package func require(_ paths: String?...) throws(Failure) {
    for case let path? in paths { _ = try admit(path, holding: nil) }
  }

  /// Writes files: drafts of all first, then their names.
  package func write(_ files: [(path: String, bytes: [UInt8])]) throws(Failure) {
    var drafts: [FileDraft] = []
    defer { for draft in drafts { draft.discard() } }
    for file in files {
      let replaced = try admit(file.path, holding: file.bytes)
      drafts.append(try FileDraft(of: file.bytes, for: file.path, replacing: replaced))
    }
    if keepsList {
      // Before the names: a process that is killed in between leaves files that are known as its own.
      for file in files {
        WrittenList(in: FileDraft.folder(of: file.path)).add(
          Self.name(of: file.path), sha256: ContentDigest.sha256(file.bytes))
      }
    }
    for draft in drafts { try draft.publish() }
  }

  // MARK: - What may be replaced

  /// The file at a place that may be written; nil where the place is free.
  /// - Parameter bytes: What is to be written: the same bytes replace nothing.
  private func admit(_ path: String, holding bytes: [UInt8]?) throws(Failure) -> FileStatus? {
    guard !belongsToRegistry(path) else { throw Failure(OutputRefusal.registry(path)) }
    guard let status = FileStatus(of: path, followingLinks: false) else {
      guard !path.hasSuffix("/"), !path.isEmpty else { throw Failure(OutputRefusal.notAFile(path, .folder)) }
      return nil
    }
    guard !isInput(path) else { throw Failure(OutputRefusal.input(path)) }
    guard status.kind == .file else { throw Failure(OutputRefusal.notAFile(path, status.kind)) }
    guard !Self.isDatabase(path) else { throw Failure(OutputRefusal.database(path)) }
    guard !KeyRing.isSecretKey(path) else { throw Failure(OutputRefusal.secretKey(path)) }
    guard isForced || status.byteCount == 0 || Self.isOwn(path, orHolds: bytes) else {
      throw Failure(OutputRefusal.foreign(path))
    }
    return status
  }

  /// The endings of the files that SQLite keeps beside a database.
  private static let companions = ["", "-wal", "-shm", "-journal"]

  private func belongsToRegistry(_ path: String) -> Bool {
    guard let registry else { return false }
    let real = Registry.destination(ofLink: registry)
    // The people of its server lie beside it.
    let databases = [registry, real, PeopleStore.path(ofRegistry: registry)]
    let files = Set(databases).flatMap { base in Self.companions.map { base + $0 } }
    if let identity = FileStatus(of: path, followingLinks: true)?.identity {
      if files.contains(where: { FileStatus(of: $0, followingLinks: true)?.identity == identity }) {
        return true
      }
    }
    // A registry, or its journal, that is not there yet has its name reserved.
    guard let folder = Self.folderIdentity(of: path) else { return false }
    return files.contains {
      Self.name(of: $0) == Self.name(of: path) && Self.folderIdentity(of: $0) == folder
    }
  }

  private static func folderIdentity(of path: String) -> FileStatus.Identity? {
    FileStatus(of: FileDraft.folder(of: path), followingLinks: true)?.identity
  }

  private func isInput(_ path: String) -> Bool {
    guard let identity = FileStatus(of: path, followingLinks: true)?.identity else { return false }
    if inputs.contains(where: { FileStatus(of: $0, followingLinks: true)?.identity == identity }) {
      return true
    }
    guard let definitions else { return false }
    return ["indicators", "templates"].contains { RelativePath.isInside(path, "\(definitions)/\($0)") }
  }

  /// Whether a file is a SQLite database, or the journal of one.
  private static func isDatabase(_ path: String) -> Bool {
    companions.filter { path.hasSuffix($0) }.contains { ending in
      RegularFile.beginning(of: String(path.dropLast(ending.count)), count: 16)
        == Array("SQLite format 3\0".utf8)
    }
  }

  /// Whether p8 wrote a file and nobody has changed it since.
  private static func isOwn(_ path: String, orHolds bytes: [UInt8]?) -> Bool {
    guard case .bytes(let old) = RegularFile.read(path, limit: 1 << 30) else { return false }
    if let bytes, bytes == old { return true }
    let sha256 = ContentDigest.sha256(old)
    return WrittenList(in: FileDraft.folder(of: path)).holds(name(of: path), sha256: sha256)
      || manifest(at: path + SealedManifest.suffix)?.sha256 == sha256
      || (path.hasSuffix(SealedManifest.suffix) && (try? SealedManifest(old)) != nil)
  }

  private static func manifest(at path: String) -> SealedManifest? {
    guard case .bytes(let bytes) = RegularFile.read(path, limit: 256 << 20) else { return nil }
    return try? SealedManifest(bytes)
  }

  private static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
