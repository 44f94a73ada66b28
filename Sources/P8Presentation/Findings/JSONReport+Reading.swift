package import P8Model

extension JSONReport {
  /// Reads the findings of a run that ``write(_:to:)`` or ``writeLines(_:to:)`` wrote, nil for anything else;
  /// those that were gone then are left out.
  package static func findings(_ bytes: [UInt8]) -> [Finding]? {
    var values: [JSONValue] = []
    if let whole = try? JSONValue(bytes), let list = whole["findings"]?.list {
      values = list
    } else {
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        guard let value = try? JSONValue(Array(line)) else { return nil }
        values.append(value)
      }
    }
    var findings: [Finding] = []
    for value in values {
      guard let finding = Finding(json: value) else { return nil }
      if finding.state != .gone { findings.append(finding) }
    }
    return findings
  }
}

extension Finding {
  /// Reads what is needed to recognise a finding again: place, words, fingerprint, waiver.
  init?(json: JSONValue) {
    guard let code = json["code"]?.text, let rule = json["rule"]?.text,
      let severity = json["severity"]?.text.flatMap(Severity.init(rawValue:)),
      let effect = json["effect"]?.text.flatMap(Effect.init(rawValue:)), let at = json["at"],
      let file = at["file"]?.text, let vi = json["message"]?["vi"]?.text,
      let en = json["message"]?["en"]?.text,
      let fingerprint = json["fingerprint"]?.text
    else { return nil }
    let about = json["about"]
    let waiver = json["waiver"].flatMap { waiver -> Waiver? in
      guard let by = waiver["by"]?.text, let reason = waiver["reason"]?.text,
        let on = waiver["on"]?.text.flatMap({ CalendarDate(iso: $0) })
      else { return nil }
      return Waiver(by: by, reason: reason, on: on)
    }
    self.init(
      code: code, rule: rule, severity: severity, effect: effect,
      at: Place(
        file: file, sha256: at["sha256"]?.text, sheet: at["sheet"]?.text, cell: at["cell"]?.text,
        row: at["row"]?.number, column: at["column"]?.text,
        header: (at["header"]?.list ?? []).compactMap(\.text)),
      about: Subject(
        unit: about?["unit"]?.text, period: about?["period"]?.text, field: about?["field"]?.text),
      found: json["found"]?.text, expected: nil, related: [], message: LocalizedText(vi: vi, en: en),
      suggestions: [], causedBy: (json["causedBy"]?.list ?? []).compactMap(\.text), fingerprint: fingerprint,
      state: json["state"]?.text.flatMap(State.init(rawValue:)) ?? .new, waiver: waiver)
  }
}
