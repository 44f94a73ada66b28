import P8Forms
import P8Model
import Testing

@Suite("Binary numbers of cells")
struct BinaryNumberTests {
  @Test(
    "a number is the decimal that people see",
    arguments: [
      (0.1 + 0.2, "0.3"), (52, "52"), (-3.5, "-3.5"), (1e20, "100000000000000000000"), (2_290_900, "2290900"),
      (72.47, "72.47"), (1.1 * 3, "3.3"), (0, "0"), (-0.0, "0"), (1e-7, "0.0000001"),
      (123_456_789.123456789, "123456789.123457"), (9_007_199_254_740_991, "9007199254740990"),
      (4.35 * 100, "435"),
    ] as [(Double, String)])
  func decimal(number: Double, expected: String) {
    #expect(BinaryNumber.decimal(number)?.description == expected)
  }

  @Test("what is not a number has no decimal", arguments: [Double.nan, .infinity, 1e300])
  func none(number: Double) {
    #expect(BinaryNumber.decimal(number) == nil)
  }

  @Test("every amount of whole đồng and every tenth comes back exactly", arguments: 0..<20 as Range<UInt64>)
  func exact(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    for _ in 0..<200 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let decimal = ExactDecimal(mantissa: Int128(state % 1_000_000_000_000), scale: Int(state >> 40) % 4)
      #expect(decimal.flatMap { BinaryNumber.decimal($0.double) } == decimal)
    }
  }
}
