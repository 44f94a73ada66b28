import P8Model
import Testing

import P8Intake

/// Names of communes spoilt by machine: what was meant is known by the way they were made.
///
/// A name is found where the right commune is the answer or one of the candidates. None of another commune may be sure.
struct DamagedNameTests {
  /// How many names of one kind: with 38 kinds more than two thousand.
  private static let count = 60

  private static func expectFound(_ names: [DamagedName], _ comment: Comment) {
    var missed: [String] = []
    for name in names {
      let match = matcher.match(name.address)
      let isFound = match.code == name.meant || match.candidates.contains(name.meant)
      let text =
        "\(name.address.commune) | \(name.address.district) | \(name.address.province): \(match.status) \(match.code?.code ?? "") for \(name.meant.code)"
      #expect(match.status != .sure || match.code == name.meant, "\(comment): \(text)")
      if !isFound { missed.append(text) }
    }
    #expect(missed.count * 100 <= names.count * 3, "\(comment): \(missed)")
  }

  @Test(arguments: Damage.allCases)
  func `At least 97 of 100 names with this damage are found, and none is surely another commune`(
    damage: Damage
  ) throws {
    let seed = try #require(Damage.allCases.firstIndex(of: damage))
    let names = DamagedName.names(of: damage, count: Self.count, seed: UInt64(seed) + 1)
    // Names that were written together in the list of units are few.
    #expect(damage == .spaceAdded ? names.count > 5 : names.count == Self.count)
    Self.expectFound(names, "\(damage)")
  }

  @Test(arguments: [Damage.upperCase, .decomposed, .allDiacriticsLost, .tcvn3, .vni, .windows1258])
  func `The same holds where the whole row is damaged besides`(second: Damage) {
    let kinds: [Damage] = [
      .toneMoved, .toneLost, .letterDoubled, .lettersExchanged, .letterReplaced, .spaceLost, .landN, .sAndX,
      .trAndCh,
      .dAndGi, .iAndY, .noType, .spelledTownship, .hyphenAfterType, .doubledType, .numberOfRow,
      .numberWithWord,
    ]
    let names = kinds.enumerated().flatMap { index, first in
      DamagedName.names(of: first, then: second, count: 12, seed: UInt64(index) + 101)
    }
    #expect(names.count > 90)
    Self.expectFound(names, "\(second)")
  }

  struct Written: CustomTestStringConvertible {
    let commune: String
    let district: String
    let province: String
    let code: String
    var testDescription: String { commune }

    init(_ commune: String, _ district: String, _ province: String, _ code: String) {
      (self.commune, self.district, self.province, self.code) = (commune, district, province, code)
    }
  }

  @Test(arguments: [
    Written("Xã-Cư Ni", "Ea Kar", "Đắk Lắk", "24397"), Written("Xã - Cư Ni", "Ea Kar", "Đắk Lắk", "24397"),
    Written("Huyện Bắc Tân Uyên: Xã Thường Tân", "", "Bình Dương", "25927"),
    Written("Huyện Bắc Tân Uyên Xã Thường Tân", "", "Bình Dương", "25927"),
    Written("Ea Trôl", "Sông Hinh", "Phú Yên", "22231"),
    Written("xã Hòa Bình số 1", "Tây Hòa", "Phú Yên", "22252"),
    Written("phường số 1", "Tuy Hòa", "Phú Yên", "22015"),
    Written("T.Trấn Hai Riêng", "Sông Hinh", "Phú Yên", "22207"),
    Written("T. Trấn Hai Riêng", "Sông Hinh", "Phú Yên", "22207"),
    Written("TT Hai Riêng", "Sông Hinh", "Phú Yên", "22207"),
  ])
  func `Spellings from reports are found`(written: Written) {
    let match = matcher.match(
      UnitAddress(
        commune: written.commune, district: written.district, province: written.province, structure: .y2024))
    #expect(match.code?.code == written.code, "\(match)")
  }

  @Test(arguments: ["(1)", "[2]", "(01)", " ( 3 ) ", "1)"])
  func `The number of a column is no commune, though there is a ward of that number`(text: String) {
    let match = matcher.match(
      UnitAddress(commune: text, district: "Thành phố Tuy Hòa", province: "Phú Yên", structure: .y2024))
    #expect(match == UnitMatch.nothingWritten)
  }

  @Test func `A number alone is a ward only when a person says so`() {
    let match = matcher.match(
      UnitAddress(commune: "1", district: "Thành phố Tuy Hòa", province: "Phú Yên", structure: .y2024))
    #expect(match.status == .likely)
    #expect(match.code?.code == "22015")
  }
}

extension UnitMatch {
  fileprivate static let nothingWritten = matcher.match(UnitAddress(commune: "", structure: .y2024))
}
