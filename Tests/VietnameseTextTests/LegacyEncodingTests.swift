import Foundation
import Testing
import VietnameseText

struct LegacyEncodingTests {
  @Test(arguments: [
    (LegacyEncoding.tcvn3, "X· Ea L©m", "Xã Ea Lâm"), (.tcvn3, "S«ng Hinh", "Sông Hinh"),
    (.tcvn3, "Phó Yªn", "Phú Yên"),
    (.tcvn3, "®¬n vÞ: x·", "đơn vị: xã"), (.tcvn3, "th\u{AD} ký", "thư ký"),
    (.tcvn3, "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
    (.vni, "Xaõ Ea Laâm", "Xã Ea Lâm"), (.vni, "Soâng Hinh", "Sông Hinh"), (.vni, "Phuù Yeân", "Phú Yên"),
    (.vni, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    (.vni, "ÑÖÔØNG", "ĐƯỜNG"), (.vni, "ñöôïc", "được"), (.vni, "Ñaék Laék", "Đắk Lắk"),
    (.vni, "THÒ TRAÁN", "THỊ TRẤN"),
    (.utf8AsWindows1252, "XÃ£ Ea LÃ¢m", "Xã Ea Lâm"), (.utf8AsWindows1252, "SÃ´ng Hinh", "Sông Hinh"),
    (.utf8AsWindows1252, "PhÃº YÃªn", "Phú Yên"), (.utf8AsWindows1252, "Ä\u{90}áº¯k Láº¯k", "Đắk Lắk"),
    (.windows1258AsWindows1252, "XaÞ Ea Lâm", "Xã Ea Lâm"),
    (.windows1258AsWindows1252, "Ðãìk Lãìk", "Đắk Lắk"),
    (.telexKeys, "xax Ea Laam", "xã Ea Lâm"), (.telexKeys, "ddaats nuwowcs", "đất nước"),
    (.telexKeys, "Hoaf Bifnh", "Hòa Bình"), (.telexKeys, "DDawks Lawks", "Đắk Lắk"),
    (.telexKeys, "Thuys Quys tieengs", "Thúy Quý tiếng"), (.telexKeys, "truwowngf hocj", "trường học"),
    (.vniKeys, "xa4 Ea La6m", "xã Ea Lâm"), (.vniKeys, "d9a6t1 nu7o7c1", "đất nước"),
    (.vniKeys, "Phu1 Ye6n 12", "Phú Yên 12"),
  ])
  func `A text of an old encoding is decoded`(encoding: LegacyEncoding, raw: String, text: String) {
    #expect(encoding.decode(raw).map { NormalForm.composed($0) } == text)
  }

  @Test(arguments: [
    (LegacyEncoding.tcvn3, "Xã Ea Lầm"), (.tcvn3, "Đắk"), (.vni, "Đắk Lắk"), (.vni, "ù"),
    (.utf8AsWindows1252, "Xã Ea Lâm"), (.utf8AsWindows1252, "Xa Ea Lam"), (.utf8AsWindows1252, "Ð"),
    (.windows1258AsWindows1252, "Xa"), (.telexKeys, "Ea Lam"), (.vniKeys, "Phường 1"),
  ])
  func `A text that cannot be of the encoding is refused`(encoding: LegacyEncoding, raw: String) {
    #expect(encoding.decode(raw) == nil)
  }

  @Test(arguments: alphabet)
  func `Every letter survives the way to the old encodings and back`(letter: String) throws {
    for word in [letter, "t\(letter)n", "X\(letter)"] {
      let vni = try #require(VNI.encode(word))
      #expect(VNI.decode(vni) == word)
      // TCVN3 has no accented capitals: its capital font draws small letters.
      guard let tcvn3 = TCVN3.encode(word) else {
        #expect(letter != letter.lowercased())
        continue
      }
      #expect(TCVN3.decode(tcvn3) == word)
    }
  }

  @Test func `The tables hold every accented letter once`() {
    let small = alphabet.prefix(alphabet.count / 2).filter { !$0.utf8.allSatisfy { $0 < 0x80 } }
    #expect(small.count == 67)
    #expect(Set(small.compactMap(TCVN3.encode)).count == 67)
    #expect(Set(alphabet.compactMap(VNI.encode)).count == alphabet.count)
  }

  @Test func `Fonts tell the encoding`() {
    #expect(LegacyEncoding.ofFont(".VnTime")?.encoding == .tcvn3)
    #expect(LegacyEncoding.ofFont(".VnTime")?.isCapitals == false)
    #expect(LegacyEncoding.ofFont(".VnTimeH")?.isCapitals == true)
    #expect(LegacyEncoding.ofFont("VNI-Times")?.encoding == .vni)
    #expect(LegacyEncoding.ofFont("Times New Roman") == nil)
  }

  private static let known: Set<String> = Set(
    ["Xã Ea Lâm", "Xã Sông Hinh", "Xã Đức Bình Đông", "Xã Ea Bá", "Hòa Mỹ", "Hồ", "Xã Ea Ly"]
      .map(SearchKey.placementFree))

  static func isKnown(_ text: String) -> Bool { known.contains(SearchKey.placementFree(text)) }

  @Test(arguments: [
    (["X· Ea L©m", "X· S«ng Hinh", "X· §øc B×nh §«ng"], LegacyEncoding.tcvn3 as LegacyEncoding?),
    (["Xaõ Ea Laâm", "Xaõ Ñöùc Bình Ñoâng", "Xaõ Ea Baù"], .vni),
    (["XÃ£ Ea LÃ¢m", "XÃ£ SÃ´ng Hinh"], .utf8AsWindows1252),
    (["xax Ea Laam", "xax Soong Hinh", "xax Ea Ly"], .telexKeys),
    (["xa4 Ea La6m", "xa4 So6ng Hinh"], .vniKeys),
    (["Xã Ea Lâm", "Xã Sông Hinh"], nil), (["Xã Ea Ly", "Hoà Mỹ", "Hoà"], nil),
    (["Unbekannt", "Señor"], nil),
    ([], nil), ([""], nil),
  ])
  func `A column tells its encoding by the words that become known`(
    cells: [String], encoding: LegacyEncoding?
  ) {
    let column = LegacyColumn(cells, isKnown: Self.isKnown)
    #expect(column.encoding == encoding)
    if encoding != nil { #expect(cells.allSatisfy { Self.isKnown(column.text(of: $0)) }) }
  }

  @Test func `A cell that would also decode is left alone in a column that is right`() {
    // `hoà` is `hồ` in VNI.
    #expect(LegacyEncoding.vni.decode("Hoà") == "Hồ")
    let column = LegacyColumn(["Hoà Mỹ", "Xã Ea Lâm", "Hoà"], isKnown: Self.isKnown)
    #expect(column.encoding == nil)
    #expect(column.text(of: "Hoà") == "Hoà")
  }
}
