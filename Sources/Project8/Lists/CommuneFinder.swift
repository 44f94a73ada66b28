import P8Definitions
import P8Intake
import P8Model
import P8Presentation
import VietnameseText

/// The communes that the rows of a list mean, by code, by the code of a village, or by name.
struct CommuneFinder {
  typealias Answer = Result<UnitCode, UnknownCommune>

  private let units: UnitCatalogue
  private let confirmed: [UnitStructure: [String: UnitCode]]
  /// Made where names have to be matched.
  private lazy var matcher = UnitMatcher(catalogue: units)

  init(_ places: Places) throws(Failure) {
    units = places.definitions.units
    confirmed = try places.confirmedUnits()
  }

  /// Whether a text is a name of this country's communes, districts or provinces with its marks: it needs no decoding.
  static func namesOfPlaces(_ units: UnitCatalogue) -> Set<String> {
    Set(units.all.flatMap { [SearchKey.exact($0.name), SearchKey.exact($0.shortName)] })
  }

  /// The commune of each row in a structure.
  mutating func communes(of table: ListTable, in structure: UnitStructure) -> [Answer] {
    let addresses = table.rows.map { row in
      UnitAddress(
        commune: table.text(.commune, row), district: table.text(.district, row),
        province: table.text(.province, row), structure: structure)
    }
    // Names are matched together, since an old encoding shows in a whole column.
    let named = addresses.indices.filter { index in
      code(of: table.rows[index], in: table, structure) == nil && !addresses[index].commune.isEmpty
    }
    let matches =
      named.isEmpty
      ? [:] : Dictionary(uniqueKeysWithValues: zip(named, matcher.match(named.map { addresses[$0] })))
    return table.rows.enumerated().map { index, row in
      if let written = code(of: row, in: table, structure) {
        return known(written.text, written.code, name: written.name, structure)
      }
      if let code = confirmed[structure]?[addresses[index].key] { return .success(code) }
      let match = matches[index]
      if let match, match.status == .sure, let code = match.code { return .success(code) }
      let candidates = (match?.code).map { [$0] } ?? match?.candidates ?? []
      return .failure(
        UnknownCommune(
          message: ListFileWords.unknownCommune(
            addresses[index].commune, candidates: candidates.prefix(4).map { ($0, place(of: $0)) })))
    }
  }

  /// The code of a row: its own, that of its village, or a code in the column of names.
  private func code(
    of row: ListRow, in table: ListTable, _ structure: UnitStructure
  ) -> (text: String, code: UnitCode?, name: String)? {
    let name = table.text(.commune, row)
    let own = table.text(.communeCode, row)
    if !own.isEmpty { return (own, commune(own, structure), name) }
    if let code = commune(name, structure) { return (name, code, "") }
    if !name.isEmpty, name.allSatisfy(\.isNumber) { return (name, nil, "") }
    let village = UnitCode(table.text(.villageCode, row), structure: structure)
    if let commune = village?.communeOfVillage { return (commune.code, commune, name) }
    return nil
  }

  /// A code whose leading zeros a spreadsheet took away is still that code.
  private func commune(_ text: String, _ structure: UnitStructure) -> UnitCode? {
    guard !text.isEmpty, text.utf8.count <= 5, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return UnitCode(String(repeating: "0", count: 5 - text.utf8.count) + text, structure: structure)
  }

  private func known(
    _ text: String, _ code: UnitCode?, name: String, _ structure: UnitStructure
  ) -> Answer {
    guard let code, code.level == .commune, let unit = units[code] else {
      let other = UnitStructure.allCases.first { $0 != structure }
      let there = other.flatMap { other in commune(text, other).flatMap { units[$0] } }
      return .failure(
        UnknownCommune(
          message: ListFileWords.unknownCode(
            text, structure, inOther: there.map { ($0.code.structure, place(of: $0.code)) })))
    }
    guard name.isEmpty || isName(name, of: unit) else {
      return .failure(
        UnknownCommune(message: ListFileWords.otherName(code, place(of: code), written: name)))
    }
    return .success(code)
  }

  private func isName(_ text: String, of unit: AdministrativeUnit) -> Bool {
    if UnitCode(text, structure: unit.code.structure) == unit.code { return true }
    let written = SearchKey.undiacritic(text)
    return ([unit.shortName] + unit.variants).contains { written.contains(SearchKey.undiacritic($0)) }
  }

  private func place(of unit: UnitCode) -> String {
    units.lineage(of: unit).filter { $0.level != .nation }.compactMap { units[$0]?.name }
      .joined(separator: ", ")
  }
}

/// A row of a list whose commune is not known.
struct UnknownCommune: Error {
  let message: LocalizedText
}
