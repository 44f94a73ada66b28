import P8Definitions
import P8Model
import Project8

/// The unit, the period and the level that a page of figures is about, as its query names them.
struct FigurePlace: Sendable {
  let unit: UnitCode
  let period: Period
  let level: UnitLevel?

  init(unit: UnitCode, period: Period, level: UnitLevel? = nil) {
    (self.unit, self.period, self.level) = (unit, period, level)
  }

  /// Reads `unit`, `period` and `by`; nil where no unit is named.
  /// - Throws: `Failure` for a unit or a period that there is not.
  init?(_ visit: Visit, fields: FormFields? = nil) throws {
    let fields = fields ?? visit.query
    guard let text = fields["unit"], !text.isEmpty else { return nil }
    let workspace = visit.site.workspace
    let texts = visit.definitions.texts
    let name = fields["period"] ?? ""
    guard let period = workspace.period(named: name) else {
      throw Failure(
        .wrongUse, texts.filled(WebText.seeUnknownPeriod, with: ["period": name]),
        remedy: texts[WebText.seeUnknownPeriodRemedy])
    }
    guard let unit = Self.unit(text, at: period, in: workspace.units) else {
      throw Failure(
        .wrongUse, texts.filled(WebText.seeUnknownUnit, with: ["unit": text]),
        remedy: texts[WebText.seeUnknownUnitRemedy])
    }
    let level = fields["by"].flatMap(UnitLevel.init)
    self.init(unit: unit, period: period, level: level.flatMap { $0.isBelow(unit.level) ? $0 : nil })
  }

  /// `22210@2024`; a code alone means the unit on the closing date.
  static func unit(_ text: String, at period: Period, in units: UnitCatalogue) -> UnitCode? {
    let parts = text.split(separator: "@", maxSplits: 1)
    guard let code = parts.first else { return nil }
    let structure = parts.count > 1 ? UnitStructure(rawValue: String(parts[1])) : period.structure
    guard let unit = structure.flatMap({ UnitCode(code, structure: $0) }) else { return nil }
    return unit.level == .nation || units[unit.communeOfVillage ?? unit] != nil ? unit : nil
  }

  /// The same place as a query.
  func query(_ further: KeyValuePairs<String, String> = [:], unit other: UnitCode? = nil) -> String {
    var fields = FormFields()
    fields.append("unit", (other ?? unit).description)
    fields.append("period", period.description)
    if let level, level.isBelow((other ?? unit).level) { fields.append("by", level.rawValue) }
    for (name, value) in further { fields.append(name, value) }
    return fields.urlEncoded
  }

  /// The levels by which the unit can be split.
  var levelsBelow: [UnitLevel] { unit.structure.levels.filter { $0.isBelow(unit.level) } }

  var request: FigureRequest { FigureRequest(unit: unit, period: period, by: level) }
}
