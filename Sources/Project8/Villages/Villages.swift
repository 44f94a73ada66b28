import P8Definitions
public import P8Model
import P8Presentation
import P8Registry
import VietnameseText

/// The villages that should report, and what is known of their communes.
public struct Villages: Capability {
  let workspace: Workspace

  /// Takes the villages of a list into the registry, as ``importLists(_:)`` does.
  public func importList(
    fromFile path: String, structure: UnitStructure?, isNew: Bool = false
  ) throws(Failure) -> VillageListOutcome {
    var request = VillageListRequest([path], structure: structure)
    request.isNew = isNew
    return try importLists(request).first ?? VillageListOutcome(file: path)
  }

  /// Takes the villages of lists into the registry.
  ///
  /// Rows of the lists are villages of their own. A name that is nearly that of a village that is here, or may be one of
  /// the other structure, is not taken, but asked about.
  ///
  /// - Returns: What became of each list: of a workbook each sheet that is one.
  /// - Throws: ``Failure`` where a file or the registry cannot be read or written; then no list was taken.
  public func importLists(_ request: VillageListRequest) throws(Failure) -> [VillageListOutcome] {
    guard let scope = try workspace.scope() else { return try importLists(request) { _ in true } }
    return try allowed(.manageVillages).importLists(request, where: scope.contains)
  }

  private func importLists(
    _ request: VillageListRequest, where isAllowed: (UnitCode) -> Bool
  ) throws(Failure) -> [VillageListOutcome] {
    let registry = request.isTrial ? try registryIfThere() : try registry()
    let lives = try Failure.wrapping { () throws(RegistryFault) in try registry?.villageLives() ?? [] }
    let there = Set(lives.villages.compactMap { $0.village.code.communeOfVillage })
    var finder = try CommuneFinder(workspace.places)
    var outcomes: [VillageListOutcome] = []
    var lists: [VillageList] = []
    for file in request.files {
      let tables = try tables(of: file)
      let communes = Dictionary(
        uniqueKeysWithValues: UnitStructure.allCases.map { structure in
          (structure, tables.map { finder.communes(of: $0, in: structure) })
        })
      let found = ListStructure(
        of: tables, given: request.structure,
        known: communes.mapValues { Self.count($0) { _ in true } },
        registered: communes.mapValues { Self.count($0, where: there.contains) }, today: workspace.today)
      for (table, communes) in zip(tables, communes[found.structure] ?? []) {
        lists.append(VillageList(table, communes: communes))
        var outcome = VillageListOutcome(file: file, sheet: table.sheet, isTrial: request.isTrial)
        if found.reason != .given { outcome.notes.append(found.reason.text(found.structure)) }
        if !table.unread.isEmpty { outcome.notes.append(ListFileWords.unread(table.unread)) }
        outcomes.append(outcome)
      }
    }
    VillageList.settle(&lists)
    let names = VillageNames(
      lives, units: definitions.units, former: try registry == nil ? [] : formerNames())
    for (index, list) in lists.enumerated() {
      outcomes[index].problems = list.problems
      var taken: [(place: LocalizedText, entry: VillageEntry)] = []
      for row in list.rows {
        guard isAllowed(row.commune) else {
          outcomes[index].problems.append(PeopleWords.foreignRow(place(of: row.commune)).at(row.place))
          continue
        }
        do throws(VillageQuestionAsked) {
          taken.append((row.place, try Self.entry(of: row, names: names, isNew: request.isNew)))
        } catch {
          outcomes[index].problems.append(error.message.at(row.place))
        }
      }
      outcomes[index].linked = taken.count { $0.entry.continues != nil }
      guard let registry, !request.isTrial else {
        outcomes[index].wouldBe = taken.count
        continue
      }
      let entries = taken.map(\.entry)
      let results = try Failure.wrapping { () throws(RegistryFault) in try registry.importVillages(entries) }
      for (row, result) in zip(taken, results) { outcomes[index].count(result, at: row.place) }
    }
    return outcomes
  }

  private func tables(of file: String) throws(Failure) -> [ListTable] {
    // Needed for texts that may be of an old font only.
    lazy var places = CommuneFinder.namesOfPlaces(definitions.units)
    let types = Set(
      definitions.texts[ListText.village].vi.split(separator: ";").map { SearchKey.exact(String($0)) })
    return try ListTable.read(
      file, needed: [[.village], [.communeCode, .commune, .villageCode]], texts: definitions.texts
    ) { text in
      let key = SearchKey.exact(text)
      return key.split(separator: " ").first.map { types.contains(String($0)) } ?? false
        || places.contains(key)
    }
  }

  /// How many rows have a commune of some kind.
  private static func count(
    _ tables: [[CommuneFinder.Answer]], where isWanted: (UnitCode) -> Bool
  ) -> Int {
    tables.joined().count { (try? $0.get()).map(isWanted) ?? false }
  }

  private struct VillageQuestionAsked: Error { let message: LocalizedText }

  private static func entry(
    of row: VillageList.Row, names: VillageNames, isNew: Bool
  ) throws(VillageQuestionAsked) -> VillageEntry {
    var continues: UnitCode?
    if !isNew {
      switch names.meaning(of: row.name, in: row.commune) {
      case .known, .new: break
      case .continues(let code): continues = code
      // A number says that it is another village of the commune.
      case .open(.near) where row.number != nil: break
      case .open(let question):
        throw VillageQuestionAsked(
          message: LocalizedText(
            vi: "\(question.message.vi). \(question.remedy.vi)",
            en: "\(question.message.en). \(question.remedy.en)"))
      }
    }
    return VillageEntry(
      commune: row.commune, number: row.number, name: row.name,
      nameKey: SearchKey.placementFree(row.name), from: row.from, to: row.to, continues: continues)
  }
}
