import P8Model
import TestSupport
import Testing

struct ExactDecimalTests {
  @Test(arguments: [
    ("0", "0"), ("08", "8"), ("-12.50", "-12.5"), ("0.001", "0.001"), ("1996405", "1996405"),
    ("123456789012345678901234567890", "123456789012345678901234567890"), ("-0.0", "0"),
  ])
  func `plain texts are read and printed in their shortest form`(text: String, printed: String) {
    #expect(ExactDecimal(text)?.description == printed)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1,5", "1.2.3", "1e5", " 1", "١٢", "1996405.1234567890123456789",
  ])
  func `other texts are no numbers`(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func `equal numbers are equal values`() {
    #expect(ExactDecimal("1.50") == ExactDecimal("1.5"))
    #expect(ExactDecimal("2.0")?.integer == 2)
    #expect(ExactDecimal("2.5")?.integer == nil)
  }

  @Test(arguments: [
    ("52", "63", "82.5"), ("1", "3", "33.3"), ("2", "3", "66.7"), ("1", "8", "12.5"),
    ("5306", "1000", "530.6"),
    ("-1", "3", "-33.3"), ("1", "16", "6.3"),
  ])
  func `percentages are rounded half up to one digit`(part: String, whole: String, percent: String) throws {
    let part = try #require(ExactDecimal(part))
    let whole = try #require(ExactDecimal(whole))
    #expect(part.multiplied(by: 100)?.divided(by: whole, scale: 1)?.description == percent)
  }

  @Test(arguments: [
    ("0.25", 1, "0.3"), ("-0.25", 1, "-0.3"), ("0.249", 1, "0.2"), ("7.5", 0, "8"), ("7", 3, "7"),
  ])
  func `halves are rounded away from nought`(text: String, digits: Int, rounded: String) throws {
    #expect(try #require(ExactDecimal(text)).rounded(to: digits).description == rounded)
  }

  @Test func `the loans of Phú Yên add up exactly`() throws {
    let parts = try ["1996405", "72470", "213000"].map { try #require(ExactDecimal($0)) }
    let sum = try parts.reduce(ExactDecimal.zero) { try #require($0.adding($1)) }
    #expect(sum == 2_281_875)
    #expect(try #require(ExactDecimal(2_290_900).subtracting(sum)) == 9_025)
  }

  @Test func `an overflow gives nothing rather than a wrong number`() throws {
    let huge = try #require(ExactDecimal(mantissa: .max, scale: 0))
    #expect(huge.adding(1) == nil)
    #expect(huge.multiplied(by: 2) == nil)
    #expect(ExactDecimal(1).divided(by: 0) == nil)
  }

  @Test(arguments: [
    ("1996405", "1.996.405", "1,996,405"), ("72.47", "72,47", "72.47"), ("-1234.5", "-1.234,5", "-1,234.5"),
    ("999", "999", "999"),
  ])
  func `numbers are shown as people of a language write them`(text: String, vi: String, en: String) throws {
    let number = try #require(ExactDecimal(text))
    #expect(number.formatted(.vi) == vi)
    #expect(number.formatted(.en) == en)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `sums and differences undo each other and keep the order`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let left = try #require(
        ExactDecimal(
          mantissa: Int128(Int.random(in: -1_000_000_000...1_000_000_000, using: &random)), scale: 3))
      let right = try #require(
        ExactDecimal(
          mantissa: Int128(Int.random(in: -1_000_000_000...1_000_000_000, using: &random)), scale: 5))
      let sum = try #require(left.adding(right))
      #expect(sum.subtracting(right) == left)
      #expect((left < right) == (left.double < right.double))
      #expect(ExactDecimal(left.description) == left)
    }
  }
}
