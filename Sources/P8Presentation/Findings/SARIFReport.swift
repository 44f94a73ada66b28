package import P8Definitions
package import P8Model

/// A run as SARIF 2.1.0, for the tools of developers.
///
/// A spreadsheet has no lines: the cell stands as a logical location, `Tổ truyền thông!D17`.
package enum SARIFReport {
  /// Writes the log; the titles of the rules are those of the definitions.
  package static func write<Output: TextOutputStream>(
    _ run: CheckRun, definitions: Definitions, in language: Language, to output: inout Output
  ) {
    let rules = Set((run.findings + run.gone).map(\.rule)).sorted()
    let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($0.element, $0.offset) })
    let artifacts = Dictionary(
      run.files.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
    output.write(
      """
      {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version":"2.1.0","runs":[{"tool":
      """)
    let driver: JSONValue = .object([
      (
        "driver",
        .object([
          ("name", .text("p8")), ("version", .text(run.version)), ("language", .text(language.rawValue)),
          ("rules", .list(rules.map { rule($0, run: run, definitions: definitions, in: language) })),
        ])
      )
    ])
    driver.write(to: &output)
    output.write(",\n\"columnKind\":\"unicodeCodePoints\",\"artifacts\":")
    JSONValue.list(run.files.map(artifact(_:))).write(to: &output)
    output.write(",\n\"results\":[")
    var isFirst = true
    for finding in run.findings + run.gone {
      output.write(isFirst ? "\n" : ",\n")
      isFirst = false
      result(finding, rule: places[finding.rule] ?? 0, artifact: artifacts[finding.at.file], in: language)
        .write(to: &output)
    }
    output.write("\n]}]}\n")
  }

  private static func rule(
    _ id: String, run: CheckRun, definitions: Definitions, in language: Language
  ) -> JSONValue {
    let title =
      definitions.rules.first { $0.id == id }?.title ?? definitions.builtInChecks[id]?.title
      ?? LocalizedText(vi: id, en: id)
    let code = (run.findings + run.gone).first { $0.rule == id }?.code ?? id
    return .object([
      ("id", .text(id)), ("name", .text(code)),
      ("shortDescription", .object([("text", .text(title[language]))])),
    ])
  }

  private static func artifact(_ file: CheckRun.File) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("location", .object([("uri", .text(uri(file.path)))]))
    ]
    if let digest = file.sha256 { members.append(("hashes", .object([("sha-256", .text(digest))]))) }
    return .object(members)
  }

  /// What SARIF has a member for goes there; what remains of our record goes into `properties`.
  private static func result(
    _ finding: Finding, rule: Int, artifact: Int?, in language: Language
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("ruleId", .text(finding.rule)), ("ruleIndex", .number(rule)),
      ("level", .text(finding.severity.rawValue)),
      ("message", .object([("text", .text(finding.message[language]))])),
      (
        "locations",
        .list([location(finding.at.file, artifact: artifact, sheet: finding.at.sheet, cell: finding.at.cell)])
      ),
      ("partialFingerprints", .object([("p8/v1", .text(finding.fingerprint))])),
      ("baselineState", .text(baseline(finding.state))),
    ]
    if !finding.related.isEmpty {
      let related = finding.related.map {
        location(finding.at.file, artifact: artifact, sheet: $0.sheet, cell: $0.cell)

      }
      members.append(("relatedLocations", .list(related)))
    }
    if let waiver = finding.waiver {
      let suppression: JSONValue = .object([
        ("kind", .text("external")), ("status", .text("accepted")),
        ("justification", .text("\(waiver.by), \(waiver.on): \(waiver.reason)")),
      ])
      members.append(("suppressions", .list([suppression])))
    }
    members.append(
      (
        "properties",
        .object([
          ("code", .text(finding.code)), ("unit", .optional(finding.about.unit)),
          ("period", .optional(finding.about.period)), ("found", .optional(finding.found)),
          ("suggestions", .texts(finding.suggestions.map { $0.message[language] })),
        ])
      ))
    return .object(members)
  }

  private static func location(
    _ file: String, artifact: Int?, sheet: String?, cell: String?
  ) -> JSONValue {
    var place: [(String, JSONValue)] = [("uri", .text(uri(file)))]
    if let artifact { place.append(("index", .number(artifact))) }
    var members: [(String, JSONValue)] = [
      ("physicalLocation", .object([("artifactLocation", .object(place))]))
    ]
    if let sheet {
      let name = cell.map { "\(sheet)!\($0)" } ?? sheet
      members.append(
        (
          "logicalLocations",
          .list([.object([("fullyQualifiedName", .text(name)), ("kind", .text("member"))])])
        ))
    }
    return .object(members)
  }

  private static func baseline(_ state: Finding.State) -> String {
    switch state {
    case .new: "new"
    case .present: "unchanged"
    case .gone: "absent"
    }
  }

  /// A path as a relative reference: everything but unreserved characters and slashes is percent-encoded.
  static func uri(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return text
  }
}
