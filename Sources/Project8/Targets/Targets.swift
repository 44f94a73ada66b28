import Foundation
import P8DefinitionFiles
import P8Definitions
package import P8Model
import P8Presentation

/// Targets, yearly plans and baselines that come in from lists.
package struct Targets: Capability {
  let workspace: Workspace

  /// What became of a list.
  package struct Outcome: Sendable {
    /// How many rows are targets.
    package let count: Int
    /// The rows that are none, each with its cell.
    package let problems: [LocalizedText]
    /// The file that was written; nil where nothing was.
    package let path: String?

    /// A line for each bad row, and what was taken.
    package func formatted(_ language: Language) -> String {
      (problems.map { $0[language] } + [TargetWords.taken(count, path)[language]]).joined(separator: "\n")
    }
  }

  /// The file beside the other targets into which lists are taken where no other is named.
  package var standardPath: String { "\(workspace.definitionsPath)/indicators/targets/imported.yaml" }

  /// Takes lists of targets as a file of the definitions, whose earlier content they replace.
  ///
  /// All or nothing: with one bad row no file is written.
  /// - Parameters:
  ///   - files: Workbooks or text files, their columns in any order.
  ///   - path: The file to write; nil for ``standardPath``.
  ///   - structure: The structure of units where a row has none; nil for that of the first day of what it is for.
  ///   - isTrial: Whether nothing is to be written.
  /// - Throws: ``Failure`` where a file cannot be read or written, or has no such columns.
  package func importLists(
    _ files: [String], to path: String? = nil, structure: UnitStructure? = nil, isTrial: Bool = false
  ) throws(Failure) -> Outcome {
    if isAsked {
      return try allowedEverywhere(.backUp).importLists(
        files, to: path, structure: structure, isTrial: isTrial)
    }
    let path = path ?? standardPath
    let old = try oldContent(of: path)
    var reader = TargetListReader(
      definitions, structure: structure,
      known: definitions.targets.filter { !path.hasSuffix("/" + $0.source.file) && path != $0.source.file })
    for file in files {
      let tables = try ListTable.read(
        file, needed: TargetListReader.needed, texts: definitions.texts
      ) { _ in true }
      for table in tables { reader.read(table) }
    }
    guard reader.problems.isEmpty, !reader.targets.isEmpty, !isTrial else {
      return Outcome(count: reader.targets.count, problems: reader.problems, path: nil)
    }
    let names = files.map { URL(filePath: $0).lastPathComponent }
    let bytes = Array(TargetFile(reader.targets, from: names).text.utf8)
    try FileOutput.ofOwnData.write([(path, bytes)])
    do {
      try requireDefinitions(with: path)
    } catch {
      // The definitions are as they were before.
      if let old {
        try FileOutput.ofOwnData.write([(path, old)])
      } else {
        try? FileManager.default.removeItem(atPath: path)
      }
      throw error
    }
    return Outcome(count: reader.targets.count, problems: [], path: path)
  }

  /// What stood at the place: a file that came from lists may be replaced, any other one not.
  private func oldContent(of path: String) throws(Failure) -> [UInt8]? {
    guard path.hasSuffix(".yaml") else {
      throw Failure(.wrongUse, TargetWords.notYAML(path), remedy: TargetWords.otherPath)
    }
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let bytes = Array(try RegularFile.contents(of: path))
    guard bytes.starts(with: Array(TargetFile.mark.utf8)) else {
      throw Failure(.wrongUse, TargetWords.foreign(path), remedy: TargetWords.otherPath)
    }
    return bytes
  }

  /// Fails where the definitions do not load with a file that was written among them.
  private func requireDefinitions(with path: String) throws(Failure) {
    let folder = "\(workspace.definitionsPath)/indicators/targets/"
    guard path.hasPrefix(folder) else { return }
    _ = try Workspace(definitions: workspace.definitionsPath, registry: nil)
  }
}

extension Workspace {
  /// Targets that come in from lists.
  package var targets: Targets { Targets(workspace: self) }
}
