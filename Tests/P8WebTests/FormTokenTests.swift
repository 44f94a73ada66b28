import P8Web
import Testing

/// The tokens of forms.
struct FormTokenTests {
  @Test(arguments: 0..<200)
  func `two tokens are the same only where every digit is`(number: Int) {
    let token = FormToken.make()
    #expect(FormToken.isOne(token))
    #expect(FormToken.areSame(token, token))
    #expect(!FormToken.areSame(token, FormToken.make()))
    let place = token.index(token.startIndex, offsetBy: number % 64)
    for digit in "0123456789abcdef" where digit != token[place] {
      let other = token[..<place] + "\(digit)" + token[token.index(after: place)...]
      #expect(!FormToken.areSame(token, String(other)))
    }
  }

  @Test func `nothing is no token`() {
    #expect(!FormToken.areSame("", ""))
    #expect(!FormToken.isOne(""))
    #expect(!FormToken.isOne(String(repeating: "g", count: 64)))
  }
}
