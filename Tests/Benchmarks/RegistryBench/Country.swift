import P8Definitions
import ContentDigest
import P8Model
import P8Registry
import TestSupport

/// A made-up country: villages spread over the communes of all provinces, a report each quarter.
///
/// The same seed makes the same reports. The communes are real, everything in the reports is invented.
struct Country {
  /// A village with what goes on in it.
  struct Place {
    let commune: UnitCode
    let number: Int
    let name: String
    /// The quarters in which its models were founded, counted from the first; nil where there is none.
    let team: Int
    let club: Int?
    let address: Int?
    let members: Int
    /// The village in the structure of 2025, once it is known.
    var newCode: UnitCode?

    var code: UnitCode? { commune.village(number: number) }
  }

  let firstYear: Int
  let quarters: Int
  private(set) var places: [Place] = []
  private let definitions: Definitions

  init(villages: Int, firstYear: Int, quarters: Int, definitions: Definitions) {
    self.firstYear = firstYear
    self.quarters = quarters
    self.definitions = definitions
    var generator = SplitMix64(seed: 8)
    let communes = definitions.units.all
      .filter { $0.code.structure == .y2024 && $0.code.level == .commune && $0.type == "xã" }
      .map(\.code).sorted()
    // About five villages in a commune, and communes of every province.
    let wanted = max(1, villages / 5)
    let step = max(1, communes.count / wanted)
    let chosen = stride(from: 0, to: communes.count, by: step).map { communes[$0] }
    for index in 0..<villages {
      let number = index / chosen.count + 1
      places.append(
        Place(
          commune: chosen[index % chosen.count], number: number, name: "Thôn \(number)",
          team: Int.random(in: 0..<max(1, quarters), using: &generator),
          club: Int.random(in: 0..<6, using: &generator) == 0
            ? Int.random(in: 0..<max(1, quarters), using: &generator) : nil,
          address: Int.random(in: 0..<12, using: &generator) == 0
            ? Int.random(in: 0..<max(1, quarters), using: &generator) : nil,
          members: Int.random(in: 7...15, using: &generator)))
    }
  }

  /// The quarters.
  var periods: [Period] {
    (0..<quarters).compactMap {
      Period(year: firstYear + $0 / 4, span: .quarter($0 % 4 + 1), calendar: .calendar)
    }
  }

  /// Registers the villages.
  func importVillages(into registry: Registry) throws {
    try registry.importVillages(
      places.map { VillageEntry(commune: $0.commune, number: $0.number, name: $0.name) })
  }

  /// Gives the villages their codes of 2025: where a commune was divided, in the first of its parts.
  mutating func carryVillages(in registry: Registry) throws {
    var links: [(old: UnitCode, commune: UnitCode, as: UnitCode?)] = []
    var linked: [Int] = []
    for index in places.indices {
      guard let code = places[index].code,
        let commune = definitions.units.changes(ofOld: places[index].commune).first?.new
      else { continue }
      // Merged communes have villages of one name: the old number tells them apart.
      let renamed = VillageEntry(
        commune: places[index].commune, number: places[index].number,
        name: "\(places[index].name) \(places[index].commune.code)")
      try registry.importVillages([renamed])
      links.append((code, commune, nil))
      linked.append(index)
    }
    for (index, village) in zip(linked, try registry.carry(links, reason: "1/7/2025")) {
      places[index].newCode = village.village.code
    }
  }

  /// The reports of a quarter, in the order of the villages.
  func reports(quarter: Int, of period: Period) -> some Sequence<RegisteredReport> {
    places.lazy.enumerated().compactMap { index, place in
      report(of: place, index: index, quarter: quarter, period: period)
    }
  }

  private func report(of place: Place, index: Int, quarter: Int, period: Period) -> RegisteredReport? {
    guard let unit = period.structure == .y2024 ? place.code : place.newCode else { return nil }
    var generator = SplitMix64(seed: UInt64(index) &* 1_000_003 &+ UInt64(quarter))
    // One in fifty sends nothing, one in fifty has an error.
    let luck = Int.random(in: 0..<50, using: &generator)
    guard luck != 0 else { return nil }
    let name = "\(unit.code)-\(period.name)"
    return RegisteredReport(
      unit: unit, unitName: place.name, period: period, version: .initial, form: "village-report",
      file: SourceFile(path: "\(name).xlsx", sha256: ContentDigest.sha256(name), byteCount: 14_000),
      state: luck == 1 ? .held : .accepted, findingCounts: luck == 1 ? [.error: 1] : [:],
      records: records(of: place, unit: unit, quarter: quarter, period: period, using: &generator))
  }

