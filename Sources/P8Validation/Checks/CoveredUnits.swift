import P8Model
import VietnameseText

/// Finds the units that an event names as covered: `Xã Ea Bá, xã Ea Lâm và Buôn Bai (Ea Lâm)`.
///
/// A name is looked for among the villages of the commune, then among the communes of the district, then among
/// those of the province. One that nothing or more than one unit has is left out: the event still counts, at the
/// unit that reports.
struct CoveredUnits: Sendable {
  let units: UnitCatalogue
  let villages: VillageDirectory

  /// The units named in a text, besides the one that the row is about.
  func find(in text: String, besides own: UnitCode) -> [UnitCode] {
    guard let commune = own.communeOfVillage ?? (own.level == .commune ? own : nil) else { return [] }
    var found: [UnitCode] = []
    for piece in Self.pieces(of: text) {
      // A name may hold an `and` or a comma: it is looked for whole first.
      let named =
        unit(named: piece, near: commune).map { [$0] }
        ?? Self.parts(of: piece).compactMap { unit(named: $0, near: commune) }
      for unit in named where unit != own && !found.contains(unit) { found.append(unit) }
    }
    return found
  }

  private func unit(named text: String, near commune: UnitCode) -> UnitCode? {
    let name = text.drop { $0.isWhitespace }
    guard !name.isEmpty else { return nil }
    if let code = UnitCode(name.prefix { !$0.isWhitespace }, structure: commune.structure),
      code.level == .village ? villages.contains(code) : code.level == .commune && units[code] != nil
    {
      return code
    }
    // A village of another commune is named with it: `Buôn Bai (xã Ea Lâm)`.
    if let bracket = text.firstIndex(of: "("), let end = text[bracket...].firstIndex(of: ")"),
      let outer = self.commune(named: String(text[text.index(after: bracket)..<end]), near: commune)
    {
      return villages.village(named: String(text[..<bracket]), of: outer)
    }
    return villages.village(named: text, of: commune) ?? self.commune(named: text, near: commune)
  }

  private func commune(named text: String, near commune: UnitCode) -> UnitCode? {
    let key = MatchKey.of(text)
    for level in [UnitLevel.district, .province] {
      guard let area = units.ancestor(of: commune, at: level) else { continue }
      let found = communes(in: area).filter { code in
        units[code].map { MatchKey.of($0.name) == key || MatchKey.of($0.shortName) == key } ?? false
      }
      if !found.isEmpty { return found.count == 1 ? found.first : nil }
    }
    return nil
  }

  private func communes(in area: UnitCode) -> [UnitCode] {
    units.children(of: area).flatMap { $0.level == .commune ? [$0] : communes(in: $0) }
  }

  private static func pieces(of text: String) -> [String] {
    // `2 xã: Ea Bá; Ea Lâm` says how many first.
    text.split { $0 == ";" || $0 == "\n" || $0 == ":" }.map(String.init)
  }

  private static func parts(of piece: String) -> [String] {
    piece.split { $0 == "," || $0 == "+" || $0 == "&" }.flatMap { $0.components(separatedBy: " và ") }
  }
}

extension StringProtocol {
  fileprivate func components(separatedBy separator: String) -> [String] {
    var pieces: [String] = []
    var rest = Substring(self)
    while let range = rest.firstRange(of: separator) {
      pieces.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return pieces + [String(rest)]
  }
}
