import P8Definitions
public import P8Model
import P8Presentation
import P8Registry
import VietnameseText

/// The villages that should report, and what is known of their communes.
public struct Villages: Capability {
  let workspace: Workspace

  /// Takes the villages of a list into the registry.
  ///
  /// Rows of one list are villages of their own. A name that is nearly that of a village that is here, or may be one of
  /// the other structure, is not taken, but asked about.
  ///
  /// - Parameters:
  ///   - path: A file of texts separated by tabs with the columns `commune` (the code, or the name with the columns
  ///     `district` and `province`), `village` and perhaps `number`.
  ///   - isNew: Names that are nearly those of others are villages of their own.
  /// - Throws: ``Failure`` where the file or the registry cannot be read or written.
  public func importList(
    fromFile path: String, structure: UnitStructure, isNew: Bool = false
  ) throws(Failure) -> VillageListOutcome {
    let table = try TabSeparatedTable(path: path)
    let village = try table.column("village", in: path)
    let communes = try communes(of: table, in: path, structure: structure)
    let number = table.header.firstIndex(of: "number")
    let registry = try registry()
    let lives = try Failure.wrapping { () throws(RegistryFault) in try registry.villageLives() }
    let names = VillageNames(lives, units: definitions.units)
    var outcome = VillageListOutcome()
    var entries: [VillageEntry] = []
    for (index, row) in table.rows.enumerated() {
      let commune: UnitCode
      switch communes[index] {
      case .success(let code): commune = code
      case .failure(let problem):
        outcome.problems.append(problem.message)
        continue
      }
      let name = NormalForm.clean(row[village]).text
      let own = number.flatMap { Int(row[$0]) }
      var continues: UnitCode?
      if !isNew {
        switch names.meaning(of: name, in: commune) {
        case .known, .new: break
        case .continues(let code): continues = code
        // A number says that it is another village of the commune.
        case .open(.near) where own != nil: break
        case .open(let question):
          outcome.problems.append(
            LocalizedText(
              vi: "\(question.message.vi). \(question.remedy.vi)",
              en: "\(question.message.en). \(question.remedy.en)"))
          continue
        }
      }
      entries.append(
        VillageEntry(
          commune: commune, number: own, name: name, nameKey: SearchKey.placementFree(row[village]),
          continues: continues))
    }
    for result in try Failure.wrapping({ () throws(RegistryFault) in try registry.importVillages(entries) }) {
      outcome.count(result)
    }
    outcome.linked = entries.count { $0.continues != nil }
    return outcome
  }
}
