import P8Model

extension LogEntry {
  var json: JSONValue {
    .object([("uid", .text(uid)), ("kind", .text(kind)), ("versions", .list(versions.map(\.json)))])
  }

  /// Reads what ``json`` wrote; nil for anything else.
  init?(_ value: JSONValue) {
    guard let uid = value["uid"]?.text, !uid.isEmpty, let kind = value["kind"]?.text, !kind.isEmpty,
      let list = value["versions"]?.list, !list.isEmpty
    else { return nil }
    let versions = list.compactMap { Version($0, kind: kind) }
    guard versions.count == list.count else { return nil }
    self.init(number: 0, uid: uid, kind: kind, versions: versions)
  }
}

extension LogEntry.Version {
  var json: JSONValue {
    .object([
      ("action", .text(action.rawValue)), ("at", .text(at)), ("author", .text(author)),
      ("effective", .text(effective.description)), ("reason", .text(reason)),
      ("unit", .text(record.unit.description)), ("identity", .text(record.identity)),
      ("covered", .texts(record.coveredUnits.map(\.description))), ("fields", record.plainFieldsJSON),
    ])
  }

  init?(_ value: JSONValue, kind: String) {
    guard let action = value["action"]?.text.flatMap({ LogEntry.Action(rawValue: $0) }),
      let at = value["at"]?.text, OutsideTime.isTime(at), let author = value["author"]?.text,
      let effective = value["effective"]?.text.flatMap({ CalendarDate(iso: $0) }),
      let reason = value["reason"]?.text, let unit = value["unit"]?.text.flatMap({ UnitCode(described: $0) }),
      let identity = value["identity"]?.text, let covered = value["covered"]?.list,
      let fields = value["fields"]
    else { return nil }
    let units = covered.compactMap { $0.text.flatMap { UnitCode(described: $0) } }
    guard units.count == covered.count,
      let record = ReportedRecord(
        section: kind, unit: unit, identity: identity, covered: units, plainFields: fields,
        at: LogEntry.place(of: 0))
    else { return nil }
    self.init(
      action: action, at: at, author: author, effective: effective, reason: reason, record: record)
  }
}

extension ReportedRecord {
  /// The fields without their cells: `[[name, kind, value, text], …]`.
  var plainFieldsJSON: JSONValue {
    .list(
      fields.sorted { $0.key < $1.key }.map { name, field in
        .texts([name, field.value.kind, field.value.description, field.text])
      })
  }

  init?(
    section: String, unit: UnitCode, identity: String, covered: [UnitCode], plainFields: JSONValue,
    at place: CellPlace
  ) {
    guard let list = plainFields.list else { return nil }
    var fields: [String: Field] = [:]
    for part in list {
      let texts = (part.list ?? []).compactMap(\.text)
      guard texts.count == 4, fields[texts[0]] == nil, let value = Value(kind: texts[1], plain: texts[2])
      else {
        return nil
      }
      fields[texts[0]] = Field(value: value, text: texts[3], place: place)
    }
    self.init(section: section, unit: unit, identity: identity, fields: fields, coveredUnits: covered)
  }
}

extension LogEntry {
  /// The entry under the codes that its villages have here.
  func moved(_ codes: [UnitCode: UnitCode]) -> LogEntry {
    guard !codes.isEmpty else { return self }
    return LogEntry(
      number: number, uid: uid, kind: kind,
      versions: versions.map { version in
        Version(
          action: version.action, at: version.at, author: version.author, effective: version.effective,
          reason: version.reason, record: version.record.moved(codes))
      })
  }
}
