import Foundation
import TestSupport
import Testing

/// What the committed examples hold back to protect people, compared over all that outsiders get.
///
/// The formats for the health and statistics offices' own systems (DHIS2, ADX) are not among them: those hold small
/// counts back where the exporting person asks for it.
struct HeldBackTests {
  /// A figure by the words that all exports have in common.
  struct Figure: Hashable, CustomStringConvertible {
    /// The period, without its calendar.
    let period: String
    let unit: String
    let indicator: String
    /// `in-period`, `cumulative` or the part: `women`.
    let name: String

    var description: String { "\(period) \(unit) \(indicator) \(name)" }
  }

  /// The figures of one export.
  struct Figures {
    var shown: Set<Figure> = []
    var heldBack: Set<Figure> = []
    /// Cells that say that they are held back and have a number nevertheless.
    var contradictions: [Figure] = []

    mutating func add(_ figure: Figure, value: String, isHeldBack: Bool) {
      let hasNumber = value.contains(where: \.isNumber)
      if isHeldBack { heldBack.insert(figure) }
      if hasNumber { shown.insert(figure) }
      if hasNumber, isHeldBack { contradictions.append(figure) }
    }
  }

  /// The year of what goes to the authorities, and that of the donors' sheet and the page.
  private static let (official, shownYear) = ("2023", "2024")