  private func records(
    of place: Place, unit: UnitCode, quarter: Int, period: Period, using generator: inout SplitMix64
  ) -> [ReportedRecord] {
    var records: [ReportedRecord] = []
    func add(_ section: String, _ identity: String, _ fields: [(String, Value)]) {
      let row = 7 + records.count
      var named: [String: ReportedRecord.Field] = [:]
      for (column, (field, value)) in fields.enumerated() {
        let letters = String(decoding: [UInt8(ascii: "B") + UInt8(column)], as: UTF8.self)
        named[field] = ReportedRecord.Field(
          value: value, text: value.description,
          place: CellPlace(sheet: section, row: row, column: letters))
      }
      records.append(ReportedRecord(section: section, unit: unit, identity: identity, fields: named))
    }
    func people(_ range: ClosedRange<Int>) -> (total: Value, women: Value, men: Value, minority: Value) {
      let women = Int.random(in: range, using: &generator)
      let men = Int.random(in: range, using: &generator)
      return (
        .number(ExactDecimal(women + men)), .number(ExactDecimal(women)), .number(ExactDecimal(men)),
        .number(ExactDecimal((women + men) * 4 / 5))
      )
    }
    func status(_ founded: Int) -> Value { .text(founded == quarter ? "new" : "maintained") }
    func day(_ offset: Int) -> Value { .date(period.from.advanced(byDays: offset) ?? period.from) }

    if place.team <= quarter {
      let women = place.members * 2 / 3
      add(
        "communication_team", "to truyen thong \(place.number)",
        [
          ("name", .text("Tổ truyền thông \(place.name)")), ("status", status(place.team)),
          ("decision_number", .text("\(place.number)/QĐ-UBND")), ("decision_date", .date(period.from)),
          ("members", .number(ExactDecimal(place.members))), ("women", .number(ExactDecimal(women))),
          ("men", .number(ExactDecimal(place.members - women))),
          ("ethnic_minority", .number(ExactDecimal(place.members - 1))), ("activities", .number(3)),
        ])
    }
    if let club = place.club, club <= quarter {
      let who = people(8...15)
      add(
        "change_leader_club", "clb \(place.number)",
        [
          ("name", .text("CLB Thủ lĩnh của sự thay đổi")), ("base", .text("school")),
          ("school_level", .text("lower_secondary")), ("status", status(club)),
          ("decision_date", .date(period.from)), ("members", who.total), ("girls", who.women),
          ("boys", who.men), ("ethnic_minority", who.minority), ("meetings", .number(3)),
        ])
    }
    if let address = place.address, address <= quarter {
      add(
        "trusted_address", "dia chi \(place.number)",
        [
          ("name", .text("Địa chỉ tin cậy \(place.name)")), ("site", .text("culture_house")),
          ("programme", .text("project8")), ("status", status(address)),
          ("decision_date", .date(period.from)),
          ("board_members", .number(5)), ("board_women", .number(3)),
          ("people_helped", .number(ExactDecimal(Int.random(in: 0...3, using: &generator)))),
        ])
    }
    for session in 0..<3 {
      let who = people(5...40)
      let held = day(session * 30 + Int.random(in: 0..<28, using: &generator))
      add(
        "communication_session", "\(held.description)|binh dang gioi \(session)",
        [
          ("held_on", held), ("kind", .text("meeting")), ("topic", .text("Bình đẳng giới, buổi \(session)")),
          ("attendances", who.total), ("women", who.women), ("men", who.men),
          ("ethnic_minority", who.minority),
        ])
    }
    if Int.random(in: 0..<25, using: &generator) == 0 {
      let who = people(10...30)
      let held = day(Int.random(in: 0..<85, using: &generator))
      add(
        "policy_dialogue", "\(held.description)|doi thoai",
        [
          ("held_on", held), ("level", .text("village_cluster")), ("topic", .text("Đối thoại chính sách")),
          ("participants", who.total), ("women", who.women), ("men", who.men),
          ("ethnic_minority", who.minority), ("opinions", .number(6)), ("answered", .number(5)),
        ])
    }
    return records
  }
}
