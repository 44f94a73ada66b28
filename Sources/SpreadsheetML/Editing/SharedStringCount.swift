/// The count that the part of shared strings states: how many cells of the workbook show one of them.
package enum SharedStringCount {
  /// The part with a lower count; nil where it states none.
  ///
  /// Only the figure is exchanged: the part may be large, and all other bytes stay.
  package static func lessened(_ part: [UInt8], by cells: Int) -> [UInt8]? {
    guard let name = part[...].firstRange(of: Array("sst".utf8)),
      let end = part[name.upperBound...].firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let head = part[name.upperBound..<end]
    for quote in ["\"", "'"] {
      guard let start = head.firstRange(of: Array(" count=\(quote)".utf8))?.upperBound,
        let stop = head[start...].firstIndex(of: Array(quote.utf8)[0]),
        let count = Int(String(decoding: head[start..<stop], as: UTF8.self))
      else { continue }
      return part[..<start] + Array("\(max(0, count - cells))".utf8) + part[stop...]
    }
    return nil
  }
}
