import P8Definitions
import P8Model

extension ExportManifest {
  /// The members that say what the export is made of, in the order in which people read them.
  var members: [(String, JSONValue)] {
    [
      (
        "export",
        .object(
          [
            ("kind", .text(kind)), ("layout", .optional(layout)), ("language", .text(language.rawValue)),
          ] + (audience.map { [("audience", .text($0.rawValue))] } ?? []))
      ),
      ("tool", .object([("name", .text("p8")), ("version", .text(tool))])),
      (
        "definitions",
        .object([
          ("id", .text(definitions.id)), ("version", .text(definitions.version)),
          ("sha256", .text(definitions.sha256)),
        ])
      ),
      ("unit", .object([("code", .text(unit)), ("name", .text(unitName))])),
      ("structure", .text(structure.rawValue)),
      (
        "period",
        .object([
          ("name", .text(period.name)), ("calendar", .text(period.calendar.rawValue)),
          ("from", .text(period.from.description)), ("to", .text(period.to.description)),
        ])
      ),
      ("asOf", .text(asOf.description)),
      ("counting", .text(counting.rawValue)),
    ] + (registry.map { [("registry", $0.json)] } ?? []) + [
      ("states", .texts(states)),
      ("heldBack", .number(heldBack)),
      ("inputs", .list(inputs.map(\.json))),
      ("tables", .list(tables.map(\.json))),
    ]
  }

  /// Reads a manifest; nil where a member is missing or of another kind.
  init?(_ json: JSONValue) {
    guard let kind = json["export"]?["kind"]?.text,
      let language = (json["export"]?["language"]?.text).flatMap(Language.init(rawValue:)),
      let tool = json["tool"]?["version"]?.text, let id = json["definitions"]?["id"]?.text,
      let version = json["definitions"]?["version"]?.text, let hash = json["definitions"]?["sha256"]?.text,
      let unit = json["unit"]?["code"]?.text, let name = json["unit"]?["name"]?.text,
      let structure = (json["structure"]?.text).flatMap(UnitStructure.init(rawValue:)),
      let calendar = (json["period"]?["calendar"]?.text).flatMap(ReportingCalendar.init(rawValue:)),
      let period = (json["period"]?["name"]?.text).flatMap({ Period($0, calendar: calendar) }),
      let asOf = (json["asOf"]?.text).flatMap({ CalendarDate(iso: $0) }),
      let states = json["states"]?.list, let inputs = json["inputs"]?.list, let tables = json["tables"]?.list
    else { return nil }
    let readInputs = inputs.compactMap(Input.init(_:))
    let readTables = tables.compactMap(Table.init(_:))
    guard readInputs.count == inputs.count, readTables.count == tables.count else { return nil }
    self.init(
      kind: kind, layout: json["export"]?["layout"]?.text,
      audience: (json["export"]?["audience"]?.text).flatMap(Audience.init(rawValue:)),
      // Manifests of before are all of accepted reports, or of a layout that said otherwise and is asked again.
      counting: json["counting"]?.text.flatMap { CountingRule(named: $0) } ?? .accepted, language: language,
      tool: tool,
      definitions: DefinitionsVersion(id: id, version: version, sha256: hash), asOf: asOf, period: period,
      structure: structure, unit: unit, unitName: name, registry: json["registry"].flatMap { AuditHead($0) },
      states: states.compactMap(\.text),
      inputs: readInputs, tables: readTables)
  }
}

extension AuditHead {
  fileprivate var json: JSONValue {
    .object([("entries", .number(count)), ("hash", .text(hash)), ("at", .text(at))])
  }

  fileprivate init?(_ json: JSONValue) {
    guard let count = json["entries"]?.number, count > 0, let hash = json["hash"]?.text,
      hash.utf8.count == 64, let at = json["at"]?.text
    else { return nil }
    self.init(count: count, hash: hash, at: at)
  }
}

