/// Cuts delimited text into records and cells, after RFC 4180: a quoted cell may hold delimiters and line breaks.
///
/// Cells are ranges of the bytes; nothing is copied until a cell is asked for its text.
struct DelimitedScanner {
  /// A cell of a record.
  struct Cell {
    /// The bytes, without the outer quotes.
    let range: Range<Int>
    /// Whether doubled quotes, or something after the closing quote, have to be put right.
    let isEscaped: Bool
  }

  let bytes: [UInt8]
  let delimiter: UInt8
  private var position: Int
  /// The number of the record read last, from 1, as a spreadsheet program numbers its rows.
  private(set) var number = 0
  /// The record in which a quote was opened that nothing closes; nil where there is none.
  private(set) var brokenQuote: Int?

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: [UInt8], delimiter: UInt8, from start: Int = 0) {
    self.bytes = bytes
    self.delimiter = delimiter
    position = start
  }

  /// Reads the next record in place of the one before; false at the end.
  mutating func next(_ cells: inout [Cell]) -> Bool {
    cells.removeAll(keepingCapacity: true)
    guard position < bytes.count else { return false }
    number += 1
    while true {
      if position < bytes.count, bytes[position] == Self.quote {
        cells.append(quoted())
      } else {
        let start = position
        skipToEnd()
        cells.append(Cell(range: start..<position, isEscaped: false))
      }
      guard position < bytes.count else { return true }
      let end = bytes[position]
      position += 1
      if end == delimiter { continue }
      if end == Self.carriageReturn, position < bytes.count, bytes[position] == Self.lineFeed {
        position += 1
      }
      return true
    }
  }

  /// The text of a cell.
  func text(of cell: Cell) -> String {
    guard cell.isEscaped else { return String(decoding: bytes[cell.range], as: UTF8.self) }
    var text: [UInt8] = []
    var isQuote = false
    for byte in bytes[cell.range] {
      isQuote = byte == Self.quote && !isQuote
      if !isQuote { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func skipToEnd() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { return }
      position += 1
    }
  }

  private mutating func quoted() -> Cell {
    position += 1
    let start = position
    var isEscaped = false
    while position < bytes.count {
      guard bytes[position] == Self.quote else {
        position += 1
        continue
      }
      if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
        isEscaped = true
        position += 2
        continue
      }
      let end = position
      position += 1
      let after = position
      skipToEnd()
      // Something stands behind the closing quote: it is kept, and so is the quote's place.
      return after == position
        ? Cell(range: start..<end, isEscaped: isEscaped) : Cell(range: start..<position, isEscaped: true)
    }
    brokenQuote = brokenQuote ?? number
    return Cell(range: start..<position, isEscaped: isEscaped)
  }
}
