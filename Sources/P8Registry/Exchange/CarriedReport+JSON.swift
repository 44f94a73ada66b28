import ContentDigest
import P8Model

extension UnitCode {
  /// Reads `22210@2024`.
  init?(described text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let structure = UnitStructure(rawValue: String(parts[1])) else { return nil }
    self.init(String(parts[0]), structure: structure)
  }
}

extension CarriedReport {
  var json: JSONValue {
    let counts: [(String, JSONValue)] = Finding.Severity.allCases.map { severity in
      (severity.rawValue, report.findingCounts[severity].map { .number($0) } ?? .null)
    }
    return .object([
      ("unit", .text(report.unit.description)), ("name", .text(report.unitName)),
      ("period", .text(report.period.description)), ("version", .text(report.version.rawValue)),
      ("form", .text(report.form)), ("path", .text(report.file.path)), ("sha256", .text(report.file.sha256)),
      ("bytes", .number(report.file.byteCount)), ("state", .text(report.state.rawValue)),
      ("counts", .object(counts)), ("findings", .text(findingsJSON)), ("current", .truth(isCurrent)),
      ("received", .text(receivedAt)),
      (
        "steps",
        .list(steps.map { .texts([$0.state.rawValue, $0.at, $0.author, $0.reason]) })
      ),
      ("records", .list(report.records.map(\.json))),
      ("original", .optional(original.map { Base64.text(of: $0) })),
    ])
  }

  /// Reads what ``json`` wrote; nil for anything else, and for a file that is not what its digest says.
  init?(_ value: JSONValue) {
    guard let unit = value["unit"]?.text.flatMap({ UnitCode(described: $0) }),
      let name = value["name"]?.text,
      let period = value["period"]?.text.flatMap({ Period($0, calendar: .calendar) }),
      let version = value["version"]?.text.flatMap({ ReportStamp.Version(rawValue: $0) }),
      let form = value["form"]?.text, !form.isEmpty, let path = value["path"]?.text,
      let sha256 = value["sha256"]?.text, sha256.utf8.count == 64, let count = value["bytes"]?.number,
      count >= 0, let state = value["state"]?.text.flatMap({ RegisteredReport.State(rawValue: $0) }),
      let findings = value["findings"]?.text, case .truth(let isCurrent)? = value["current"],
      let received = value["received"]?.text, let steps = value["steps"]?.list,
      let records = value["records"]?.list
    else { return nil }
    var counts: [Finding.Severity: Int] = [:]
    for severity in Finding.Severity.allCases {
      counts[severity] = value["counts"]?[severity.rawValue]?.number
    }
    var original: [UInt8]?
    if let text = value["original"]?.text {
      guard let bytes = Base64.bytes(of: text), bytes.count == count, ContentDigest.sha256(bytes) == sha256
      else { return nil }
      original = bytes
    }
    let readSteps = steps.compactMap { Registry.ReviewStep($0) }
    let readRecords = records.compactMap { ReportedRecord($0, unit: unit) }
    guard readSteps.count == steps.count, readRecords.count == records.count else { return nil }
    self.init(
      report: RegisteredReport(
        unit: unit, unitName: name, period: period, version: version, form: form,
        file: SourceFile(path: path, sha256: sha256, byteCount: count), state: state, findingCounts: counts,
        records: readRecords),
      findingsJSON: findings, isCurrent: isCurrent, receivedAt: received, steps: readSteps,
      original: original)
    guard (try? self.findings()) != nil else { return nil }
  }
}

extension Registry.ReviewStep {
  fileprivate init?(_ value: JSONValue) {
    guard let parts = value.list?.map(\.text), parts.count == 4,
      let state = parts[0].flatMap({ ReviewState(rawValue: $0) }), let at = parts[1], let author = parts[2],
      let reason = parts[3]
    else { return nil }
    self.init(state: state, at: at, author: author, reason: reason)
  }
}

extension ReportedRecord {
  fileprivate var json: JSONValue {
    .object([
      ("section", .text(section)), ("unit", .text(unit.description)), ("identity", .text(identity)),
      ("covered", .texts(coveredUnits.map(\.description))),
      ("fields", .list(fields.sorted { $0.key < $1.key }.map { .list(Self.json($0.key, $0.value)) })),
    ])
  }

  private static func json(_ name: String, _ field: Field) -> [JSONValue] {
    [
      .text(name), .text(field.value.kind), .text(field.value.description), .text(field.text),
      .text(field.place.sheet),
      .number(field.place.row), .text(field.place.column),
    ]
  }

  fileprivate init?(_ value: JSONValue, unit reporting: UnitCode) {
    guard let section = value["section"]?.text, !section.isEmpty,
      let unit = value["unit"]?.text.flatMap({ UnitCode(described: $0) }),
      let identity = value["identity"]?.text, let covered = value["covered"]?.list,
      let parts = value["fields"]?.list
    else { return nil }
    var fields: [String: Field] = [:]
    for part in parts {
      guard let list = part.list, list.count == 7, let name = list[0].text, let kind = list[1].text,
        let plain = list[2].text, let value = Value(kind: kind, plain: plain), let text = list[3].text,
        let sheet = list[4].text, let row = list[5].number, let column = list[6].text, fields[name] == nil
      else { return nil }
      fields[name] = Field(value: value, text: text, place: CellPlace(sheet: sheet, row: row, column: column))
    }
    let units = covered.compactMap { $0.text.flatMap { UnitCode(described: $0) } }
    guard units.count == covered.count else { return nil }
    self.init(section: section, unit: unit, identity: identity, fields: fields, coveredUnits: units)
  }
}

extension Value {
  /// A letter for the kind of the value.
  var kind: String {
    switch self {
    case .number: "n"
    case .text: "t"
    case .date: "d"
    case .truth: "b"
    }
  }

  /// A value of its kind and its plain form; nil where they do not fit.
  init?(kind: String, plain: String) {
    switch kind {
    case "n":
      guard let number = ExactDecimal(plain) else { return nil }
      self = .number(number)
    case "t": self = .text(plain)
    case "d":
      guard let date = CalendarDate(iso: plain) else { return nil }
      self = .date(date)
    case "b" where plain == "true" || plain == "false": self = .truth(plain == "true")
    default: return nil
    }
  }
}
