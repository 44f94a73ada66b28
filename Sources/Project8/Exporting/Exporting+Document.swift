import P8Exports
import P8Model

extension Exporting {
  /// Puts the bytes of an export together with what they are made of.
  ///
  /// Call it at the end of whatever makes an export, with the tables that the export shows after small counts
  /// were held back; what is held back in them does not stand in the manifest either.
  ///
  /// - Parameters:
  ///   - kind: What kind of export it is, as the command calls it: `national`.
  ///   - bytes: The file.
  ///   - tables: The tables that it shows, with the level of their units; the one it is about comes first.
  ///   - layout: The layout; nil where there is but one.
  ///   - rule: Which reports count.
  ///   - date: The date of the figures; nil for the closing date of the period.
  ///   - language: The language of its texts.
  /// - Returns: The document, to be written with ``ExportDocument/write(to:signedBy:)``.
  /// - Throws: ``Failure`` where the registry cannot be read.
  func document(
    _ kind: String, _ bytes: [UInt8], showing tables: [(table: IndicatorTable, level: UnitLevel?)],
    layout: String? = nil, counting rule: CountingRule, asOf date: CalendarDate? = nil, language: Language
  ) throws(Failure) -> ExportDocument {
    let closing = tables.map(\.table.period).max { $0.to < $1.to }
    var inputs: [ExportManifest.Input] = []
    if let unit = tables.first?.table.total.unit, let closing {
      inputs = try sources(of: unit, period: closing).map { source in
        ExportManifest.Input(
          unit: source.unit.description, period: source.period, version: source.version.rawValue,
          state: source.state.rawValue, sha256: source.file.sha256)
      }
    }
    guard
      let manifest = ExportManifest(
        kind: kind, layout: layout, counting: rule, language: language, tool: Workspace.version,
        definitions: definitions,
        asOf: date, tables: tables, inputs: inputs)
    else {
      throw Failure(
        .input, LocalizedText(vi: "Không có số liệu để xuất", en: "There are no figures to export"))
    }
    return ExportDocument(bytes: bytes, manifest: manifest)
  }
}
