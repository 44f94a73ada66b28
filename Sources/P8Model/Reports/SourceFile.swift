/// A file that a report came in.
public struct SourceFile: Hashable, Sendable, Codable {
  /// The path as the caller gave it, or relative to the folder that was walked.
  public let path: String
  /// The SHA-256 of its bytes, in small hexadecimal digits.
  public let sha256: String
  /// The number of its bytes.
  public let byteCount: Int

  /// Creates the description of a file.
  public init(path: String, sha256: String, byteCount: Int) {
    (self.path, self.sha256, self.byteCount) = (path, sha256, byteCount)
  }
}

/// A cell of a file, as a person finds it.
public struct CellPlace: Hashable, Sendable, Codable {
  /// The name of the sheet.
  public let sheet: String
  /// The row, from 1.
  public let row: Int
  /// The column in letters: `D`.
  public let column: String

  /// Creates a place.
  public init(sheet: String, row: Int, column: String) {
    (self.sheet, self.row, self.column) = (sheet, row, column)
  }

  /// The address within the sheet: `D17`.
  public var address: String { "\(column)\(row)" }
}
