/// Reads what exports write as comma-separated values (RFC 4180).
public enum CommaSeparated {
  /// The rows of a text of comma-separated values.
  public static func rows(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var characters = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    if characters.first == "\u{FEFF}" { characters.removeFirst() }
    while let scalar = characters.popFirst() {
      switch scalar {
      case "\"" where isQuoted && characters.first == "\"":
        cell.append("\"")
        characters.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\r" where !isQuoted: continue
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        row = []
        cell = ""
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}