extension ExportManifest.Input {
  fileprivate var json: JSONValue {
    .object([
      ("unit", .text(unit)), ("period", .text(period)), ("version", .text(version)), ("state", .text(state)),
      ("sha256", .text(sha256)),
    ])
  }

  fileprivate init?(_ json: JSONValue) {
    guard let unit = json["unit"]?.text, let period = json["period"]?.text,
      let version = json["version"]?.text, let state = json["state"]?.text, let hash = json["sha256"]?.text
    else { return nil }
    self.init(unit: unit, period: period, version: version, state: state, sha256: hash)
  }
}

extension ExportManifest.Table {
  fileprivate var json: JSONValue {
    .object([
      ("period", .text(period)), ("level", .optional(level?.rawValue)), ("units", .list(units.map(\.json))),
    ])
  }

  fileprivate init?(_ json: JSONValue) {
    guard let period = json["period"]?.text, let units = json["units"]?.list else { return nil }
    let read = units.compactMap(ExportManifest.Unit.init(_:))
    guard read.count == units.count else { return nil }
    self.init(
      period: period, level: (json["level"]?.text).flatMap(UnitLevel.init(rawValue:)), units: read)
  }
}

extension ExportManifest.Unit {
  fileprivate var json: JSONValue {
    .object([
      ("code", .text(code)),
      (
        "coverage",
        .object(
          [("counted", .number(coverage.counted)), ("held", .number(coverage.held))]
            + (coverage.unconfirmed > 0 ? [("unconfirmed", .number(coverage.unconfirmed))] : [])
            + [("expected", .number(coverage.expected))])
      ),
      (
        "figures",
        .object(
          figures.sorted { $0.key < $1.key }.map { code, values in
            (
              code,
              .object(
                values.sorted { $0.key < $1.key }.map { name, value in
                  // A decimal is a text: a reader that makes it a binary number would change it.
                  (name, .optional(value?.description))
                })
            )
          })
      ),
    ])
  }

  fileprivate init?(_ json: JSONValue) {
    guard let code = json["code"]?.text, let counted = json["coverage"]?["counted"]?.number,
      let held = json["coverage"]?["held"]?.number, let expected = json["coverage"]?["expected"]?.number,
      let members = json["figures"]?.members
    else { return nil }
    var figures: [String: [String: ExactDecimal?]] = [:]
    for (indicator, values) in members {
      guard let values = values.members else { return nil }
      for (name, value) in values {
        if case .null = value {
          figures[indicator, default: [:]][name] = .some(nil)
        } else {
          guard let number = value.text.flatMap({ ExactDecimal($0) }) else { return nil }
          figures[indicator, default: [:]][name] = .some(number)
        }
      }
    }
    self.init(
      code: code,
      coverage: Coverage(
        counted: counted, held: held, unconfirmed: json["coverage"]?["unconfirmed"]?.number ?? 0,
        expected: expected),
      figures: figures)
  }
}

extension ContentPieces {
  /// The pieces as a member of a manifest.
  var json: JSONValue {
    .object([
      ("unit", .text(areSheets ? "rows" : "lines")),
      (
        "runs",
        .list(
          runs.map { run in
            .object([
              ("sheet", .text(run.sheet)), ("size", .number(run.size)), ("digests", .texts(run.digests)),
            ])
          })
      ),
    ])
  }

  init?(_ json: JSONValue) {
    guard let unit = json["unit"]?.text, let runs = json["runs"]?.list else { return nil }
    let read = runs.compactMap { run -> Run? in
      guard let sheet = run["sheet"]?.text, let size = run["size"]?.number, size > 0, size < 1 << 32,
        let digests = run["digests"]?.list
      else { return nil }
      return Run(sheet: sheet, size: size, digests: digests.map { $0.text ?? "" })
    }
    guard read.count == runs.count else { return nil }
    self.init(areSheets: unit == "rows", runs: read)
  }
}
