import Foundation
import GRDB
import P8Model
import P8Registry
import TestSupport
import Testing

/// A registry survives SIGKILL at any moment of storing, merging, migrating and backing up.
///
/// Nothing that was acknowledged is lost, and the registry is sound. `P8_SOAK` sets the number of kills of each
/// kind; a few by default. What a round has looked at is removed after it, so that each round has as little to
/// look at as the first, and the time of many kills grows as their number does.
@Suite(.serialized) struct KillTests {
  private static let kills = ProcessInfo.processInfo.environment["P8_SOAK"].flatMap { Int($0) } ?? 3

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs a victim in a process of its own until it is killed.
  private func killing(_ work: Victim.Work, times: Int = kills, _ check: () throws -> Void) async throws {
    for seed in 0..<times {
      let root = folder.url.path
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [root = root as String, work = work.rawValue as String, seed = seed as Int] in
        try Victim(folder: root, work: #require(Victim.Work(rawValue: work)), seed: UInt64(seed)).run()
      }
      try check()
    }
  }

  /// A registry as the first version of the schema had it.
  private static func makeFirstVersion(_ path: String) throws {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let dump = try String(contentsOf: fixtures.appending(path: "registry-1.sql"), encoding: .utf8)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: dump) }
    try queue.close()
  }

  /// What the victims of this round said they had done; a victim that was killed early said nothing.
  private func acknowledged() throws -> [String] {
    let log = folder.path("acknowledged")
    guard FileManager.default.fileExists(atPath: log) else { return [] }
    return try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map { String($0) }
  }

  /// Removes files of a round that was looked at, those beside them too, and what its victim said.
  private func forget(_ isOfRound: (String) -> Bool) throws {
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: folder.url.path)
    where name == "acknowledged" || isOfRound(name) {
      try files.removeItem(atPath: folder.path(name))
    }
  }

  @Test func `what was acknowledged before a kill is there after it`() async throws {
    var (said, rounds) = (0, 0)
    try await killing(.store) {
      let registry = try Registry(path: folder.path("a.sqlite"), access: .create)
      let check = try registry.check()
      #expect(check.isSound, "\(check)")
      let stored = Set(
        try registry.reports(matching: ReportQuery(includesSuperseded: true)).map(\.report.file.sha256))
      let names = try acknowledged()
      #expect(Set(names).isSubset(of: stored))
      try registry.close()
      said += names.count
      rounds += 1
      // A registry lives through ten kills.
      if rounds % 10 == 0 { try forget { $0.hasPrefix("a.sqlite") } }
    }
    // Otherwise nothing was tried.
    #expect(said > 0)
  }

  @Test func `two processes that write at once lose nothing`() async throws {
    let root = folder.url.path
    async let other = #expect(processExitsWith: .success) { [root = root as String] in
      let registry = try Registry(path: "\(root)/shared.sqlite", access: .create, author: "other")
      try Victim.fill(registry, reports: 40, of: "other")
    }
    let registry = try Registry(path: folder.path("shared.sqlite"), access: .create, author: "this")
    try Victim.fill(registry, reports: 40, of: "this")
    _ = await other
    let check = try registry.check()
    #expect(check.isSound && check.reports == 80, "\(check)")
    #expect(Set(try registry.auditEntries().map(\.author)) == ["other", "this"])
  }

  @Test func `a merge that was killed can be run again, and takes each report once`() async throws {
    let source = try Registry(path: folder.path("source.sqlite"), access: .create)
    try Victim.fill(source, reports: 60)
    try await killing(.merge) {
      for name in Set(try acknowledged()) {
        let done = try Registry(path: folder.path(name), access: .read)
        #expect(try done.reports().count == 60)
      }
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      for name in files where name.hasPrefix("target") && name.hasSuffix(".sqlite") {
        let registry = try Registry(path: folder.path(name), access: .create)
        #expect(try registry.check().isSound)
        _ = try registry.merge(RegistryExtract(of: source))
        #expect(try registry.reports().count == 60)
        #expect(try registry.reports(matching: ReportQuery(includesSuperseded: true)).count == 60)
        try registry.close()
      }
      try forget { $0.hasPrefix("target") }
    }
  }

  @Test func `a registry whose migration was killed is brought up to the newest version later`() async throws
  {
    try Self.makeFirstVersion(folder.path("old.sqlite"))
    var said = 0
    try await killing(.migrate) {
      let names = Set(try acknowledged())
      for name in names {
        let registry = try Registry(path: folder.path(name), access: .write)
        let check = try registry.check()
        #expect(check.isSound && check.reports == 2, "\(name): \(check)")
        try registry.close()
      }
      said += names.count
      try forget { $0.hasPrefix("old-") }
    }
    #expect(said > 0)
  }

  @Test func `a registry whose restoring was killed is the old one or the new one, and nothing is lost`()
    async throws
  {
    for count in [30, 60] {
      let registry = try Registry(path: folder.path("\(count).sqlite"), access: .create)
      try Victim.fill(registry, reports: count)
      try registry.close()
    }
    let live = folder.path("live.sqlite")
    try FileManager.default.copyItem(atPath: folder.path("60.sqlite"), toPath: live)
    var (kept, said) = (0, 0)
    try await killing(.restore) {
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      for name in files where name == "live.sqlite" || name.hasPrefix("live.sqlite.before-restore-") {
        // A kept one is a single file that nobody has opened yet.
        let access: Registry.Access = name == "live.sqlite" ? .write : .read
        let registry = try Registry(path: folder.path(name), access: access)
        let check = try registry.check()
        #expect(check.isSound && [30, 60].contains(check.reports), "\(name): \(check)")
        try registry.close()
        if name != "live.sqlite" {
          kept += 1
          try FileManager.default.removeItem(atPath: folder.path(name))
        }
      }
      said += try acknowledged().count
      try forget { $0.hasPrefix(".p8-") }
    }
    #expect(kept > 0 && said > 0)
  }

  @Test func `a backup that has its name is complete`() async throws {
    let registry = try Registry(path: folder.path("a.sqlite"), access: .create)
    try Victim.fill(registry, reports: 60)
    try registry.close()
    try await killing(.backup) {
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      for name in files where name.hasPrefix("backup") && name.hasSuffix(".sqlite") {
        let check = try Registry(path: folder.path(name), access: .read).check()
        #expect(check.isSound && check.reports == 60, "\(name): \(check)")
      }
      #expect(Set(try acknowledged()).isSubset(of: files))
      #expect(try Registry(path: folder.path("a.sqlite"), access: .write).check().reports == 60)
      try forget { $0.hasPrefix("backup") }
    }
  }
}

