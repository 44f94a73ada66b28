import P8Model

/// How much a bundle may hold: it comes from outside and is read as a whole.
package struct BundleLimits: Sendable {
  /// The bytes of the file.
  package var bytes = 512 << 20
  /// The bytes of a line: one report with its original.
  package var lineBytes = 64 << 20
  /// The values of JSON on a line.
  package var lineValues = 1_000_000
  package var villages = 50_000
  package var reports = 20_000
  package var entries = 100_000

  /// The lines: a head, a line for each thing, an end.
  var lines: Int { villages + reports + entries + 2 }

  /// Those that hold where nothing else is said.
  package static let standard = BundleLimits()

  package init() {}
}

/// What numbers from outside may be.
enum OutsideNumber {
  /// The rows of a workbook; a few things stand in no row.
  static let rows = 0...1_048_576
  /// Counts of findings.
  static let counts = 0...10_000_000
  /// The bytes of a file.
  static let fileBytes = 0...(1 << 40)
  /// The numbers by which another registry knows its villages.
  static let identities = 0...(1 << 53)
  /// The letters of a column.
  static let columnLetters = 16
}

/// A time as a registry writes it: `2023-10-30T08:00:00Z`.
enum OutsideTime {
  static func isTime(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, CalendarDate(iso: text.prefix(10)) != nil, bytes[10] == UInt8(ascii: "T"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z")
    else { return false }
    return zip([11, 14, 17], [24, 60, 61]).allSatisfy { place, bound in
      let digits = bytes[place...(place + 1)]
      guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return false }
      return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } < bound
    }
  }
}
