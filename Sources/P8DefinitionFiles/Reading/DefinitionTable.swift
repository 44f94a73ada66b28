import P8Definitions
import P8Model

/// A tab-separated table with a header row, read on its bytes.
struct DefinitionTable {
  /// A row: its fields as ranges of the bytes.
  struct Row {
    fileprivate let bytes: [UInt8]
    fileprivate let ranges: ArraySlice<Range<Int>>
    /// The line of the file, from 1.
    let line: Int

    /// The text of a column by its place.
    subscript(column: Int) -> String {
      let range = ranges[ranges.startIndex + column]
      return String(decoding: bytes[range], as: UTF8.self)
    }
  }

  let file: String
  private let bytes: [UInt8]
  private let header: [String]
  private var ranges: [Range<Int>] = []
  private var lines: [Int] = []

  /// Reads a table; reports rows whose number of columns is not the header's.
  init(bytes: [UInt8], file: String, faults: FaultCollector) {
    (self.bytes, self.file) = (bytes, file)
    var lineRanges: [Range<Int>] = []
    var start = 0
    for position in bytes.indices where bytes[position] == UInt8(ascii: "\n") {
      lineRanges.append(start..<position)
      start = position + 1
    }
    if start < bytes.count { lineRanges.append(start..<bytes.count) }
    let first = lineRanges.first.map { Self.fields(of: $0, in: bytes) } ?? []
    header = first.map { String(decoding: bytes[$0], as: UTF8.self) }
    ranges.reserveCapacity(lineRanges.count * header.count)
    lines.reserveCapacity(lineRanges.count)
    for (index, line) in lineRanges.enumerated().dropFirst() where !line.isEmpty {
      let fields = Self.fields(of: line, in: bytes)
      guard fields.count == header.count else {
        faults.add(
          DefinitionSource(file: file, line: index + 1, column: 1),
          .table(.columnCount(fields.count, header: header.count)))
        continue
      }
      ranges += fields
      lines.append(index + 1)
    }
  }

  private static func fields(of line: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    let end = line.last.map { bytes[$0] == UInt8(ascii: "\r") ? line.upperBound - 1 : line.upperBound }
    var start = line.lowerBound
    let upper = end ?? line.upperBound
    for position in line.lowerBound..<upper where bytes[position] == UInt8(ascii: "\t") {
      fields.append(start..<position)
      start = position + 1
    }
    fields.append(start..<upper)
    return fields
  }

  /// The place of a column; a fault where the header has none.
  func column(_ name: String, faults: FaultCollector, from source: DefinitionSource? = nil) -> Int? {
    if let index = header.firstIndex(of: name) { return index }
    faults.addUnknown(
      name, .columnOfFile(file), at: source ?? DefinitionSource(file: file, line: 1, column: 1), among: header
    )
    return nil
  }

  /// The rows in order.
  var rows: some Sequence<Row> {
    let width = header.count
    return lines.indices.lazy.map { index in
      Row(bytes: bytes, ranges: ranges[(index * width)..<((index + 1) * width)], line: lines[index])
    }
  }
}
