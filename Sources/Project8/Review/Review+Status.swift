import P8Definitions
import P8Aggregation
package import P8Model
import P8Registry

extension Review {
  /// Who has sent the report of a period.
  ///
  /// - Parameters:
  ///   - code: The unit.
  ///   - period: The period.
  ///   - level: The level of the rows; nil for the one right below the unit.
  ///   - version: The first version or the supplement.
  ///   - day: The day from which it is looked at, which decides whether who has not sent is late; nil for today.
  /// - Returns: The status.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be read.
  package func status(
    of code: UnitCode, for period: Period, by level: UnitLevel?, version: ReportStamp.Version = .initial,
    on day: CalendarDate? = nil
  ) throws(Failure) -> ReportingStatus {
    if isAsked {
      return try allowed(.see, in: code).status(of: code, for: period, by: level, version: version, on: day)
    }
    if let level { try code.requireLevel(level) }
    let below = level ?? period.structure.levels.drop { $0 != code.level }.dropFirst().first
    let asOf = day ?? workspace.today ?? period.to
    let registry = try registryToRead()
    let (villages, heads, named, began) = try Failure.wrapping { () throws(RegistryFault) in
      (
        try registry.villageLives(), try registry.heads(of: period),
        try registry.villagesNamed(inReportsOf: period), try registry.began()
      )
    }
    let places = villages.presuming(definitions.units)
    let names = places.names
    let lastDay = definitions.programme.lastDay(for: period, of: .village, version: version)

    var best: [UnitCode: ReportHead] = [:]
    for head in heads
    where head.state != .withdrawn && (version == .initial || head.supplementReceivedAt != nil) {
      let about = head.unit.level == .village ? [head.unit] : named[head.number] ?? []
      for village in about.map(places.canonical) {
        if let known = best[village], !Self.precedes(head, known) { continue }
        best[village] = head
      }
    }

    let registryBegan = began.flatMap { CalendarDate.inVietnam($0) }
    let knownLastDay = lastDay.flatMap { last in registryBegan.flatMap { $0 <= last ? last : nil } }
    var total = ReportingStatus.Row(unit: code, name: name(of: code, names))
    var rows: [UnitCode: ReportingStatus.Row] = [:]
    var senders: [ReportingStatus.Sender] = []
    var listed: Set<UnitCode> = []
    for (known, village) in Set(places.expected(for: period)).union(best.keys)
      .map({ ($0, places.code(of: $0, in: period.structure, on: period.to) ?? $0) }).sorted(by: {
        $0.1 < $1.1
      })
    {
      let commune = definitions.units.placement(of: village, in: period.structure).unit
      let lineage = [village] + definitions.units.lineage(of: commune).filter { $0 != village }
      guard lineage.contains(code) else { continue }
      if let province = lineage.first(where: { $0.level == .province }) { listed.insert(province) }
      let head = best[known]
      let received = head.flatMap {
        CalendarDate.inVietnam(version == .initial ? $0.firstReceivedAt : $0.supplementReceivedAt ?? "")
      }
      let isLate = knownLastDay.flatMap { last in received.map { last < $0 } }
      senders.append(
        ReportingStatus.Sender(
          unit: village, name: names[village] ?? head?.unitName ?? village.code,
          commune: village.communeOfVillage.flatMap { definitions.units[$0]?.name } ?? "", received: received,
          isLate: isLate, isHeld: head?.state == .held, review: head?.state.rawValue,
          returnedBecause: head?.state == .returned ? head?.lastStep?.reason : nil,
          document: head?.state.isConfirmed == true ? head?.document : nil,
          outdatedDocument: try head.flatMap { head throws(Failure) in
            try outdatedDocument(of: head, in: registry)
          }))
      total.count(head, isInTime: received != nil && isLate != true)
      guard let below, let row = lineage.first(where: { $0.level == below }), row != code else { continue }
      rows[row, default: ReportingStatus.Row(unit: row, name: name(of: row, names))]
        .count(head, isInTime: received != nil && isLate != true)
    }
    return ReportingStatus(
      period: period, version: version, asOf: asOf, lastDay: lastDay, registryBegan: registryBegan,
      total: total,
      rows: rows.values.sorted { $0.unit < $1.unit }, senders: senders,
      note: code.level == .nation
        ? definitions.unlistedProvinces(in: period.structure, listed: listed) : nil)
  }

  /// The signed document whose figures the registry no longer has.
  private func outdatedDocument(
    of head: ReportHead, in registry: Registry
  ) throws(Failure) -> SignedDocument? {
    guard !head.state.isConfirmed || head.document == nil else { return nil }
    if let document = head.document { return head.state.counts() ? nil : document }
    guard let signed = head.signedBefore else { return nil }
    let (before, now) = try Failure.wrapping { () throws(RegistryFault) in
      (try registry.report(signed.number), try registry.report(head.number))
    }
    guard let before, let now else { return nil }
    return head.state.counts() && now.report.hasSameValues(as: before.report) ? nil : signed.document
  }

  /// Whether a report says more of a village than another one: one that was returned says nothing, and what the village
  /// says itself goes before what the commune says of it.
  private static func precedes(_ head: ReportHead, _ other: ReportHead) -> Bool {
    if (head.state == .returned) != (other.state == .returned) { return other.state == .returned }
    return head.unit.level == .village && other.unit.level != .village
  }

  private func name(of unit: UnitCode, _ names: [UnitCode: String]) -> String {
    definitions.units[unit]?.name ?? names[unit] ?? unit.code
  }
}

extension ReportingStatus.Row {
  fileprivate mutating func count(_ head: ReportHead?, isInTime: Bool) {
    expected += 1
    guard let head else { return }
    switch head.state {
    case .returned:
      returned += 1
      return
    case .held: held += 1
    case .confirmed: confirmed += 1
    case .approved:
      confirmed += 1
      approved += 1
    case .draft, .received, .accepted, .withdrawn: break
    }
    received += 1
    if isInTime { inTime += 1 }
  }
}
