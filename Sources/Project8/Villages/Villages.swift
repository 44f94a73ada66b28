public import P8Model
import P8Registry
import VietnameseText

/// The villages that should report, and what is known of their communes.
public struct Villages: Capability {
  let workspace: Workspace

  /// Takes the villages of a list into the registry.
  ///
  /// - Parameters:
  ///   - path: A file of texts separated by tabs with the columns `commune` (the code, or the name with the columns
  ///     `district` and `province`), `village` and perhaps `number`.
  ///   - structure: The structure of the communes.
  ///   - language: The language of the answer.
  /// - Returns: What became of the villages, and the rows that were left out.
  /// - Throws: ``Failure`` where the file or the registry cannot be read or written.
  public func importList(
    fromFile path: String, structure: UnitStructure, language: Language
  ) throws(Failure) -> String {
    let table = try TabSeparatedTable(path: path)
    let village = try table.column("village", in: path)
    let communes = try communes(of: table, in: path, structure: structure)
    let number = table.header.firstIndex(of: "number")
    var entries: [VillageEntry] = []
    var problems: [LocalizedText] = []
    for (index, row) in table.rows.enumerated() {
      let code: UnitCode
      switch communes[index] {
      case .success(let commune): code = commune
      case .failure(let problem):
        problems.append(problem.message)
        continue
      }
      entries.append(
        VillageEntry(
          commune: code, number: number.flatMap { Int(row[$0]) }, name: NormalForm.clean(row[village]).text,
          nameKey: SearchKey.placementFree(row[village])))
    }
    let registry = try registry()
    let outcomes = try Failure.wrapping { () throws(RegistryFault) in try registry.importVillages(entries) }
    var counts = (added: 0, unchanged: 0, updated: 0)
    for outcome in outcomes {
      switch outcome {
      case .added: counts.added += 1
      case .unchanged: counts.unchanged += 1
      case .updated: counts.updated += 1
      case .conflict(let entry, let village):
        problems.append(
          LocalizedText(
            vi: "\(entry.name): số \(entry.number ?? 0) đã thuộc về \(village.name) (\(village.code.code))",
            en: "\(entry.name): number \(entry.number ?? 0) belongs to \(village.name) (\(village.code.code))"
          ))
      case .invalid(let entry):
        problems.append(
          LocalizedText(
            vi: "xã \(entry.commune.code): thiếu tên thôn",
            en: "commune \(entry.commune.code): a village has no name"))
      }
    }
    let summary = LocalizedText(
      vi:
        "\(counts.added) thôn mới, \(counts.unchanged) đã có, \(counts.updated) cập nhật, \(problems.count) dòng bỏ qua.",
      en:
        "\(English.count(counts.added, "village")) added, \(counts.unchanged) already there, \(counts.updated) updated, \(English.count(problems.count, "row")) left out."
    )
    return (problems.map { $0[language] } + [summary[language]]).joined(separator: "\n")
  }
}
