import P8Definitions
import P8Model

extension DefinitionsReader {
  /// `indicators/programme.yaml`.
  mutating func programme() -> Programme? {
    guard let entry = files.yaml("indicators/programme.yaml"),
      let fields = entry.fields([
        "id", "version", "name", "title", "lead", "legal-basis", "phase", "phases", "sets", "calendar",
        "calendars", "contents", "deadlines", "replacement", "protection",
        "exchange",
      ])
    else { return nil }
    let id = fields.id()
    let version = fields.text("version")
    let name = fields.localized("name")
    let title = fields.localized("title")
    let lead = fields.localized("lead")
    let legalBasis = fields.localized("legal-basis")
    let calendars = self.calendars(fields)
    let calendar = fields.required("calendar").flatMap { self.calendar($0, among: calendars) }
    let contents = self.contents(fields)
    let sets = self.sets(fields, contents: contents)
    var names: ProgrammeNames?
    if let name, let title, let legalBasis {
      names = ProgrammeNames(name: name, title: title, legalBasis: legalBasis)
    }
    let phases = self.phases(fields, names: names)
    let deadlines = self.deadlines(fields, calendars)
    let exchange: ExchangeSettings? = if let part = fields["exchange"] { exchange(part) } else { .neutral }
    guard let id, let version, let name, let title, let lead, let legalBasis, let calendar,
      let firstPhase = phases.first, let exchange
    else { return nil }
    return Programme(
      id: id, version: version, name: name, title: title, lead: lead, legalBasis: legalBasis,
      firstPhase: firstPhase, laterPhases: Array(phases.dropFirst()), sets: sets, calendar: calendar,
      calendars: calendars,
      contents: contents, deadlines: deadlines, replacement: replacement(fields),
      protection: protection(fields), exchange: exchange)
  }

  /// A share of 100 lets every unconfirmed report be replaced at once, one of 0 none.
  private func replacement(_ fields: Fields) -> ReplacementRule {
    guard let parts = fields["replacement"]?.fields(["at-once-percent"]),
      let share = parts.required("at-once-percent")?.decimal
    else { return .standard }
    return ReplacementRule(atOncePercent: share)
  }

  private mutating func protection(_ fields: Fields) -> ProtectionSettings {
    guard let parts = fields["protection"]?.fields(["small-counts-below", "places"]),
      let entry = parts.required("small-counts-below"), let limit = entry.integer
    else { return .standard }
    if limit < 2 { entry.fault(.programme(.limitTooSmall)) }
    var places: [ProtectionSettings.Places] = []
    for item in parts["places"] == nil ? [] : parts.items("places") {
      guard let place = item.fields(["records", "partner", "public", "withheld"]),
        let records = place.required("records")?.items,
        let partner = place.required("partner")?.choice(UnitLevel.self),
        let everybody = place.required("public")?.choice(UnitLevel.self)
      else { continue }
      let names = records.compactMap { record in record.text.map { (id: $0, source: record.source) } }
      shelteredRecords += names
      let withheld = (place["withheld"]?.items ?? []).compactMap { field in
        field.text.map { (id: $0, source: field.source) }
      }
      withheldFields += withheld.map { ($0.id, names.map(\.id), $0.source) }
      places.append(
        .init(
          records: Set(names.map(\.id)), partner: partner, everybody: everybody,
          withheld: Set(withheld.map(\.id))))
    }
    return ProtectionSettings(limit: limit, places: places)
  }

  /// The models whose places are sheltered must be there; they are read after the programme.
  func checkProtection() {
    for (id, source) in shelteredRecords where records[id] == nil && !isBroken(id) {
      faults.addUnknown(id, .record, at: source, among: records.keys)
    }
    for (id, sheltered, source) in withheldFields {
      if sheltered.contains(where: isBroken) { continue }
      let known = sheltered.compactMap { records[$0] }
      guard known.count == sheltered.count, !known.contains(where: { $0.field(id) != nil }) else { continue }
      faults.addUnknown(
        id, .fieldOfRecord(sheltered.first), at: source, among: known.flatMap { $0.fields.map(\.id) })
    }
  }

  private func contents(_ fields: Fields) -> [ProgrammeContent] {
    var contents: [ProgrammeContent] = []
    for item in fields.items("contents") {
      guard let parts = item.fields(["number", "name", "short"]) else { continue }
      let number = parts.required("number")?.integer
      let name = parts.localized("name")
      let short = parts.localized("short")
      guard let number, let name, let short,
        isNew("\(number)", at: parts["number"], among: contents.map { "\($0.number)" }, .content)
      else { continue }
      contents.append(ProgrammeContent(number: number, name: name, shortName: short))
    }
    return contents
  }

  private func deadlines(_ fields: Fields, _ calendars: [NamedCalendar]) -> [ReportingDeadline] {
    guard fields["deadlines"] != nil else { return [] }
    return fields.items("deadlines").compactMap { item -> ReportingDeadline? in
      guard
        let parts = item.fields([
          "level", "span", "calendar", "version", "before", "years-after", "days-after-closing",
        ])
      else { return nil }
      let level = parts.required("level")?.choice(UnitLevel.self)
      let span = parts.required("span")?.choice(ReportingDeadline.Span.self)
      let calendar = parts["calendar"].flatMap { self.calendar($0, among: calendars) }
      if parts["calendar"] != nil, calendar == nil { return nil }
      let version = parts.required("version")?.choice(ReportStamp.Version.self)
      guard let rule = deadlineRule(parts), let level, let span, let version else { return nil }
      return ReportingDeadline(level: level, span: span, calendar: calendar, version: version, rule: rule)
    }
  }

  private func deadlineRule(_ parts: Fields) -> ReportingDeadline.Rule? {
    if let days = parts["days-after-closing"] {
      if let stray = parts["before"] { stray.fault(.programme(.twoDeadlines)) }
      return days.integer.map { .daysAfterClosing($0) }
    }
    guard let before = parts.required("before"), let text = before.text else { return nil }
    let years = parts["years-after"]?.integer ?? 0
    let numbers = text.split(separator: "-").map { Int($0) }
    guard numbers.count == 2, let month = numbers[0], let day = numbers[1],
      CalendarDate(year: 2023, month: month, day: day) != nil
    else {
      before.fault(.value(.dayOfYear(text)))
      return nil
    }
    return .before(month: month, day: day, yearsAfter: years)
  }

  /// `indicators/measures.yaml`.
  mutating func readMeasures() {
    guard let fields = files.yaml("indicators/measures.yaml")?.fields(nil) else { return }
    for (id, _) in fields.keys {
      guard let parts = fields[id]?.fields(["name", "whole", "base", "factor", "people"]) else {
        broken.insert(id)
        continue
      }
      let name = parts.localized("name")
      let isWhole = parts.required("whole")?.truth
      let base = parts["base"]?.text
      let factor = base == nil ? 1 : parts.required("factor")?.decimal
      if base == nil, let stray = parts["factor"] { stray.fault(.programme(.factorWithoutBase)) }
      if let base, fields[base] == nil {
        faults.addUnknown(
          base, .measure, at: parts["base"]?.source ?? parts.source, among: fields.keys.map(\.key))
      }
      if let factor, factor <= 0 { parts["factor"]?.fault(.programme(.factorNotPositive)) }
      guard let name, let isWhole, let factor else {
        broken.insert(id)
        continue
      }
      measures[id] = Measure(
        id: id, name: name, isWhole: isWhole, base: base, factor: factor,
        countsPeople: parts.truth("people"))
    }
  }
}
