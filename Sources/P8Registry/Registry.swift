import FoundationEssentials
import GRDB
import Glibc

/// The store: what was reported, by whom, from which cell; villages; and who changed what.
///
/// One file of SQLite in WAL mode. Every change is one transaction with its entry in the audit log, so a kill at
/// any moment leaves all of it or nothing of it. Errors come as ``RegistryFault``.
package struct Registry: Sendable {
  /// What a registry is opened for.
  package enum Access: Sendable {
    /// Reading and writing; the file is made where there is none.
    case create
    /// Reading and writing of a registry that exists.
    case write
    /// Reading only: nothing is written, beside a writer too, and no right to write is needed.
    case read
  }

  /// The file.
  package let path: String

  let database: any DatabaseWriter
  let author: String
  let clock: @Sendable () -> String
  let places: ColumnPlaces
  let pending: PendingAudit
  /// The SHA-256 of the definitions by which reports are judged; nil where nobody told.
  let definitions: String?
  /// What is read without locks; nil as a rule.
  private let untouched: UntouchedFile?

  /// Opens a registry.
  ///
  /// A file that is not ours is not touched.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - access: What it is opened for.
  ///   - author: Who works with it, for the audit log.
  ///   - definitions: The SHA-256 of the definitions by which reports are judged, for the audit log.
  ///   - busySeconds: How long to wait for another program that holds the registry.
  ///   - clock: The time for the audit log, as `2023-10-30T08:00:00Z`; the machine's clock where nil.
  /// - Throws: Why it cannot be opened.
  package init(
    path: String, access: Access, author: String = "", definitions: String? = nil, busySeconds: Double = 5,
    clock: (@Sendable () -> String)? = nil
  ) throws(RegistryFault) {
    self.path = path
    self.author = author
    self.definitions = definitions
    let clock = clock ?? Self.machineTime
    let pending = PendingAudit()
    (self.clock, self.pending) = (clock, pending)
    places = ColumnPlaces()
    do {
      (database, untouched) = try RegistryFault.wrapping(path) {
        let (database, untouched) = try Self.open(path, access: access, busySeconds: busySeconds)
        if access != .read, let pool = database as? DatabasePool {
          try Schema.migrate(pool) { try Self.stateRows(at: clock(), by: author, in: $0) }
        }
        return (database, untouched)
      }
    } catch {
      // SQLite cannot open a file that is there where it may not write its journal beside it.
      guard error.kind == .badPath, error.detail != nil, FileManager.default.fileExists(atPath: path) else {
        throw error
      }
      throw RegistryFault(.readOnly, path: path, detail: error.detail)
    }
  }

  /// The time of the machine, as `2023-10-30T08:00:00Z`: the only place that asks its clock for a date.
  package static let machineTime: @Sendable () -> String = { Date().formatted(.iso8601) }

  /// Closes the file; nothing can be read or written afterwards.
  package func close() throws(RegistryFault) {
    try RegistryFault.wrapping(path) { try database.close() }
  }

  /// Makes all that was stored safe against a loss of power, too.
  package func synchronize() throws(RegistryFault) {
    try RegistryFault.wrapping(path) {
      try database.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
    }
  }

  func read<Result>(_ body: (Database) throws -> Result) throws(RegistryFault) -> Result {
    let result = try RegistryFault.wrapping(path) { try database.read(body) }
    try untouched?.verify()
    return result
  }

  func write<Result>(_ body: (Database) throws -> Result) throws(RegistryFault) -> Result {
    do {
      return try RegistryFault.wrapping(path) {
        // Not where a registry is only read, and not in a transaction, which may be undone.
        if !pending.isWatching { try database.writeWithoutTransaction { try pending.watch($0) } }
        return try database.write { database in
          pending.begin()
          let result = try body(database)
          try writeEntries(in: database)
          return result
        }
      }
    } catch {
      // Places that the failed transaction made are not in the file.
      places.forget()
      throw error
    }
  }

  // MARK: - Opening

  private static func open(
    _ path: String, access: Access, busySeconds: Double
  ) throws -> (any DatabaseWriter, UntouchedFile?) {
    try checkPath(path, access: access)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(busySeconds)
    let version = try probe(path, configuration)
    guard version != nil || access == .create else { throw RegistryFault(.empty, path: path) }
    if access == .read {
      guard version == Schema.version else {
        throw RegistryFault(.olderSchema(found: version ?? 0, known: Schema.version), path: path)
      }
      return try opened(path, configuration)
    }
    configuration.prepareDatabase { database in
      // A kill loses nothing in this mode; see synchronize() for the loss of power.
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    return (try DatabasePool(path: path, configuration: configuration), nil)
  }

  /// Opens an existing file for reading only.
  ///
  /// SQLite keeps a file of locks beside a registry. Where it may not make one, and no journal waits to be read, the
  /// file is read without locks, and each reading looks whether anybody has written to it meanwhile.
  private static func opened(
    _ path: String, _ configuration: Configuration
  ) throws -> (any DatabaseWriter, UntouchedFile?) {
    var configuration = configuration
    configuration.readonly = true
    let pool = { (path: String) throws -> any DatabaseWriter in
      let pool = try DatabasePool(path: path, configuration: configuration)
      // Opening alone reads nothing.
      _ = try pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
      return pool
    }
    do {
      return (try recovering(path, configuration) { try pool(path) }, nil)
    } catch let error as DatabaseError
      where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
    {
      guard let untouched = UntouchedFile(path: path) else { throw error }
      do {
        return (try pool(untouched.address), untouched)
      } catch let other as DatabaseError where other.resultCode == .SQLITE_CANTOPEN {
        throw error
      }
    }
  }

  /// Runs a body that opens the file for reading; a journal that a killed writer left is taken in first.
  ///
  /// SQLite lets only a writer do that, and reports to a reader that the file may not be written to.
  private static func recovering<Result>(
    _ path: String, _ configuration: Configuration, _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError
      where error.resultCode == .SQLITE_READONLY && FileManager.default.isWritableFile(atPath: path)
    {
      var configuration = configuration
      configuration.readonly = false
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
      try queue.close()
      return try body()
    }
  }

  private static func checkPath(_ path: String, access: Access) throws(RegistryFault) {
    var isFolder = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard !isFolder else { throw RegistryFault(.badPath, path: path) }
    if !exists {
      guard access == .create else { throw RegistryFault(.notFound, path: path) }
      let folder = folder(of: path)
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
        throw RegistryFault(.badPath, path: path)
      }
      guard FileManager.default.isWritableFile(atPath: folder) else {
        throw RegistryFault(.readOnly, path: path)
      }
    } else if access != .read {
      guard FileManager.default.isWritableFile(atPath: path),
        FileManager.default.isWritableFile(atPath: folder(of: path))
      else { throw RegistryFault(.readOnly, path: path) }
    }
  }

  /// Opening a pipe would wait for its other end.
  private static func isRegularFile(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Judges an existing file without changing it; nil where there is none, or nothing is in it.
  private static func probe(_ path: String, _ configuration: Configuration) throws -> Int? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard isRegularFile(path) else { throw RegistryFault(.notADatabase, path: path) }
    let (reader, _) = try opened(path, configuration)
    defer { try? reader.close() }
    switch try reader.read({ try Schema.condition(of: $0) }) {
    case .empty: return nil
    case .foreign: throw RegistryFault(.notOurs, path: path)
    case .ours(let version):
      guard version <= Schema.version else {
        throw RegistryFault(.newerSchema(found: version, known: Schema.version), path: path)
      }
      return version
    }
  }
}

extension Registry {
  /// Runs a body while this registry holds the right to write; for tests.
  package func writing(_ body: () throws -> Void) throws {
    try database.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        try body()
        return .rollback
      }
    }
  }

  /// Lets the file grow by a number of pages at most, as a full disk would; for tests.
  package func limitPages(toAdditional pages: Int) throws(RegistryFault) {
    try RegistryFault.wrapping(path) {
      try database.writeWithoutTransaction { database in
        let count = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        _ = try Int.fetchOne(database, sql: "PRAGMA max_page_count = \(count + pages)")
      }
    }
  }
}
