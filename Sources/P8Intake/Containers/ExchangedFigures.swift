/// Values of DHIS2 (`dataValueSets`) as JSON, XML or CSV: figures that were added up already, which are no report.
package enum ExchangedFigures {
  /// Whether a file begins like them: elements and units of DHIS2 are named beside one another.
  package static func isIn(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first(where: { $0 > 0x20 && $0 < 0x80 }), "{<[\"d".utf8.contains(first) else {
      return false
    }
    let head = Array(bytes.prefix(headBytes))
    func has(_ word: String) -> Bool { head.firstRange(of: Array(word.utf8)) != nil }
    return has("dataElement") && (has("orgUnit") || has("dataValueSet"))
  }

  private static let headBytes = 4_096
}