  private static func example(_ name: String) throws -> [UInt8] {
    Array(
      try #require(
        FileManager.default.contents(atPath: "\(PhuYenCaseTests.root)/exports/examples/\(name)")))
  }

  /// The columns of a list by their names.
  private static func list(_ name: String, _ add: ([String: String]) throws -> Void) throws {
    let rows = CommaSeparated.rows(try example(name))
    let header = try #require(rows.first)
    for row in rows.dropFirst() {
      try add(Dictionary(uniqueKeysWithValues: zip(header, row)))
    }
  }

  /// The figure that a code of the exchange formats means: `P8_D8_3_2_AT_CLOSING` with the code of a category.
  private static func figure(
    _ unit: String, _ code: String, category: String?, of period: String
  ) throws -> Figure {
    let kinds = ["_IN_PERIOD", "_CUMULATIVE", "_AT_CLOSING"]
    let kind = try #require(kinds.compactMap { code.firstRange(of: $0) }.first)
    let indicator = code[..<kind.lowerBound].replacing("P8_", with: "").replacing("_", with: ".")
    let part = code[kind.upperBound...].drop { $0 == "_" }.lowercased()
    let names = [
      "F": "women", "M": "men", "MINORITY": "ethnic_minority", "CHILD": "children",
    ]
    let whole = code[kind] == "_IN_PERIOD" ? "in-period" : "cumulative"
    let name = category.map { names[$0] ?? $0 } ?? (part.isEmpty ? whole : part)
    return Figure(
      period: period, unit: unit.replacing("VN2024-", with: ""), indicator: String(indicator), name: name)
  }

  private static func lists() throws -> [String: Figures] {
    var all: [String: Figures] = [:]
    for name in ["donor-sheet.en.csv", "donor-sheet.vi.csv", "figures.csv"] {
      try list(name) { row in
        let part = row["part"] ?? ""
        let whole = row["count"] == "in-period" ? "in-period" : "cumulative"
        let figure = Figure(
          period: row["period"] ?? "", unit: row["unit"] ?? "", indicator: row["indicator"] ?? "",
          name: part.isEmpty ? whole : part)
        all[name, default: Figures()].add(
          figure, value: row["value"] ?? "", isHeldBack: row["status"] == "held-back")
      }
    }
    try list("project8.sdmx.csv") { row in
      let category = ["SEX", "ETHNICITY", "AGE"].compactMap { row[$0] }.first { $0 != "_T" }
      all["project8.sdmx.csv", default: Figures()].add(
        try figure(
          row["REF_AREA"] ?? "", row["INDICATOR"] ?? "", category: category, of: row["TIME_PERIOD"] ?? ""),
        value: row["OBS_VALUE"] ?? "", isHeldBack: row["OBS_STATUS"] == "Q")
    }
    return all
  }

  /// IATI leaves out what is held back.
  private static func activity() throws -> Figures {
    let text = String(decoding: try example("project8.iati.xml"), as: UTF8.self)
    var figures = Figures()
    for indicator in text.split(separator: "<indicator ").dropFirst() {
      let code = try #require(indicator.firstMatch(of: /<reference vocabulary="99" code="([^"]+)"/)).1
      for actual in indicator.split(separator: "<actual value=\"").dropFirst() {
        let end = try #require(actual.firstRange(of: "</actual>"))
        let body = actual[..<end.lowerBound]
        let unit = try #require(body.firstMatch(of: /<location ref="([^"]+)"/)).1
        let category = body.firstMatch(of: /<dimension name="[^"]+" value="([^"]+)"/).map { String($0.1) }
        figures.add(
          try figure(String(unit), String(code), category: category, of: official),
          value: String(body.prefix { $0 != "\"" }),
          isHeldBack: false)
      }
    }
    return figures
  }

  /// The tables of the page's drill-down.
  private static func page() throws -> Figures {
    let text = String(decoding: try example("dashboard.html"), as: UTF8.self)
    var figures = Figures()
    for unit in text.split(separator: "<summary><b>").dropFirst() {
      let code = try #require(unit.firstMatch(of: #/<span class="small"> ([0-9]+) · /#)).1
      for row in unit.matches(
        of:
          /<span class="small"> (D8[0-9.]+)<\/span><\/th><td>[^<]*<\/td><td[^>]*>(.*?)<\/td><td[^>]*>(.*?)<\/td>/
      ) {
        for (name, cell) in [("in-period", row.2), ("cumulative", row.3)] {
          figures.add(
            Figure(period: shownYear, unit: String(code), indicator: String(row.1), name: name),
            value: String(cell.replacing(#/<[^>]+>/#, with: "")), isHeldBack: cell.contains("class=\"held\""))
        }
      }
    }
    return figures
  }

  /// What the manifest beside an export says, for `p8 verify`.
  private static func manifest(of name: String) throws -> Figures {
    let bytes = Data(try example(name + ".manifest.json"))
    let manifest = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    var figures = Figures()
    for table in try #require(manifest["tables"] as? [[String: Any]]) {
      let period = try #require(table["period"] as? String).prefix { $0 != "@" }
      for unit in try #require(table["units"] as? [[String: Any]]) {
        let indicators = unit["figures"] as? [String: [String: Any]] ?? [:]
        for (indicator, values) in indicators {
          for (key, value) in values {
            figures.add(
              Figure(
                period: String(period), unit: unit["code"] as? String ?? "", indicator: indicator,
                name: key.replacing("part.", with: "")),
              value: value as? String ?? "", isHeldBack: value is NSNull)
          }
        }
      }
    }
    return figures
  }

  @Test func `what one export for outsiders holds back, no other shows, nor a manifest beside one`() throws {
    var exports = try Self.lists()
    exports["project8.iati.xml"] = try Self.activity()
    exports["dashboard.html"] = try Self.page()
    for name in exports.keys.sorted() + ["donor-sheet.en.xlsx", "donor-sheet.vi.xlsx"] {
      exports[name + ".manifest.json"] = try Self.manifest(of: name)
    }
    let figures = try #require(exports["figures.csv"])
    let donor = try #require(exports["donor-sheet.en.csv"])
    #expect(figures.heldBack.count == 10 && donor.heldBack.count == 20)
    #expect(
      figures.heldBack.contains(
        Figure(period: Self.official, unit: "558", indicator: "D8.3.2", name: "women")))
    for (name, export) in exports {
      // Each was understood: it shows a third at least of what the list of its year shows.
      // The page shows few figures that are known, and these exactly.
      let list = export.shown.contains { $0.period == Self.shownYear } ? donor : figures
      let shared = export.shown.intersection(list.shown).count
      #expect(name == "dashboard.html" ? shared == 119 : shared * 3 > list.shown.count, "\(name): \(shared)")
      #expect(export.contradictions.isEmpty, "\(name): \(export.contradictions)")
      for (other, holding) in exports {
        let both = export.shown.intersection(holding.heldBack)
        #expect(both.isEmpty, "\(name) shows what \(other) holds back: \(both)")
      }
    }
  }
}
