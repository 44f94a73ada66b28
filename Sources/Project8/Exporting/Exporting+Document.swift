import ContentDigest
import P8Exports
import P8Model
import P8Registry

extension Exporting {
  /// Puts the bytes of an export together with what they are made of.
  ///
  /// Call it at the end of whatever makes an export, with the tables that the export shows after small counts
  /// were held back; what is held back in them does not stand in the manifest either. The table that the
  /// export is about comes first. What leaves the programme is noted in the registry.
  func document(
    _ kind: String, _ bytes: [UInt8], showing tables: [(table: IndicatorTable, level: UnitLevel?)],
    layout: String? = nil, counting rule: CountingRule, for audience: Audience, recipient: String,
    asOf date: CalendarDate? = nil, language: Language
  ) throws(Failure) -> ExportDocument {
    let closing = tables.map(\.table.period).max { $0.to < $1.to }
    var inputs: [ExportManifest.Input] = []
    if let unit = tables.first?.table.total.unit, let closing {
      inputs = try sources(of: unit, period: closing).map { source in
        ExportManifest.Input(
          unit: source.unit.description, period: source.period.description, version: source.version.rawValue,
          state: source.state.rawValue, sha256: source.file.sha256)
      }
    }
    guard
      let manifest = ExportManifest(
        kind: kind, layout: layout, audience: audience, counting: rule, language: language,
        tool: Workspace.version,
        definitions: definitions,
        asOf: date, registry: try auditHead(), tables: tables, inputs: inputs)
    else {
      throw Failure(
        .input, LocalizedText(vi: "Không có số liệu để xuất", en: "There are no figures to export"))
    }
    let document = try ExportDocument(bytes, manifest, signedBy: workspace.signer)
    if audience.isOutside, let first = tables.first {
      try publish(
        Publication.Content(
          kind: kind, layout: layout, unit: first.table.total.unit, level: first.level,
          period: first.table.period, counting: rule, audience: audience, language: language,
          recipient: recipient, sha256: ContentDigest.sha256(document.bytes),
          patterns: try currentPatterns(of: Set(tables.map(\.table.period)), counting: rule)))
    }
    return document
  }

  private func auditHead() throws(Failure) -> AuditHead? {
    guard let registry = try registryIfThere() else { return nil }
    return try Failure.wrapping { () throws(RegistryFault) in try registry.auditHead() }
  }
}
