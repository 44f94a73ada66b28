import P8Aggregation
import P8Model
import TestSupport

/// Villages with codes of both structures, mergers and reports made up from a seed, and the figures computed from the
/// list of what happened, the slow and obvious way.
///
/// Quarters are counted from 2023-Q1; July 2025 is the beginning of quarter 10.
struct RandomLives {
  struct Life {
    let number: Int
    let old: String
    /// Nil where it has no code in the structure of July 2025.
    let new: String?
    /// The lineage in each structure, from the village to the country.
    let lines: [UnitStructure: [String]]
    /// The village into which it went, the first quarter after its end, and whether its models go on.
    var end: (into: Int, quarter: Int, goesOn: Bool)?
  }

  struct Team {
    let village: Int
    let name: String
    let quarter: Int
    let status: String
    let members: Int
  }

  struct Session {
    let village: Int
    let quarter: Int
    let attendances: Int
  }

  static let change = 10
  static let quarters = 14
  /// The first quarter of the phase that follows, where cumulative figures begin anew: that of January 2026.
  static let nextPhase = 12

  private(set) var lives: [Life] = []
  private(set) var drafts: [Draft] = []
  private(set) var teams: [Team] = []
  private(set) var sessions: [Session] = []
  private(set) var accepted: [Int: Set<Int>] = [:]
  private(set) var mergers: [VillageMerger] = []

  /// Old commune, its district, the commune of today; nil where the people were divided.
  private static let communes: [(old: String, district: String, new: String?)] = [
    ("22210", "561", "22237"), ("22237", "561", "22237"), ("22192", "560", "22192"), ("22228", "561", nil),
  ]

  init(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var next: [String: Int] = [:]
    for commune in Self.communes {
      for number in 1...3 {
        let old = "\(commune.old)-0\(number)"
        // Of divided communes somebody decided; of whole ones some villages are not linked yet.
        let isLinked = commune.new == nil || Bool.random(using: &generator) || Bool.random(using: &generator)
        let target = commune.new ?? (Bool.random(using: &generator) ? "22222" : "22207")
        var new: String?
        if isLinked {
          next[target, default: 0] += 1
          new = "\(target)-\((next[target] ?? 0) < 10 ? "0" : "")\(next[target] ?? 0)"
        }
        let place = commune.new ?? target
        lives.append(
          Life(
            number: lives.count, old: old, new: new,
            lines: [
              .y2024: [old, commune.old, commune.district, "54", "VN"],
              .y2025: (new.map { [$0] } ?? []) + [place, "66", "VN"],
            ]))
      }
    }
    // One village with a code of today ends in another of its commune in the last quarter or the one before.
    let linked = lives.filter { $0.new != nil }
    if let gone = linked.randomElement(using: &generator),
      let into = linked.first(where: {
        $0.number != gone.number && $0.lines[.y2025]?[1] == gone.lines[.y2025]?[1]
      })
    {
      let quarter = Int.random(in: Self.change + 1..<Self.quarters, using: &generator)
      let goesOn = Bool.random(using: &generator)
      lives[gone.number].end = (into.number, quarter, goesOn)
      mergers.append(
        VillageMerger(
          village: Int64(gone.number), into: Int64(into.number), on: try Self.period(quarter).from,
          models: goesOn ? .goOn : Bool.random(using: &generator) ? .consolidated : .dissolved))
    }
    for life in lives { try report(life, &generator) }
  }

  static func period(_ quarter: Int) throws -> Period {
    try Project.period("\(2023 + quarter / 4)-Q\(quarter % 4 + 1)")
  }

  private mutating func report(_ life: Life, _ generator: inout SplitMix64) throws {
    for quarter in 0..<Self.quarters where Int.random(in: 0..<4, using: &generator) > 0 {
      if let end = life.end, quarter >= end.quarter { continue }
      if quarter >= Self.change, life.new == nil { continue }
      let isHeld = Int.random(in: 0..<6, using: &generator) == 0
      let structure: UnitStructure = quarter < Self.change ? .y2024 : .y2025
      var draft = try Draft(
        quarter < Self.change ? life.old : life.new ?? "", "\(2023 + quarter / 4)-Q\(quarter % 4 + 1)",
        structure: structure, state: isHeld ? .held : .accepted)
      // The same names in all villages, as it is with teams.
      for number in 1...2 where Bool.random(using: &generator) {
        let status = ["new", "consolidated", "maintained", "paused", "dissolved"].randomElement(
          using: &generator)
        let members = Int.random(in: 5...20, using: &generator)
        draft = try draft.team("Tổ \(number)", status ?? "new", members: members)
        guard !isHeld else { continue }
        teams.append(
          Team(
            village: life.number, name: "\(number)", quarter: quarter, status: status ?? "new",
            members: members))
      }
      for number in 1...Int.random(in: 1...3, using: &generator) {
        let attendances = Int.random(in: 1...90, using: &generator)
        draft = try draft.session("\(life.number) \(quarter) \(number)", attendances: attendances)
        guard !isHeld else { continue }
        sessions.append(Session(village: life.number, quarter: quarter, attendances: attendances))
      }
      drafts.append(draft)
      if !isHeld { accepted[life.number, default: []].insert(quarter) }
    }
  }

