import FoundationEssentials
import GRDB
import Glibc
package import P8Model

/// The people who may sign in, their sessions, and the journal of what was done about them.
///
/// A file of its own beside the registry: no bundle, no copy of the figures and no merge carries it. It is nobody else's
/// (mode 0600), and is opened only where it is. Every change is one transaction with its entry in the journal. Errors
/// come as ``RegistryFault``, most of them of kind `people`.
package struct PeopleStore: Sendable {
  package let path: String
  let settings: PeopleSettings
  let author: String
  private let clock: @Sendable () -> String
  private let database: DatabasePool

  /// Where the people of a registry are kept.
  package static func path(ofRegistry registry: String) -> String {
    Registry.destination(ofLink: registry) + ".people.sqlite"
  }

  /// Opens the file; made where there is none.
  /// - Parameters:
  ///   - path: The file.
  ///   - author: Who works with it, for the journal.
  ///   - settings: How long things last.
  ///   - clock: What the time is, as `2023-10-30T08:00:00Z`; the machine's clock where nil.
  package init(
    path: String, author: String, settings: PeopleSettings = PeopleSettings(),
    clock: (@Sendable () -> String)? = nil
  ) throws(RegistryFault) {
    (self.path, self.author, self.settings) = (path, author, settings)
    self.clock = clock ?? Registry.machineTime
    try Self.prepare(path)
    database = try Self.wrapping(path) {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = true
      configuration.busyMode = .timeout(5)
      configuration.prepareDatabase { database in
        // A session that was ended must stay ended after a loss of power.
        if !database.configuration.readonly { try database.execute(sql: "PRAGMA synchronous = FULL") }
      }
      try Self.judge(path, configuration)
      let pool = try DatabasePool(path: path, configuration: configuration)
      try PeopleSchema.migrate(pool)
      return pool
    }
  }

  private init(_ store: PeopleStore, author: String) {
    (path, settings, clock, database) = (store.path, store.settings, store.clock, store.database)
    self.author = author
  }

  /// The same open file in the hands of somebody else.
  package func by(_ author: String) -> PeopleStore { PeopleStore(self, author: author) }

  package func close() throws(RegistryFault) { try Self.wrapping(path) { try database.close() } }

  /// Writes a copy of the file as it is now, its owner's alone; nothing is replaced.
  package func backUp(to copy: String) throws(RegistryFault) {
    let made = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    guard made >= 0 else {
      throw RegistryFault(errno == EEXIST ? .people(.file(.inTheWay)) : .badPath, path: copy)
    }
    Glibc.close(made)
    try Self.wrapping(path) {
      // SQLite writes into a file that is there as long as it is empty.
      try database.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
    }
  }

  // MARK: - Reading and writing

  func read<Result>(_ body: (Database) throws -> Result) throws(RegistryFault) -> Result {
    try Self.wrapping(path) { try database.read(body) }
  }

  func write<Result>(_ body: (Database) throws -> Result) throws(RegistryFault) -> Result {
    try Self.wrapping(path) {
      var result: Result?
      // Another process may change what was read before the first writing: the right to write is taken first.
      try database.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          result = try body(database)
          return .commit
        }
      }
      guard let result else { throw RegistryFault(.inputOutput, path: path) }
      return result
    }
  }

  /// The time in seconds since 1970.
  func now() throws -> Int64 {
    let text = clock()
    // Which sign of it is wrong is of no use: the whole text is told.
    guard let date = try? Date(text, strategy: .iso8601) else {
      throw RegistryFault(.inputOutput, path: path, detail: "the clock says \(text)")
    }
    return Int64(date.timeIntervalSince1970)
  }

  /// A time as people and other rooms have it.
  static func text(_ time: Int64) -> String {
    Date(timeIntervalSince1970: TimeInterval(time)).formatted(.iso8601)
  }

  // MARK: - The file

  /// Makes the file where there is none, as nobody else's from its first moment; fails where what is there is no file
  /// of our own.
  private static func prepare(_ path: String) throws(RegistryFault) {
    let made = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    if made >= 0 {
      Glibc.close(made)
      return
    }
    var facts = stat()
    guard errno == EEXIST, lstat(path, &facts) == 0 else { throw RegistryFault(.badPath, path: path) }
    let fault: PeopleFileFault? =
      switch facts.st_mode & S_IFMT {
      case S_IFLNK: .link
      case S_IFREG where facts.st_uid != geteuid(): .ofAnotherUser
      case S_IFREG where facts.st_mode & 0o077 != 0: .openToOthers
      case S_IFREG: nil
      default: .notAFile
      }
    if let fault { throw RegistryFault(.people(.file(fault)), path: path) }
  }

  /// Looks at the file before anything is written to it.
  private static func judge(_ path: String, _ configuration: Configuration) throws {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    // It was only looked at: nothing waits to be written.
    defer { try? queue.close() }
    try queue.inDatabase { database in
      _ = try PeopleSchema.version(of: database)
      let found = try String.fetchAll(database, sql: "PRAGMA quick_check")
      guard found == ["ok"] else { throw PeopleRefusal.file(.damaged(found.first ?? "")) }
    }
  }

  /// Runs a body; what it throws is told of the file of people, not of the registry.
  private static func wrapping<Result>(
    _ path: String, _ body: () throws -> Result
  ) throws(RegistryFault) -> Result {
    try RegistryFault.wrapping(path) {
      do {
        return try body()
      } catch let refusal as PeopleRefusal {
        throw RegistryFault(.people(refusal), path: path)
      } catch let error as DatabaseError where [.SQLITE_NOTADB].contains(error.resultCode) {
        throw RegistryFault(.people(.file(.foreign)), path: path)
      } catch let error as DatabaseError
        where [.SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH].contains(
          error.resultCode)
      {
        // A table or column that is missing shows here, too.
        throw RegistryFault(
          .people(.file(.damaged(error.message ?? error.resultCode.description))), path: path)
      }
    }
  }
}
