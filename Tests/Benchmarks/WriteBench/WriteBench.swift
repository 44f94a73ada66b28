import SpreadsheetML

/// Writes `ROWS` by `COLS` cells of the speed comparison: `write-bench OUT ROWS COLS [draft|standard] [one]`.
@main
struct WriteBench {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4, let rows = Int(arguments[2]), let columns = Int(arguments[3]) else {
      print("write-bench OUT ROWS COLS [draft|standard] [one]")
      return
    }
    var writer = try StreamingWorkbookWriter(
      path: arguments[1], compression: arguments.contains("draft") ? .draft : .standard,
      isParallel: !arguments.contains("one"))
    let date = try writer.style(CellStyle(numberFormat: .date))
    try writer.begin(Worksheet(name: "Data"))
    var text: [UInt8] = []
    for row in 0..<rows {
      try writer.beginRow()
      for column in 0..<columns {
        switch column % 5 {
        case 0:
          text.removeAll(keepingCapacity: true)
          text.append(contentsOf: [0x54, 0x68, 0xC3, 0xB4, 0x6E, 0x20])
          append(row * 7 % 977, width: 1, to: &text)
          try writer.append(utf8: text.span)
        case 1:
          text.removeAll(keepingCapacity: true)
          text.append(contentsOf: [0x48, 0x48, 0x2D])
          append(row, width: 6, to: &text)
          text.append(0x2D)
          append(column, width: 2, to: &text)
          try writer.append(utf8: text.span)
        case 2: try writer.append(Double((row * 31 + column) % 100_000))
        case 3: try writer.append(Double((row * 7 + column) % 10_000) / 8)
        default: try writer.append(Double(45_000 + row % 365), style: date)
        }
      }
    }
    try await writer.finish()
  }

  /// Appends a number with leading zeros.
  private static func append(_ number: Int, width: Int, to text: inout [UInt8]) {
    var scale = 1
    var digits = 1
    while digits < width || number / scale >= 10 {
      scale *= 10
      digits += 1
    }
    while scale > 0 {
      text.append(UInt8(truncatingIfNeeded: number / scale % 10) &+ 48)
      scale /= 10
    }
  }
}
