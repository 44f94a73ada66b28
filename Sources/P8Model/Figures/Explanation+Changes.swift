extension Explanation {
  /// A thing that adds to one figure otherwise than to another.
  package struct Change: Hashable, Sendable {
    package let unit: UnitCode
    package let unitName: String
    /// The record of the older figure; nil where the thing is new.
    package let before: Record?
    /// The record of the newer figure; nil where the thing is gone.
    package let after: Record?
  }

  /// What changed between an older figure of the indicator, or that of another period, and this one, by unit
  /// and thing.
  ///
  /// A record that adds the same as before is no change, whatever report it now comes from. Of a ratio the
  /// records of both its parts are compared.
  package func changes(from older: Explanation) -> [Change] {
    let before = older.things()
    let after = things()
    return Set(before.keys).union(after.keys).sorted().compactMap { key in
      let old = before[key]
      let new = after[key]
      guard old?.record.value != new?.record.value || old == nil || new == nil else { return nil }
      return Change(
        unit: key.unit, unitName: (new ?? old)?.unitName ?? "", before: old?.record, after: new?.record)
    }
  }

  private struct Thing: Hashable, Comparable {
    let unit: UnitCode
    let indicator: String
    let section: String
    let identity: String
    let occurrence: Int

    static func < (left: Thing, right: Thing) -> Bool {
      if left.unit != right.unit { return left.unit < right.unit }
      return (left.indicator, left.section, left.identity, left.occurrence)
        < (right.indicator, right.section, right.identity, right.occurrence)
    }
  }

  private func things() -> [Thing: (record: Record, unitName: String)] {
    var things: [Thing: (record: Record, unitName: String)] = [:]
    func add(_ part: Part) {
      for record in part.records {
        var occurrence = 0
        func key() -> Thing {
          Thing(
            unit: part.unit, indicator: indicator, section: record.section, identity: record.identity,
            occurrence: occurrence)
        }
        while things[key()] != nil { occurrence += 1 }
        things[key()] = (record, part.name)
      }
      for child in part.parts { add(child) }
    }
    add(root)
    for operand in operands { things.merge(operand.things()) { first, _ in first } }
    return things
  }
}