/// A process that works on a registry until it kills itself at a random moment.
private struct Victim {
  enum Work: String {
    case store
    case merge
    case migrate
    case backup
    case restore
  }

  let folder: String
  let work: Work
  let seed: UInt64

  static func fill(_ registry: Registry, reports: Int, of writer: String = "report") throws {
    for number in 0..<reports {
      let content = "\(writer) \(number)"
      try registry.store(
        SampleReports.report(
          unit: "222\(number % 30 + 10)-0\(number / 30 + 1)", members: writer.utf8.count, content: content),
        original: Array(content.utf8), rule: SampleReports.anyChange)
    }
  }

  func run() throws {
    var generator = SplitMix64(seed: seed)
    // From before a file is opened to far into the work.
    let delay = UInt32.random(in: 0...(work == .restore ? 600_000 : 150_000), using: &generator)
    let killer = Thread {
      usleep(delay)
      kill(getpid(), SIGKILL)
    }
    killer.start()
    let log = path("acknowledged")
    if !FileManager.default.fileExists(atPath: log) { try Data().write(to: URL(filePath: log)) }
    let file = try #require(FileHandle(forWritingAtPath: log))
    try file.seekToEnd()
    for number in 0... {
      let done = try step(number) { try file.write(contentsOf: Data(($0 + "\n").utf8)) }
      if let done { try file.write(contentsOf: Data((done + "\n").utf8)) }
    }
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// One piece of work; the name of what is done.
  private func step(_ number: Int, acknowledge: (String) throws -> Void) throws -> String? {
    switch work {
    case .store:
      let registry = try Registry(path: path("a.sqlite"), access: .create)
      for member in 0... {
        let content = "\(seed) \(member)"
        let report = try SampleReports.report(
          unit: "22210-0\(member % 9 + 1)", members: Int(seed) * 1_000_000 + member, content: content)
        try registry.store(report, original: Array(content.utf8), rule: SampleReports.anyChange)
        try acknowledge(report.file.sha256)
      }
      return nil
    case .merge:
      let name = "target-\(seed)-\(number).sqlite"
      let registry = try Registry(path: path(name), access: .create)
      _ = try registry.merge(RegistryExtract(of: Registry(path: path("source.sqlite"), access: .read)))
      try registry.close()
      return name
    case .migrate:
      let name = "old-\(seed)-\(number).sqlite"
      try FileManager.default.copyItem(atPath: path("old.sqlite"), toPath: path(name))
      // From here on it is the registry's to keep.
      try acknowledge(name)
      try Registry(path: path(name), access: .write).close()
      return nil
    case .restore:
      let name = ["30", "60"][number % 2]
      try Registry.restore(path("\(name).sqlite"), to: path("live.sqlite"))
      return name
    case .backup:
      let name = "backup-\(seed)-\(number).sqlite"
      let registry = try Registry(path: path("a.sqlite"), access: .write)
      try registry.backup(to: path(name))
      try registry.close()
      return name
    }
  }
}
