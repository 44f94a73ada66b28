import P8Definitions
package import P8Model

/// Looks at the files of one run beside each other.
///
/// Only what is needed of each file is kept, each fact once, so that memory grows by some hundred bytes a file.
package struct BatchCheck: Sendable {
  /// What is kept of a file.
  private struct FileNote {
    let path: String
    let sha256: String
    let report: ReportNote?
    /// Whether it is in the registry already and not in this run: nothing is told on it.
    var isStored = false
  }

  /// What is kept of a report.
  private struct ReportNote {
    let unit: UnitCode
    let unitName: String
    let period: Period
    let form: String
    let version: ReportStamp.Version
    /// The digest of its figures; nil where they are too few to distinguish it from others.
    let figures: ShortDigest?

    /// What no other report of the batch may be.
    var key: String { "\(unit)|\(period)|\(form)|\(version.rawValue)" }
  }

  /// Where an event stands.
  private struct EventNote {
    /// The place of the file.
    let file: Int
    let key: ShortDigest
    let section: String
    let cell: CellPlace
    let text: String
    let likeness: EventLikeness
  }

  /// Reports with fewer numbers other than zero may well be alike by chance.
  private static let tellingNumberCount = 10

  /// How many events of one area and two days are compared with each other: far more than a district holds.
  private static let comparedEvents = 500

  private let checker: ReportChecker
  /// The events that several units may hold together.
  private let sharedEvents: Set<String>
  private var files: [FileNote] = []
  private var events: [EventNote] = []
  private var knownEvents: Set<ShortDigest> = []
  /// The keys of events that were seen more than once: most are not, and a key is long.
  private var eventKeys: [ShortDigest: String] = [:]

  package init(_ checker: ReportChecker) {
    self.checker = checker
    sharedEvents = Set(
      checker.definitions.records.values.filter {
        $0.kind == .event && $0.field(RecordDefinition.coveredUnits) != nil
      }.map(\.id))
  }

  /// Takes note of a file, in any order.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - report: Its report; nil where there is none.
  package mutating func add(_ file: SourceFile, _ report: RegisteredReport?) {
    let note = report.map { report in
      ReportNote(
        unit: report.unit, unitName: report.unitName, period: report.period, form: report.form,
        version: report.version, figures: Self.figures(of: report))
    }
    files.append(FileNote(path: file.path, sha256: file.sha256, report: note))
    guard let report else { return }
    for record in report.records where sharedEvents.contains(record.section) {
      add(record, of: report)
    }
  }

  /// Whether a report tells an event that a unit beside it may have told, too.
  package func sharesEvents(_ report: RegisteredReport) -> Bool {
    report.records.contains { sharedEvents.contains($0.section) }
  }

  /// The unit above a unit's commune, within which events are compared.
  package func area(of unit: UnitCode) -> UnitCode? {
    let units = checker.definitions.units
    return units.ancestor(of: unit, at: .commune).flatMap { units.parent(of: $0) }
  }

  /// Takes note of the events of a report of the registry: what this run tells again would count twice.
  package mutating func addStored(_ report: RegisteredReport) {
    let note = ReportNote(
      unit: report.unit, unitName: report.unitName, period: report.period, form: report.form,
      version: report.version, figures: nil)
    // Without a path it comes before every file of the run, which so is the double.
    files.append(FileNote(path: "", sha256: "", report: note, isStored: true))
    for record in report.records where sharedEvents.contains(record.section) { add(record, of: report) }
  }

  /// The digest of all values of a report; nil where it has too few numbers to say anything.
  private static func figures(of report: RegisteredReport) -> ShortDigest? {
    var numberCount = 0
    var text: [UInt8] = []
    text.reserveCapacity(4_096)
    text += report.form.utf8
    for record in report.records {
      text.append(0x1E)
      text += record.section.utf8
      for name in record.fields.keys.sorted() {
        guard let value = record.fields[name]?.value else { continue }
        if let number = value.number, number != .zero { numberCount += 1 }
        text.append(0x1F)
        text += name.utf8
        text.append(UInt8(ascii: "="))
        text += value.description.utf8
      }
    }
    return numberCount < tellingNumberCount ? nil : ShortDigest(of: text)
  }

  /// Takes note of an event of the report of the last file.
  private mutating func add(_ record: ReportedRecord, of report: RegisteredReport) {
    guard !record.identity.hasPrefix("~"), let area = area(of: record.unit),
      let first = checker.definitions.records[record.section]?.identity.lazy.compactMap({ record.fields[$0] })
        .first
    else { return }
    let identity = RowIdentity.folded(record.identity, of: .event)
    let text = "\(area)|\(report.period)|\(record.section)|\(identity)"
    let key = ShortDigest(of: Array(text.utf8))
    // A finding is known by the identity as it is kept, whatever is folded to compare it.
    if !knownEvents.insert(key).inserted {
      eventKeys[key] = "\(area)|\(report.period)|\(record.section)|\(record.identity)"
    }
    events.append(
      EventNote(
        file: files.count - 1, key: key, section: record.section, cell: first.place, text: first.text,
        likeness: EventLikeness(record, area: area)))
  }

  /// The findings by the path of their file: on all but the first of files with the same bytes, and on each of
  /// several different files that claim to be one report.
  package func findings() -> [String: [Finding]] {
    var findings: [String: [Finding]] = [:]
    func tell(_ check: CheckName, on file: FileNote, others: String, about report: ReportNote? = nil) {
      findings[file.path, default: []].append(
        checker.finding(
          ofFile: file.path, sha256: file.sha256, check: check.rawValue, arguments: ["other": others],
          unit: report?.unit, period: report?.period))
    }
    let files = files.filter { !$0.isStored }
    for same in Self.alike(files, by: { $0.sha256 }) {
      let sorted = same.sorted { $0.path < $1.path }
      for file in sorted.dropFirst() { tell(.duplicateFile, on: file, others: sorted[0].path) }
    }
    for same in Self.alike(files, by: { $0.report?.key }) {
      let different = Dictionary(grouping: same, by: \.sha256).values.compactMap { $0.map(\.path).min() }
        .sorted()
      guard different.count > 1 else { continue }
      for file in same where different.contains(file.path) {
        let others = different.filter { $0 != file.path }
        tell(.sameReport, on: file, others: others.joined(separator: ", "), about: file.report)
      }
    }
    for same in Self.alike(files, by: { $0.report?.figures }) where Set(same.map(\.report?.unit)).count > 1 {
      for file in same {
        let others = same.filter { $0.report?.unit != file.report?.unit }
          .map { "\($0.path) (\($0.report?.unitName ?? ""))" }.sorted()
        tell(.sameFigures, on: file, others: others.joined(separator: ", "), about: file.report)
      }
    }
    let doubles = nearDoubles()
    for double in doubles {
      let file = self.files[double.event.file]
      guard let report = file.report else { continue }
      findings[file.path, default: []].append(
        finding(
          .nearEvent, double.event, in: file, of: report, others: name(of: double.first),
          key: "\(double.event.section)|\(double.event.likeness.day)|\(double.event.likeness.topic)",
          words: [
            "value": double.first.likeness.topic,
            "day": double.first.text,
          ]))
    }
    let held = Set(doubles.map { EventPlace(file: $0.event.file, cell: $0.event.cell) })
    for same in Self.alike(events, by: { $0.key }) {
      let reports = same.compactMap { self.files[$0.file].report }
      guard Set(reports.map(\.unit)).count > 1 else { continue }
      for event in same where !held.contains(EventPlace(file: event.file, cell: event.cell)) {
        let file = self.files[event.file]
        guard !file.isStored else { continue }
        guard let report = file.report, let key = eventKeys[event.key] else { continue }
        let others = Set(
          reports.filter { $0.unit != report.unit }.map { "\($0.unitName) (\($0.unit.code))" }
        )
        .sorted()
        findings[file.path, default: []].append(
          finding(.sameEvent, event, in: file, of: report, others: others.joined(separator: ", "), key: key))
      }
    }
    return findings.mapValues { $0.sorted { Self.order($0) < Self.order($1) } }
  }

  /// The notes that share their key with others, together; those without a key are left out.
  private static func alike<Note, Key: Comparable>(_ notes: [Note], by key: (Note) -> Key?) -> [[Note]] {
    let places = notes.indices.compactMap { place in key(notes[place]).map { (key: $0, place: place) } }
      .sorted { ($0.key, $0.place) < ($1.key, $1.place) }
    var groups: [[Note]] = []
    var start = 0
    while start < places.count {
      var end = start + 1
      while end < places.count, places[end].key == places[start].key { end += 1 }
      if end - start > 1 { groups.append(places[start..<end].map { notes[$0.place] }) }
      start = end
    }
    return groups
  }

  private static func order(_ finding: Finding) -> (String, String, Int, String) {
    (finding.code, finding.at.sheet ?? "", finding.at.row ?? 0, finding.fingerprint)
  }

  private struct EventPlace: Hashable {
    let file: Int
    let cell: CellPlace
  }

  private func name(of event: EventNote) -> String {
    files[event.file].report.map { "\($0.unitName) (\($0.unit.code))" } ?? ""
  }

  /// Events that are probably those of other reports, and would count twice: each with the first of them by path.
  private func nearDoubles() -> [(event: EventNote, first: EventNote)] {
    let sorted = events.sorted {
      ($0.likeness.area, $0.section, $0.likeness.day, files[$0.file].path, $0.cell.row)
        < ($1.likeness.area, $1.section, $1.likeness.day, files[$1.file].path, $1.cell.row)
    }
    var doubles: [(event: EventNote, first: EventNote)] = []
    for (place, event) in sorted.enumerated() {
      // Only the day before and the same day can hold it; both ways, so that the later path is the double.
      let near = sorted[max(0, place - Self.comparedEvents)..<place].reversed().prefix {
        $0.likeness.area == event.likeness.area && $0.section == event.section
          && event.likeness.day - $0.likeness.day <= 1
      }
      for other in near where files[other.file].report?.unit != files[event.file].report?.unit {
        guard !(files[event.file].isStored && files[other.file].isStored),
          event.likeness.isDouble(of: other.likeness, isSameIdentity: event.key == other.key)
        else {
          continue
        }
        let isLater = files[other.file].path < files[event.file].path
        doubles.append(isLater ? (event, other) : (other, event))
        break
      }
    }
    return doubles
  }

  private func finding(
    _ check: CheckName, _ event: EventNote, in file: FileNote, of report: ReportNote, others: String,
    key: String, words: [String: String] = [:]
  ) -> Finding {
    let entry = checker.catalogue.entry(check.rawValue)
    return Finding(
      code: entry.check.code, rule: entry.check.id, severity: entry.check.severity,
      effect: entry.check.effect,
      at: Finding.Place(
        file: file.path, sha256: file.sha256, sheet: event.cell.sheet, cell: event.cell.address,
        row: event.cell.row, column: event.cell.column),
      about: Finding.Subject(
        unit: report.unit.description, period: report.period.description, field: event.section),
      found: event.text, expected: nil, related: [],
      message: entry.message.rendered { name, language in
        switch name {
        case "other": others
        case "cell": event.cell.address
        case "sheet": event.cell.sheet
        case "file": file.path
        case "text": event.text
        case "unit": report.unit.description
        case "period": report.period.title(language)
        default: words[name]
        }
      }, suggestions: [], causedBy: [],
      fingerprint: Fingerprint.of([entry.check.code, entry.check.id, report.unit.description, key]))
  }
}
