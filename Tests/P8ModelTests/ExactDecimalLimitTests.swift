import P8Model
import Testing

struct ExactDecimalLimitTests {
  @Test func `the least 128-bit number is an overflow, so that every number can be negated and divided`()
    throws
  {
    let least = try #require(ExactDecimal("-170141183460469231731687303715884105727"))
    #expect(least.subtracting(1) == nil)
    #expect(least.adding(-1) == nil)
    #expect(ExactDecimal(mantissa: .min, scale: 0) == nil)
    #expect(least.negated == ExactDecimal("170141183460469231731687303715884105727"))
    #expect(least.divided(by: -1, scale: 0) == least.negated)
  }
}
