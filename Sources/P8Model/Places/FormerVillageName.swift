/// A name that a village once had, under a code that it has or had.
package struct FormerVillageName: Hashable, Sendable {
  package let code: UnitCode
  package let name: String
  /// The first day on which it was called otherwise; nil where only its code of an older structure has the name.
  package let until: CalendarDate?

  package init(code: UnitCode, name: String, until: CalendarDate?) {
    (self.code, self.name, self.until) = (code, name, until)
  }

  /// The former names of villages, by code and day, each once for each code of the village.
  ///
  /// - Parameters:
  ///   - villages: All villages as they are called now.
  ///   - changes: What happened to them, in order; what was taken back does not count.
  package static func all(
    of villages: [RegisteredVillage], changes: [VillageChange]
  ) -> [FormerVillageName] {
    let byIdentity = Dictionary(grouping: villages, by: \.identity)
    var names: [Int64: [String: CalendarDate?]] = [:]
    for change in changes where change.undoneBy == nil && change.kind != .undo {
      for before in change.before {
        let after = change.after.first {
          $0.identity == before.identity && $0.village.code == before.village.code
        }
        guard let after, after.village.name != before.village.name else { continue }
        names[before.identity, default: [:]][before.village.name] = .some(change.decision.effective)
      }
    }
    var former: [FormerVillageName] = []
    for (identity, life) in byIdentity where life.count > 1 || names[identity] != nil {
      for village in life {
        let others = life.filter { $0.village.code != village.village.code }.map(\.village.name)
        let known = (names[identity] ?? [:]).merging(others.map { ($0, nil) }) { first, _ in first }
        for (name, until) in known where name != village.village.name {
          former.append(FormerVillageName(code: village.village.code, name: name, until: until))
        }
      }
    }
    return former.sorted { ($0.code, $0.name) < ($1.code, $1.name) }
  }
}