  func villages() throws -> VillageLives {
    var all: [RegisteredVillage] = []
    for life in lives {
      let last = try life.end.map { try Self.period($0.quarter - 1).to }
      all.append(
        RegisteredVillage(
          identity: Int64(life.number), village: Village(code: try Project.unit(life.old), name: life.old)))
      guard let new = life.new else { continue }
      all.append(
        RegisteredVillage(
          identity: Int64(life.number), village: Village(code: try Project.unit(new, .y2025), name: new),
          to: last))
    }
    return VillageLives(all, mergers: mergers)
  }

  // MARK: - The figures, from the list of what happened

  /// Where a village stands on the last day of a quarter: where it went, once it has ended.
  private func line(of village: Int, _ structure: UnitStructure, at quarter: Int, asEnded: Bool) -> [String] {
    let life = lives[village]
    if asEnded, let end = life.end, end.quarter <= quarter { return lives[end.into].lines[structure] ?? [] }
    return life.lines[structure] ?? []
  }

  func figures(of unit: String, _ structure: UnitStructure, _ quarters: ClosedRange<Int>) -> [String: Int?] {
    let last = quarters.upperBound
    var stock = (count: 0, people: 0)
    var parts: [String: Int] = [:]
    var done = 0
    for (_, life) in Dictionary(
      grouping: teams.filter { $0.quarter <= last }, by: { "\($0.village) \($0.name)" })
    {
      let life = life.sorted { $0.quarter < $1.quarter }
      guard let state = life.last, line(of: state.village, structure, at: last, asEnded: true).contains(unit)
      else {
        continue
      }
      let now = life.filter { quarters.contains($0.quarter) }
      if now.contains(where: { ["new", "consolidated"].contains($0.status) }) { done += 1 }
      if let end = lives[state.village].end, end.quarter <= last, !end.goesOn { continue }
      guard state.status != "dissolved" else { continue }
      stock.count += 1
      stock.people += state.members
      var status = state.status
      if status != "paused" {
        if quarters.contains(state.quarter) {
          status =
            ["new", "consolidated"].first { wanted in now.contains { $0.status == wanted } } ?? "maintained"
        } else {
          status = "maintained"
        }
      }
      parts[status, default: 0] += 1
    }
    let held = sessions.filter {
      $0.quarter <= last && line(of: $0.village, structure, at: last, asEnded: false).contains(unit)
    }
    let sincePhase = held.filter { last < Self.nextPhase || $0.quarter >= Self.nextPhase }
    let inPeriod = held.filter { quarters.contains($0.quarter) }
    func orNil(_ value: Int) -> Int? { value == 0 ? nil : value }
    return [
      "stock": orNil(stock.count), "members": orNil(stock.people), "done": orNil(done),
      "new": orNil(parts["new"] ?? 0), "consolidated": orNil(parts["consolidated"] ?? 0),
      "maintained": orNil(parts["maintained"] ?? 0), "paused": orNil(parts["paused"] ?? 0),
      "sessions": orNil(inPeriod.count), "attendances": orNil(inPeriod.map(\.attendances).reduce(0, +)),
      "all sessions": orNil(sincePhase.count), "counted": counted(unit, structure, quarters),
      "expected": expected(unit, structure, quarters),
    ]
  }

  private func isThere(_ life: Life, _ quarter: Int) -> Bool { life.end.map { quarter < $0.quarter } ?? true }

  private func expected(_ unit: String, _ structure: UnitStructure, _ quarters: ClosedRange<Int>) -> Int {
    lives.count { isThere($0, quarters.upperBound) && ($0.lines[structure] ?? []).contains(unit) }
  }

  private func counted(_ unit: String, _ structure: UnitStructure, _ quarters: ClosedRange<Int>) -> Int {
    lives.count { life in
      isThere(life, quarters.upperBound) && (life.lines[structure] ?? []).contains(unit)
        && quarters.allSatisfy { accepted[life.number]?.contains($0) ?? false }
    }
  }

  /// The same figures out of a table; zero and missing are one here, since only what was counted is compared.
  static func figures(_ unit: UnitFigures) -> [String: Int?] {
    RandomRegistry.figures(unit).mapValues { $0 == 0 ? nil : $0 }.merging([
      "counted": unit.coverage.counted, "expected": unit.coverage.expected,
    ]) { $1 }
  }
}
