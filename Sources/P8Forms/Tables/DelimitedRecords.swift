import VietnameseText

/// The records of a text file whose columns, delimiter and encoding are not known yet: each way in which it can be read.
package struct DelimitedRecords: Sendable {
  package struct Record: Hashable, Sendable {
    /// From 1, as a spreadsheet program numbers its rows.
    package let number: Int
    package let cells: [String]
  }

  package let records: [Record]

  private static let delimiters = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")]
  private static let maximumBytes = 64 << 20
  private static let maximumCells = 1_000_000

  /// All readings, those first that are likelier: UTF-8 and UTF-16 are sure, else Windows-1258 or an old font's bytes.
  ///
  /// - Returns: The readings; none where the file is larger than a list can be, or is no text.
  package static func readings(of bytes: [UInt8]) -> [DelimitedRecords] {
    guard bytes.count <= maximumBytes else { return [] }
    var texts: [[UInt8]] = []
    if let text = TextBytes.utf8(bytes) { texts.append(text) }
    if !TextBytes.isUTF8(bytes), !bytes.contains(0),
      let raw = LegacyEncoding.rawText(bytes)
    {
      texts.append(Array(raw.utf8))
    }
    return texts.flatMap { text in
      delimiters.compactMap { DelimitedRecords(text, delimiter: $0) }
    }
  }

  private init?(_ text: [UInt8], delimiter: UInt8) {
    guard text.contains(delimiter) || delimiter == Self.delimiters[0] else { return nil }
    var start = 0
    // The line by which Excel names the delimiter.
    if text.starts(with: Array("sep=".utf8)), let end = text.firstIndex(of: UInt8(ascii: "\n")), end < 8 {
      start = end + 1
    }
    var scanner = DelimitedScanner(text, delimiter: delimiter, from: start)
    var cells: [DelimitedScanner.Cell] = []
    var records: [Record] = []
    var count = 0
    while scanner.next(&cells) {
      count += cells.count
      guard count <= Self.maximumCells else { return nil }
      records.append(Record(number: scanner.number, cells: cells.map { scanner.text(of: $0) }))
    }
    self.records = records
  }
}
