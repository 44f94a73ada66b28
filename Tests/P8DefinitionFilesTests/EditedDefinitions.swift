import P8DefinitionFiles
import Foundation
import P8Definitions
import P8Model
import TestSupport
import Testing

/// A copy of the shipped definitions in which a test changes something.
///
/// Of the communes it has only those of Phú Yên, which are read many times faster.
struct EditedDefinitions {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: temporary.path("templates"), withIntermediateDirectories: false)
    for name in [
      "indicators", "templates/forms", "templates/sections", "templates/reports", "templates/texts",
    ] {
      try FileManager.default.copyItem(atPath: "\(Project.folder)/\(name)", toPath: temporary.path(name))
    }
    for (name, table) in Self.phuYen { try write(table, to: "indicators/units/\(name).tsv") }
  }

  /// The tables of communes and their changes, cut down to Phú Yên (54, since 2025 in 66).
  private static let phuYen: [String: String] = {
    var tables: [String: String] = [:]
    var old: Set<Substring> = []
    func cut(_ name: String, _ isKept: ([Substring]) -> Bool) {
      let text =
        (try? String(contentsOfFile: "\(Project.folder)/indicators/units/\(name).tsv", encoding: .utf8)) ?? ""
      let lines = text.split(separator: "\n")
      let kept = lines.dropFirst().filter {
        isKept($0.split(separator: "\t", omittingEmptySubsequences: false))
      }
      tables[name] = (lines.prefix(1) + kept).joined(separator: "\n")
    }
    cut("communes-2024") { row in
      guard row[2] == "54" else { return false }
      old.insert(row[0])
      return true
    }
    cut("communes-2025") { $0[1] == "66" }
    cut("commune-changes-2025") { old.contains($0[1]) }
    cut("commune-changes-2025-population") { old.contains($0[0]) }
    return tables
  }()

  /// Puts a text in place of the first one found, and gives back the line where that stood.
  @discardableResult
  func replace(_ old: String, with new: String, in file: String) throws -> Int {
    let url = temporary.url.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let range = try #require(text.range(of: old), "\(file) has no “\(old)”")
    try text.replacingCharacters(in: range, with: new).write(to: url, atomically: true, encoding: .utf8)
    return 1 + text[..<range.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") }
  }

  func text(of file: String) throws -> String {
    try String(contentsOf: temporary.url.appending(path: file), encoding: .utf8)
  }

  /// Writes a file.
  func write(_ text: String, to file: String) throws {
    try temporary.write(text.utf8, to: file)
  }

  /// Adds text at the end of a file.
  func append(_ text: String, to file: String) throws {
    let url = temporary.url.appending(path: file)
    try write(String(contentsOf: url, encoding: .utf8) + text, to: file)
  }

  /// Takes a file or folder away.
  func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: temporary.url.appending(path: name))
  }

  func check() throws -> DefinitionsLoader.Outcome {
    DefinitionsLoader(folder: try DefinitionsFolder(temporary.url.path)).check()
  }
}
