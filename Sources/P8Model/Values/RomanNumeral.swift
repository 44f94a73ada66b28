/// Roman numerals, which number the contents of an official table.
package enum RomanNumeral {
  private static let signs: [(value: Int, letters: String)] = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]

  /// The numeral of a number above zero; the number in plain digits otherwise.
  package static func text(_ number: Int) -> String {
    guard number > 0 else { return String(number) }
    var rest = number
    var text = ""
    for sign in signs {
      while rest >= sign.value {
        text += sign.letters
        rest -= sign.value
      }
    }
    return text
  }
}
