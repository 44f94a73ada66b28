import Foundation
import TestSupport
import Testing

/// What `docs/install` gives an office: the units, their scripts and their settings, which the Debian package takes as they are.
struct InstallTests {
  private static let folder = "\(PhuYenCaseTests.root)/docs/install"
  private static let units = ["p8.service", "p8-backup.service"]
  private static let scripts = ["backup", "restore"]

  private static func text(of file: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
  }

  @Test(arguments: units + scripts)
  func `units and scripts run commands that there are, with options that these have`(file: String) throws {
    let all = try ShownCommand.all()
    let commands = try Self.text(of: file).matches(
      of: /(?:\bthen |ExecStart=\/usr\/bin\/|^)(p8 [^;\n]+)/.anchorsMatchLineEndings()
    )
    .map { String($0.1) }
    #expect(commands.isEmpty == (file == "p8-backup.service"), "\(file): \(commands)")
    for command in commands {
      let fault = DocumentedCommandsTests.fault(in: command, all)
      #expect(fault == nil, "\(file): \(command): \(fault ?? "")")
    }
  }

  @Test func `the unit of the backup runs a script of the package`() throws {
    #expect(try Self.text(of: "p8-backup.service").contains("\nExecStart=/usr/lib/project8/backup\n"))
  }

  @Test
  func `each setting of an office is known to a unit, and a unit's own value is the one that stands there`()
    throws
  {
    let settings = Self.assignments(try Self.text(of: "p8.default"))
    #expect(settings.keys.sorted().filter { $0.hasPrefix("P8_") }.count >= 6)
    var known: [String: String] = [:]
    for unit in Self.units {
      let text = try Self.text(of: unit)
      #expect(text.contains("\nEnvironmentFile=-/etc/default/p8\n"), "\(unit)")
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Environment=") }, "\(unit)")
      let own = Self.assignments(line.dropFirst("Environment=".count).replacing(" ", with: "\n"))
      for (name, value) in own { #expect(settings[name] == value, "\(unit): \(name)") }
      known.merge(own) { first, _ in first }
    }
    #expect(Set(settings.keys).subtracting(known.keys) == ["LANG"])
  }

  /// The lines `NAME=VALUE` of a file of settings.
  private static func assignments(_ text: some StringProtocol) -> [String: String] {
    var found: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { found[String(parts[0])] = String(parts[1]) }
    }
    return found
  }
}
