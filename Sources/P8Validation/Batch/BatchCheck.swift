import ContentDigest
public import P8Model

/// Looks at the files of one run beside each other.
///
/// Only what is needed of each file is kept, so that memory grows by some hundred bytes a file.
public struct BatchCheck: Sendable {
  private struct ReportKey: Hashable {
    let unit: UnitCode
    let period: Period
    let form: String
    let version: ReportStamp.Version
  }

  /// Where an event stands.
  private struct EventPlace {
    let path: String
    let sha256: String
    let unit: UnitCode
    let unitName: String
    let period: Period
    let section: String
    let cell: CellPlace
    let text: String
  }

  /// A report with figures enough to be told from others by them.
  private struct FigurePlace {
    let path: String
    let sha256: String
    let unit: UnitCode
    let unitName: String
    let period: Period
  }

  /// Reports with fewer numbers other than nought may well be alike by chance.
  private static let tellingNumberCount = 10

  private let checker: ReportChecker
  /// The events that several units may hold together.
  private let sharedEvents: Set<String>
  private var pathsByDigest: [String: [String]] = [:]
  private var reports: [ReportKey: [(path: String, sha256: String)]] = [:]
  private var events: [String: [EventPlace]] = [:]
  /// The reports with the same figures, by a digest of them.
  private var figures: [String: [FigurePlace]] = [:]

  /// Creates a check of a run.
  public init(_ checker: ReportChecker) {
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
  public mutating func add(_ file: SourceFile, _ report: RegisteredReport?) {
    pathsByDigest[file.sha256, default: []].append(file.path)
    guard let report else { return }
    let key = ReportKey(
      unit: report.unit, period: report.period, form: report.form, version: report.version)
    reports[key, default: []].append((file.path, file.sha256))
    if let digest = Self.digest(of: report) {
      figures[digest, default: []].append(
        FigurePlace(
          path: file.path, sha256: file.sha256, unit: report.unit, unitName: report.unitName,
          period: report.period))
    }
    for record in report.records where sharedEvents.contains(record.section) {
      note(record, of: report, in: file)
    }
  }

  /// The digest of all values of a report; nil where it has too few numbers to tell anything.
  private static func digest(of report: RegisteredReport) -> String? {
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
    return numberCount < tellingNumberCount ? nil : ContentDigest.sha256(text)
  }

  private mutating func note(_ record: ReportedRecord, of report: RegisteredReport, in file: SourceFile) {
    let units = checker.definitions.units
    guard !record.identity.hasPrefix("~"), let commune = units.ancestor(of: record.unit, at: .commune),
      let area = units.parent(of: commune),
      let first = checker.definitions.records[record.section]?.identity.lazy.compactMap({ record.fields[$0] })
        .first
    else { return }
    let key = "\(area)|\(report.period)|\(record.section)|\(record.identity)"
    events[key, default: []].append(
      EventPlace(
        path: file.path, sha256: file.sha256, unit: report.unit, unitName: report.unitName,
        period: report.period,
        section: record.section, cell: first.place, text: first.text))
  }

  /// The findings by the path of their file: on all but the first of files with the same bytes, and on each of
  /// several different files that claim to be one report.
  public func findings() -> [String: [Finding]] {
    var findings: [String: [Finding]] = [:]
    for (digest, paths) in pathsByDigest where paths.count > 1 {
      let sorted = paths.sorted()
      for path in sorted.dropFirst() {
        findings[path, default: []].append(
          checker.finding(
            ofFile: path, sha256: digest, check: CheckName.duplicateFile.rawValue,
            arguments: ["other": sorted[0]]))
      }
    }
    for (key, files) in reports {
      let different = Dictionary(grouping: files, by: \.sha256).values.compactMap { $0.map(\.path).min() }
        .sorted()
      guard different.count > 1 else { continue }
      for (path, digest) in files where different.contains(path) {
        let others = different.filter { $0 != path }
        findings[path, default: []].append(
          checker.finding(
            ofFile: path, sha256: digest, check: CheckName.sameReport.rawValue,
            arguments: ["other": others.joined(separator: ", ")], unit: key.unit, period: key.period))
      }
    }
    for (key, places) in events where Set(places.map(\.unit)).count > 1 {
      for place in places {
        let others = Set(places.filter { $0.unit != place.unit }.map { "\($0.unitName) (\($0.unit.code))" })
          .sorted()
        findings[place.path, default: []].append(
          finding(place, others: others.joined(separator: ", "), key: key))
      }
    }
    for places in figures.values where Set(places.map(\.unit)).count > 1 {
      for place in places {
        let others = places.filter { $0.unit != place.unit }.map { "\($0.path) (\($0.unitName))" }.sorted()
        findings[place.path, default: []].append(
          checker.finding(
            ofFile: place.path, sha256: place.sha256, check: CheckName.sameFigures.rawValue,
            arguments: ["other": others.joined(separator: ", ")], unit: place.unit, period: place.period))
      }
    }
    return findings.mapValues { $0.sorted { Self.order($0) < Self.order($1) } }
  }

  private static func order(_ finding: Finding) -> (String, String, Int, String) {
    (finding.code, finding.at.sheet ?? "", finding.at.row ?? 0, finding.fingerprint)
  }

  private func finding(_ place: EventPlace, others: String, key: String) -> Finding {
    let entry = checker.catalogue.entry(CheckName.sameEvent.rawValue)
    return Finding(
      code: entry.check.code, rule: entry.check.id, severity: entry.check.severity,
      effect: entry.check.effect,
      at: Finding.Place(
        file: place.path, sha256: place.sha256, sheet: place.cell.sheet, cell: place.cell.address,
        row: place.cell.row, column: place.cell.column),
      about: Finding.Subject(
        unit: place.unit.description, period: place.period.description, field: place.section),
      found: place.text, expected: nil, related: [],
      message: entry.message.rendered { name, language in
        switch name {
        case "other": others
        case "cell": place.cell.address
        case "sheet": place.cell.sheet
        case "file": place.path
        case "text": place.text
        case "unit": place.unit.description
        case "period": place.period.title(language)
        default: nil
        }
      }, suggestions: [], causedBy: [],
      fingerprint: Fingerprint.of([entry.check.code, entry.check.id, place.unit.description, key]))
  }
}
