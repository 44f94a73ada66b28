import XMLStream

/// Gathers the tables of a Word document, each with the paragraphs above it as rows of one text.
///
/// A table within a cell is text of that cell. What was deleted but is still kept is left out.
final class DocumentRows: XMLEventHandler {
  /// A cell of a row.
  struct Cell {
    /// From 1.
    let column: Int
    var text: String
  }

  /// A table with what stands above it.
  struct Table {
    var rows: [[Cell]] = []
    /// The cells that cover several rows or columns, from 1.
    var merges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []
  }

  private enum Role {
    case table, row, cell, paragraph, text, lineBreak, span, continued, skipped
  }

  private static let mostCells = 500_000
  private static let longest = 16 << 20
  private static let widest = 256

  private(set) var tables: [Table] = []
  private var table = Table()
  private(set) var isTooLong = false

  private var roles: [XMLName: Role] = [:]
  private var value = XMLName.none
  private var namespace = XMLName.none
  private var skipping = 0
  private var depth = 0
  private var reading = 0
  private var bytes: [UInt8] = []
  private var byteCount = 0
  private var cellCount = 0
  // Of the cell that is open.
  private var column = 1
  private var span = 1
  private var isContinued = false
  private var isRestarted = false
  /// The row, from 1, in which a cell began that goes down, by its first column; and its columns.
  private var open: [Int: (row: Int, columns: ClosedRange<Int>)] = [:]

  var isFinished: Bool { isTooLong }

  func begin(names: borrowing XMLNameTable) {
    namespace = names.name(DocumentFormat.word.namespace)
    value = names.name("val")
    let all: [(String, Role)] = [
      ("tbl", .table), ("tr", .row), ("tc", .cell), ("p", .paragraph), ("t", .text), ("tab", .lineBreak),
      ("br", .lineBreak), ("cr", .lineBreak), ("gridSpan", .span), ("vMerge", .continued),
      ("Fallback", .skipped),
    ]
    for (name, role) in all { roles[names.name(name)] = role }
  }

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    guard let role = role(of: name, in: namespace) else { return }
    if role == .skipped { skipping += 1 }
    guard skipping == 0 else { return }
    switch role {
    case .table:
      depth += 1
      if depth == 1 {
        open = [:]
      }
    case .row:
      if depth == 1 {
        table.rows.append([])
        column = 1
      }
    case .cell:
      if depth == 1 { (bytes, span, isContinued, isRestarted) = ([], 1, false, false) }
    case .text: reading += 1
    case .lineBreak: append(UInt8(ascii: " "))
    case .span:
      if depth == 1 { span = min(max(Int(text(attributes) ?? "") ?? 1, 1), Self.widest) }
    case .continued:
      if depth == 1 {
        isRestarted = text(attributes) == "restart"
        isContinued = !isRestarted
      }
    case .paragraph, .skipped: break
    }
  }

  func endElement(_ name: XMLName, in namespace: XMLName) {
    guard let role = role(of: name, in: namespace) else { return }
    if role == .skipped {
      skipping -= 1
      return
    }
    guard skipping == 0 else { return }
    switch role {
    case .table:
      depth -= 1
      if depth == 0 {
        tables.append(table)
        table = Table()
      }
    case .cell: if depth == 1 { endCell() }
    case .text: reading -= 1
    case .paragraph:
      if depth > 0 {
        append(UInt8(ascii: " "))
      } else {
        let text = taken()
        if !text.isEmpty { table.rows.append([Cell(column: 1, text: text)]) }
      }
    case .row, .lineBreak, .span, .continued, .skipped: break
    }
  }

  func characters(_ text: borrowing Span<UInt8>) {
    guard skipping == 0, reading > 0 else { return }
    for index in text.indices { append(text[index]) }
  }

  private func endCell() {
    let columns = column...(column + span - 1)
    let text = taken()
    cellCount += 1
    guard cellCount <= Self.mostCells, columns.upperBound <= Self.widest, let row = table.rows.indices.last
    else {
      isTooLong = true
      return
    }
    if isContinued, let first = open[column], first.columns == columns {
      table.merges.removeAll { $0.rows.lowerBound == first.row && $0.columns == columns }
      table.merges.append((first.row...row + 1, columns))
    } else {
      table.rows[row].append(Cell(column: column, text: text))
      open[column] = isRestarted ? (row + 1, columns) : nil
      if span > 1 { table.merges.append((row + 1...row + 1, columns)) }
    }
    column += span
  }

  /// The text gathered so far, with single blanks.
  private func taken() -> String {
    defer { bytes = [] }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  private func text(_ attributes: borrowing XMLAttributes) -> String? {
    for index in 0..<attributes.count where attributes.name(at: index) == value {
      return attributes.text(at: index)
    }
    return nil
  }

  /// The skipped elements are those of several namespaces; all others are those of the text.
  private func role(of name: XMLName, in namespace: XMLName) -> Role? {
    guard let role = roles[name], role == .skipped || namespace == self.namespace else { return nil }
    return role
  }

  private func append(_ byte: UInt8) {
    guard byteCount < Self.longest else {
      isTooLong = true
      return
    }
    byteCount += 1
    bytes.append(byte)
  }
}
