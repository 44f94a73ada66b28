import SpreadsheetML

/// Reads bytes as a workbook of Excel 97–2003; nothing may come of it but values and faults.
public enum FuzzedBinaryWorkbook {
  /// Reads everything that can be read.
  public static func read(_ bytes: [UInt8]) {
    do {
      let listing = try BinaryListing(bytes)
      let length = listing.lines.reduce(0) { $0 + $1.utf8.count }
      // Each line repeats format and font of its cell, each cell two bytes at least.
      precondition(length < 4 << 20 + bytes.count * 4_096)
    } catch {
      precondition(!error.description.isEmpty)
    }
  }
}
