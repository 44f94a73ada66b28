import Foundation
import Testing
import VietnameseText

/// Every accented letter of the alphabet, in both cases.
let alphabet = Array(
  "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
    + "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴĐ"
).map(String.init)

/// Whether two texts have the same scalars, which `==` does not ask.
func sameScalars(_ left: String, _ right: String) -> Bool {
  left.unicodeScalars.elementsEqual(right.unicodeScalars)
}

struct NormalFormTests {
  @Test(arguments: [
    "Xã Ea Lâm", "", "52", "Thị trấn Hòa Hiệp Trung, thị xã Đông Hòa", "“Địa chỉ tin cậy” – 03…", "500.000 ₫",
  ])
  func `A clean text is left as it is`(text: String) {
    #expect(NormalForm.clean(text).changes == [])
    #expect(sameScalars(NormalForm.clean(text).text, text))
  }

  struct Case: CustomTestStringConvertible {
    let text: String
    let expected: String
    let changes: NormalForm.Changes
    var testDescription: String { text.debugDescription }
  }

  @Test(arguments: [
    Case(text: "Xa\u{303} Ea La\u{302}m", expected: "Xã Ea Lâm", changes: .composed),
    Case(text: "Đă\u{301}k Lă\u{301}k", expected: "Đắk Lắk", changes: .composed),
    Case(text: "o\u{323}\u{31B} o\u{31B}\u{323} a\u{323}\u{302}", expected: "ợ ợ ậ", changes: .composed),
    Case(text: "a\u{340}e\u{341}", expected: "àé", changes: .composed),
    Case(text: "n\u{303}a\u{308}", expected: "ñä", changes: .composed),
    Case(text: "\u{212B}ngström", expected: "Ångström", changes: .composed),
    Case(text: "Ðồng Xuân", expected: "Đồng Xuân", changes: .repairedLetters),
    Case(text: "Xã Ðức Bình Ðông", expected: "Xã Đức Bình Đông", changes: .repairedLetters),
    Case(text: "Xã EaÐar", expected: "Xã EaĐar", changes: .repairedLetters),
    Case(text: "Ðo\u{302}ng", expected: "Đông", changes: [.repairedLetters, .composed]),
    Case(text: "Guðmundur Ðwain", expected: "Guðmundur Ðwain", changes: []),
    Case(text: "Ea\u{A0}Lâm", expected: "Ea Lâm", changes: .spaces),
    Case(text: "Ea \u{2009} Lâm", expected: "Ea Lâm", changes: .spaces),
    Case(text: " Ea Lâm ", expected: "Ea Lâm", changes: .trimmed),
    Case(text: "\u{FEFF}Ea\u{200B} Lâm", expected: "Ea Lâm", changes: .invisible),
    Case(text: "Ea\r\nLâm", expected: "Ea Lâm", changes: .spaces),
    Case(text: " \u{A0} ", expected: "", changes: [.spaces, .trimmed]),
    Case(text: "a\u{301}\u{302}", expected: "á\u{302}", changes: .composed),
  ])
  func `A text is cleaned and what was done is told`(example: Case) {
    let clean = NormalForm.clean(example.text)
    #expect(sameScalars(clean.text, example.expected), "\(clean.text.unicodeScalars.map(\.value))")
    #expect(clean.changes == example.changes)
    #expect(NormalForm.clean(clean.text).changes == [], "cleaning twice changes nothing more")
  }

  @Test func `Line breaks stay where remarks are read`() {
    let clean = NormalForm.clean("\n một \r\n\n hai\u{2028}ba \n", lineBreaks: .keep)
    #expect(clean.text == "một\n\nhai\nba")
    #expect(clean.changes.contains(.trimmed))
  }

  @Test(arguments: alphabet)
  func `The composed form of the decomposed letter is the letter`(letter: String) {
    let decomposed = letter.decomposedStringWithCanonicalMapping
    #expect(sameScalars(NormalForm.composed(decomposed), letter))
    #expect(sameScalars(NormalForm.clean("x\(decomposed)n").text, "x\(letter)n"))
  }

  @Test(arguments: 0..<40)
  func `Composing agrees with Foundation on any mix of letters and marks`(seed: UInt64) {
    var random = SplitMix(state: seed)
    let pieces: [Unicode.Scalar] = [
      "a", "o", "u", "E", "Y", "đ", "ơ", "â", "ấ", "n", "b", " ", "1", "\u{300}", "\u{301}", "\u{302}",
      "\u{303}",
      "\u{306}", "\u{309}", "\u{31B}", "\u{323}", "\u{308}", "я", "é", "\u{1100}", "\u{1161}", "\u{2126}",
    ]
    for _ in 0..<200 {
      var view = String.UnicodeScalarView()
      for _ in 0..<(1 + random.next() % 8) { view.append(pieces[Int(random.next() % UInt64(pieces.count))]) }
      let text = String(view)
      #expect(
        sameScalars(NormalForm.composed(text), text.precomposedStringWithCanonicalMapping),
        "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }
  }
}

/// A small generator of numbers, so that a failing case can be made again from its seed.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
