import ContentDigest
import Foundation
import P8Definitions
import P8Exports
import P8Model

/// Whether exports and the registry are still what they were: figures, the audit log, every page of the file.
package struct Trust: Capability {
  let workspace: Workspace

  /// The SHA-256 of a file, such as a signed document that is kept elsewhere.
  package static func sha256(ofFile path: String) throws(Failure) -> String {
    ContentDigest.sha256(try RegularFile.contents(of: path))
  }

  /// Compares the figures of an export with what the registry of this workspace gives now.
  ///
  /// Figures that are held back in the export are not compared, since the answer would give them away.
  /// - Throws: ``Failure`` where the registry cannot be read or knows nothing of the unit.
  package func compareFigures(of verification: inout Verification) throws(Failure) {
    if isAsked {
      let unit = try verification.sealed.manifest.tables.first.map { table throws(Failure) in
        try request(table, of: verification.sealed.manifest).unit
      }
      return try allowed(.see, in: unit ?? .nation(.y2024)).compareFigures(of: &verification)
    }
    let manifest = verification.sealed.manifest
    var comparison = Verification.Comparison()
    comparison.hasSameDefinitions = manifest.definitions.sha256 == definitions.hash
    for table in manifest.tables {
      let now = try workspace.indicators.table(try request(table, of: manifest))
      let units = Dictionary(([now.total] + now.units).map { ($0.unit.code, $0) }) { first, _ in first }
      for unit in table.units {
        let current = units[unit.code]
        for (indicator, figures) in unit.figures.sorted(by: { $0.key < $1.key }) {
          let values = current?.indicators[indicator]?.values ?? [:]
          for (name, value) in figures.sorted(by: { $0.key < $1.key }) {
            guard let value else {
              comparison.heldBack += 1
              continue
            }
            comparison.compared += 1
            let present = FigureKey(name: name).flatMap { values[$0] }
            if present != value {
              comparison.deviations.append(
                Verification.Deviation(
                  period: table.period, unit: unit.code, indicator: indicator, figure: name,
                  exported: value, now: present))
            }
          }
          for (key, present) in values.sorted(by: { $0.key.name < $1.key.name })
          where figures[key.name] == nil {
            comparison.deviations.append(
              Verification.Deviation(
                period: table.period, unit: unit.code, indicator: indicator, figure: key.name, exported: nil,
                now: present))
          }
        }
      }
    }
    verification.comparison = comparison
  }

  /// What a table of a manifest is about; a manifest is an input, so its texts may be anything.
  private func request(
    _ table: ExportManifest.Table, of manifest: ExportManifest
  ) throws(Failure) -> FigureRequest {
    guard let period = workspace.period(named: table.period) else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Kỳ báo cáo không hợp lệ: \(table.period)", en: "No such period: \(table.period)"))
    }
    guard let unit = UnitCode(manifest.unit, structure: manifest.structure),
      workspace.units[unit.communeOfVillage ?? unit] != nil
    else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Không có đơn vị \(manifest.unit) trong cấu trúc \(manifest.structure.rawValue)",
          en: "There is no unit \(manifest.unit) in the structure of \(manifest.structure.rawValue)"))
    }
    return FigureRequest(unit: unit, period: period, by: table.level, counting: manifest.counting)
  }
}
