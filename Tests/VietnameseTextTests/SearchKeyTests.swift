import Foundation
import Testing
import VietnameseText

struct SearchKeyTests {
  @Test(arguments: [
    ["Hòa Mỹ", "Hoà Mỹ", "HOÀ MĨ", "hòa mĩ", "Ho\u{300}a My\u{303}", "Hòa-Mỹ", "HoàMỹ"],
    ["Thúy", "Thuý", "THÚY"],
    ["Quý", "Quí", "qúy"],
    ["Lý", "Lí"],
    ["Cư M'gar", "Cư M’gar", "Cư Mgar", "cư m`gar", "Cư Mʼgar"],
    ["Ea H'Leo", "EaHleo", "Ea H´leo"],
    ["Ea Bar", "EaBar", "Ea-Bar", "EA BAR"],
    ["Eachà Rang", "Ea Chà Rang"],
    ["Tuyên", "Tuyên"],
    ["giúp", "GIÚP"],
  ])
  func `Spellings of one name have one key`(spellings: [String]) {
    let keys = Set(spellings.map(SearchKey.placementFree))
    #expect(keys.count == 1, "\(keys)")
  }

  @Test(arguments: [
    ("tay", "tai"), ("Huy", "Hui"), ("thúy", "thúi"), ("Hoằng Đồng", "Hoằng Đông"), ("Sa Pa", "Sa Pả"),
    ("Đá", "Da"),
    ("Cộng", "Cống"), ("Cường", "Cương"), ("Lâm", "Lăm"), ("P. 1", "P 1"),
  ])
  func `Different names have different keys`(left: String, right: String) {
    #expect(SearchKey.placementFree(left) != SearchKey.placementFree(right))
  }

  @Test(arguments: [
    ("Đắk Lắk", "daklak"), ("Xã Ea Lâm", "xaealam"), ("Mỹ Quý", "miqui"), ("Ðiện Biên", "dienbien"),
    ("Phường 12", "phuong12"), ("Cư M’gar", "cumgar"),
  ])
  func `The key without diacritics is plain letters`(text: String, key: String) {
    #expect(SearchKey.undiacritic(text) == key)
    #expect(SearchKey.undiacritic(text.decomposedStringWithCanonicalMapping) == key)
  }

  @Test func `The exact key only folds case, form and spaces`() {
    #expect(SearchKey.exact("  XÃ\u{A0}EA LÂM ") == "xã ea lâm")
    #expect(SearchKey.exact("Hoà") != SearchKey.exact("Hòa"))
    #expect(SearchKey.exact("Cư M’gar") == "cư m'gar")
    #expect(SearchKey.exact("Ödön ÑÃ") == "ödön ñã")
  }

  @Test(arguments: [
    "Xã Ea Lâm", "Hoằng Đồng", "Huyện Cư M’gar", "Quý Hoà", "Bà Y", "Ea Ô, Hóa An", "Tý Ya", "Ödön Ñá",
    "P. 05", "ÚY Ý Y",
    "Hòa?", "Hà~",
  ])
  func `A key of a key is the key`(text: String) {
    for key in [SearchKey.exact, SearchKey.placementFree, SearchKey.undiacritic] {
      #expect(key(key(text)) == key(text))
    }
    #expect(SearchKey.undiacritic(SearchKey.placementFree(text)) == SearchKey.undiacritic(text))
  }

  @Test func `A text without hats and tones is told`() {
    #expect(SearchKey.hasNoDiacritics("Xa Ea Lam"))
    #expect(SearchKey.hasNoDiacritics("Cu M’gar"))
    #expect(!SearchKey.hasNoDiacritics("Đak"))
    #expect(!SearchKey.hasNoDiacritics("La\u{302}m"))
  }
}
