import ContentDigest
package import P8Model

extension UnitCode {
  /// Reads `22210@2024`.
  package init?(described text: String) {
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
      ("proposed", .truth(isProposed)),
      ("received", .text(receivedAt)),
      (
        "steps",
        .list(steps.map(\.json))
      ),
      ("records", .list(report.records.map(\.json))),
      ("original", .optional(original.map { Base64.text(of: $0) })),
    ])
  }

  /// Reads what ``json`` wrote; nil for anything else.
  init?(_ value: JSONValue) {
    guard let unit = value["unit"]?.text.flatMap({ UnitCode(described: $0) }),
      let name = value["name"]?.text,
      let period = value["period"]?.text.flatMap({ Period($0, calendar: .calendar) }),
      let version = value["version"]?.text.flatMap({ ReportStamp.Version(rawValue: $0) }),
      let form = value["form"]?.text, !form.isEmpty, let path = value["path"]?.text,
      let sha256 = value["sha256"]?.text, sha256.utf8.count == 64,
      let count = value["bytes"]?.number(in: OutsideNumber.fileBytes),
      let state = value["state"]?.text.flatMap({ ReportState(rawValue: $0) }),
      state == .accepted || state == .held,
      let findings = value["findings"]?.text, case .truth(let isCurrent)? = value["current"],
      let received = value["received"]?.text, OutsideTime.isTime(received), let steps = value["steps"]?.list,
      let records = value["records"]?.list
    else { return nil }
    var isProposed = false
    if case .truth(true)? = value["proposed"] { isProposed = true }
    var counts: [Finding.Severity: Int] = [:]
    for severity in Finding.Severity.allCases {
      guard let written = value["counts"]?[severity.rawValue], written.number != nil else { continue }
      guard let number = written.number(in: OutsideNumber.counts) else { return nil }
      counts[severity] = number
    }
    var original: [UInt8]?
    if let text = value["original"]?.text {
      guard let bytes = Base64.bytes(of: text) else { return nil }
      original = bytes
    }
    let readSteps = steps.compactMap { Registry.ReviewStep($0, judged: state) }
    let readRecords = records.compactMap { ReportedRecord($0, unit: unit) }
    guard readSteps.count == steps.count, readRecords.count == records.count else { return nil }
    self.init(
      report: RegisteredReport(
        unit: unit, unitName: name, period: period, version: version, form: form,
        file: SourceFile(path: path, sha256: sha256, byteCount: count), state: state, findingCounts: counts,
        records: readRecords),
      findingsJSON: findings, isCurrent: isCurrent, isProposed: isProposed,
      receivedAt: received, steps: readSteps,
      original: original)
    guard (try? self.findings()) != nil else { return nil }
  }
}

extension Registry.ReviewStep {
  /// Action, state, time, author, reason, and the signed document where there is one.
  fileprivate var json: JSONValue {
    .list(
      [.text(action.rawValue), .text(state.rawValue), .text(at), .text(author), .text(reason)]
        + (document.map { [$0.json] } ?? []))
  }

  /// Reads what ``json`` wrote, and the steps of bundles of before, which name the state alone.
  fileprivate init?(_ value: JSONValue, judged: ReportState) {
    guard let parts = value.list, parts.count >= 4,
      parts[parts.count == 4 ? 1 : 2].text.map(OutsideTime.isTime) ?? false
    else { return nil }
    if parts.count == 4 {
      guard let named = parts[0].text, let action = Self.earlierActions[named],
        let state = ReportState(named: named), let at = parts[1].text, let author = parts[2].text,
        let reason = parts[3].text
      else { return nil }
      self.init(
        action: action, state: state == .accepted ? judged : state, at: at, author: author, reason: reason)
      return
    }
    guard parts.count <= 6, let action = parts[0].text.flatMap({ ReviewAction(rawValue: $0) }),
      let state = parts[1].text.flatMap({ ReportState(rawValue: $0) }), state != .draft,
      let at = parts[2].text, let author = parts[3].text, let reason = parts[4].text
    else { return nil }
    var document: SignedDocument?
    if parts.count == 6 {
      guard let read = SignedDocument(parts[5]) else { return nil }
      document = read
    }
    self.init(action: action, state: state, at: at, author: author, reason: reason, document: document)
  }

  private static let earlierActions: [String: ReviewAction] = [
    "submitted": .submit, "returned": .return, "verified": .confirm, "approved": .approve,
  ]
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
        let sheet = list[4].text, let row = list[5].number(in: OutsideNumber.rows), let column = list[6].text,
        column.utf8.count <= OutsideNumber.columnLetters, fields[name] == nil
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
