package import P8Model
import VietnameseText

/// Finds the commune that the text of a row means.
///
/// It looks from the province to the district to the commune: the name of a commune alone says little, as
/// 4,290 of 10,035 communes of 2024 share theirs. Where a unit above is wrong, that is reported, and the rest of the
/// country is not searched.
package struct UnitMatcher: Sendable {
  let catalogue: UnitCatalogue
  let old: StructureIndex
  let new: StructureIndex
  /// The units of today, where the names are those of another day; nil where they are the same.
  let today: UnitCatalogue?

  /// Builds the index, once for all rows.
  package init(catalogue: UnitCatalogue) {
    self.init(catalogue: catalogue, today: nil)
  }

  init(catalogue: UnitCatalogue, today: UnitCatalogue?) {
    self.catalogue = catalogue
    self.today = today
    old = StructureIndex(.y2024, of: catalogue)
    new = StructureIndex(.y2025, of: catalogue)
  }

  /// The commune of one row.
  ///
  /// A row of a table is better matched with all others by ``match(_:)-([UnitAddress])``: old encodings show in a
  /// whole column.
  package func match(_ address: UnitAddress) -> UnitMatch { current(matchAsNamed(address)) }

  private func matchAsNamed(_ address: UnitAddress) -> UnitMatch {
    let strict = resolve(address, slips: false)
    if strict.isSettled { return strict }
    if let decoded = matchDecoded(address) { return decoded }
    return resolve(address, slips: true)
  }

  /// The communes of the rows of one table.
  package func match(_ rows: [UnitAddress]) -> [UnitMatch] {
    let communes = column(rows, \.commune) { index, place in index.communes.isKnown(place) }
    let districts = column(rows, \.district) { _, place in old.districts.isKnown(place) }
    let provinces = column(rows, \.province) { index, place in
      index.provinces.isKnown(place) || old.provinces.isKnown(place)
    }
    // A place stands in many rows of a table.
    var known: [UnitAddress: UnitMatch] = [:]
    func matchOnce(_ address: UnitAddress) -> UnitMatch {
      if let match = known[address] { return match }
      let found = match(address)
      known[address] = found
      return found
    }
    guard let encoding = communes.encoding ?? districts.encoding ?? provinces.encoding else {
      return rows.map { matchOnce($0) }
    }
    return rows.map { row in
      var decoded = row
      decoded.commune = communes.text(of: row.commune)
      decoded.district = districts.text(of: row.district)
      decoded.province = provinces.text(of: row.province)
      var result = matchOnce(decoded)
      if result.encoding == nil { result.encoding = encoding }
      return result
    }
  }

  func index(of structure: UnitStructure) -> StructureIndex {
    switch structure {
    case .y2024: old
    case .y2025: new
    }
  }

  private func column(
    _ rows: [UnitAddress], _ text: (UnitAddress) -> String, isKnown: (StructureIndex, PlaceName) -> Bool
  ) -> LegacyColumn {
    // The structure of most rows is that of the first; to recognise an encoding that is enough.
    let index = index(of: rows.first?.structure ?? .y2024)
    return LegacyColumn(rows.map(text)) { isKnown(index, PlaceName($0)) }
  }

  /// Tries the old encodings on a row that has no match as it stands; the parts of a row were typed alike.
  private func matchDecoded(_ address: UnitAddress) -> UnitMatch? {
    matchDecoded(address, slips: false) ?? matchDecoded(address, slips: true)
  }

  private func matchDecoded(_ address: UnitAddress, slips: Bool) -> UnitMatch? {
    var found: [UnitMatch] = []
    for encoding in LegacyEncoding.allCases {
      var decoded = address
      var known = 0
      func decode(_ text: inout String, isKnown: (PlaceName) -> Bool) {
        guard let plain = encoding.decode(text), plain != text else { return }
        if isKnown(PlaceName(plain)) { known += 1 }
        text = plain
      }
      decode(&decoded.commune) { index(of: address.structure).communes.isKnown($0) }
      decode(&decoded.district) { old.districts.isKnown($0) }
      decode(&decoded.province) {
        index(of: address.structure).provinces.isKnown($0) || old.provinces.isKnown($0)
      }
      guard known > 0 else { continue }
      let match = resolve(decoded, slips: slips)
      guard let code = match.code else {
        if slips, !match.candidates.isEmpty { found.append(match) }
        continue
      }
      // One decoded cell is weak evidence; two that both become names of places are not.
      let isSure = match.status == .sure && known > 1
      var result = UnitMatch(isSure ? .sure : .likely, code, reason: match.reason)
      result.encoding = encoding
      found.append(result)
    }
    guard let first = found.first else { return nil }
    let codes = Set(found.flatMap { match in match.code.map { [$0] } ?? match.candidates })
    if codes.count == 1 || found.count == 1 { return first }
    return UnitMatch(.ambiguous, candidates: Array(codes), reason: first.reason)
  }
}

extension UnitMatch {
  /// Whether looking further would not help.
  var isSettled: Bool {
    switch reason {
    case .unknownCommune, .unknownDistrict, .unknownProvince: false
    default: true
    }
  }
}
