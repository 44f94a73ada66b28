import P8Aggregation
import P8Model
import TestSupport

/// Villages and reports made up from a seed, and the figures computed from them the slow and obvious way.
struct RandomRegistry {
  struct Team {
    let village: String
    let name: String
    let quarter: Int
    let status: String
    let members: Int
  }

  struct Session {
    let village: String
    let quarter: Int
    let attendances: Int
  }

  private(set) var drafts: [Draft] = []
  private(set) var teams: [Team] = []
  private(set) var sessions: [Session] = []
  /// The accepted reports that answer no to the question of a section.
  private(set) var noes: [(section: String, village: String, quarter: Int)] = []
  /// By village the quarters, counted from 2021, that were reported well and those that are held.
  private(set) var accepted: [String: Set<Int>] = [:]
  private(set) var held: [String: Set<Int>] = [:]
  let villages: [String]

  static let communes = ["22210", "22207", "22165", "22051", "22015", "24133"]

  init(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let names = Self.communes.flatMap { commune in (1...3).map { "\(commune)-0\($0)" } }
    villages = names
    for village in names {
      for quarter in 0..<16 where Int.random(in: 0..<4, using: &generator) > 0 {
        let isHeld = Int.random(in: 0..<5, using: &generator) == 0
        var draft = try Draft(
          village, "\(2021 + quarter / 4)-Q\(quarter % 4 + 1)", state: isHeld ? .held : .accepted)
        var filled: Set<String> = []
        for number in 1...3 where Bool.random(using: &generator) {
          filled.insert("communication_team")
          let status =
            ["new", "consolidated", "maintained", "paused", "dissolved"].randomElement(using: &generator)
            ?? "new"
          let members = Int.random(in: 5...20, using: &generator)
          draft = try draft.team("Tổ \(number)", status, members: members)
          if !isHeld {
            teams.append(
              Team(village: village, name: "\(number)", quarter: quarter, status: status, members: members))
          }
        }
        for number in 0..<Int.random(in: 0...3, using: &generator) {
          filled.insert("communication_session")
          let attendances = Int.random(in: 0...90, using: &generator)
          draft = try draft.session("\(village) \(quarter) \(number)", attendances: attendances)
          if !isHeld {
            sessions.append(Session(village: village, quarter: quarter, attendances: attendances))
          }
        }
        for section in ["communication_team", "communication_session"] where !filled.contains(section) {
          let answer = ["no", "unknown", "yes", ""].randomElement(using: &generator) ?? ""
          if !answer.isEmpty { draft = try draft.answers([section: answer]) }
          if answer == "no", !isHeld { noes.append((section, village, quarter)) }
        }
        drafts.append(draft)
        if isHeld {
          held[village, default: []].insert(quarter)
        } else {
          accepted[village, default: []].insert(quarter)
        }
      }
    }
  }

  func expectedVillages() throws -> VillageLives {
    VillageLives(
      try villages.enumerated().map { number, code in
        RegisteredVillage(
          identity: Int64(number), village: Village(code: try Project.unit(code), name: code))
      })
  }

  /// The figures of the villages with a prefix for quarters, by the definitions read anew.
  func oracle(_ prefix: String, quarters: ClosedRange<Int>) -> [String: Int?] {
    let all = teams.filter { $0.village.hasPrefix(prefix) && $0.quarter <= quarters.upperBound }
    var stock = 0
    var people = 0
    var parts: [String: Int] = [:]
    var done = 0
    for (_, life) in Dictionary(grouping: all, by: { "\($0.village) \($0.name)" }) {
      let life = life.sorted { $0.quarter < $1.quarter }
      let now = life.filter { quarters.contains($0.quarter) }
      if now.contains(where: { ["new", "consolidated"].contains($0.status) }) { done += 1 }
      guard let last = life.last, last.status != "dissolved" else { continue }
      stock += 1
      people += last.members
      var status = last.status
      if now.isEmpty {
        if status != "paused" { status = "maintained" }
      } else if status != "paused" {
        if now.contains(where: { $0.status == "new" }) {
          status = "new"
        } else if now.contains(where: { $0.status == "consolidated" }) {
          status = "consolidated"
        }
      }
      parts[status, default: 0] += 1
    }
    let held = sessions.filter { $0.village.hasPrefix(prefix) && $0.quarter <= quarters.upperBound }
    let inPeriod = held.filter { quarters.contains($0.quarter) }
    func isNo(_ section: String, in quarters: ClosedRange<Int>) -> Bool {
      noes.contains {
        $0.section == section && $0.village.hasPrefix(prefix) && quarters.contains($0.quarter)
      }
    }
    let ever = 0...quarters.upperBound
    let isKnown = !all.isEmpty || isNo("communication_team", in: ever)
    let isKnownNow =
      all.contains { quarters.contains($0.quarter) } || isNo("communication_team", in: quarters)
    let areSessionsKnown = !inPeriod.isEmpty || isNo("communication_session", in: quarters)
    return [
      "stock": isKnown ? stock : nil, "members": isKnown ? people : nil, "done": isKnownNow ? done : nil,
      "new": isKnown ? parts["new"] ?? 0 : nil, "consolidated": isKnown ? parts["consolidated"] ?? 0 : nil,
      "maintained": isKnown ? parts["maintained"] ?? 0 : nil, "paused": isKnown ? parts["paused"] ?? 0 : nil,
      "sessions": areSessionsKnown ? inPeriod.count : nil,
      "attendances": areSessionsKnown ? inPeriod.map(\.attendances).reduce(0, +) : nil,
      "all sessions": !held.isEmpty || isNo("communication_session", in: ever) ? held.count : nil,
      "counted": villages.count { village in
        village.hasPrefix(prefix) && quarters.allSatisfy { accepted[village]?.contains($0) ?? false }
      },
    ]
  }

  /// The sections of which no report of the villages with a prefix says anything in quarters.
  func carriedOver(_ prefix: String, quarters: ClosedRange<Int>) -> Set<String> {
    func isThere(_ village: String, _ quarter: Int) -> Bool {
      village.hasPrefix(prefix) && quarters.contains(quarter)
    }
    var sections: Set<String> = ["communication_team", "communication_session"]
    if teams.contains(where: { isThere($0.village, $0.quarter) }) { sections.remove("communication_team") }
    if sessions.contains(where: { isThere($0.village, $0.quarter) }) {
      sections.remove("communication_session")
    }
    for no in noes where isThere(no.village, no.quarter) { sections.remove(no.section) }
    return sections
  }

  /// The same out of a table.
  static func carriedOver(_ unit: UnitFigures) -> Set<String> {
    let sections = ["communication_team": "D8.1.1", "communication_session": "D8.1.3"]
    return Set(sections.filter { unit.isCarriedOver($0.value) }.map(\.key))
  }

  /// The same figures out of a table.
  static func figures(_ unit: UnitFigures) -> [String: Int?] {
    func value(_ key: FigureKey, _ indicator: String) -> Int? { unit.value(key, of: indicator)?.integer }
    return [
      "stock": value(.cumulative, "D8.1.1"), "members": value(.cumulative, "D8.1.2"),
      "done": value(.inPeriod, "D8.1.1"), "new": value(.part("new"), "D8.1.1"),
      "consolidated": value(.part("consolidated"), "D8.1.1"),
      "maintained": value(.part("maintained"), "D8.1.1"), "paused": value(.part("paused"), "D8.1.1"),
      "sessions": value(.inPeriod, "D8.1.3"), "attendances": value(.inPeriod, "D8.1.3.1"),
      "all sessions": value(.cumulative, "D8.1.3"), "counted": unit.coverage.counted,
    ]
  }
}
