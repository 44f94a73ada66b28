import SpreadsheetML

/// A written workbook, unpacked.
struct WrittenPackage {
  let names: [String]
  private let parts: [String: [UInt8]]

  init(_ bytes: [UInt8]) throws {
    var limits = ReadingLimits()
    limits.compressionRatio = 10_000
    let archive = try ZipArchive(bytes, limits: limits)
    let unpacker = PartUnpacker()
    var parts: [String: [UInt8]] = [:]
    for entry in archive.entries {
      var content: [UInt8] = []
      try unpacker.unpack(entry, of: archive) { piece in
        for index in piece.indices { content.append(piece[index]) }
        return true
      }
      parts[entry.name] = content
    }
    names = archive.entries.map(\.name)
    self.parts = parts
  }

  init(_ workbook: Workbook) throws {
    let bytes = try workbook.xlsx()
    try self.init(bytes)
  }

  /// The bytes of a part; none where it is not there.
  func bytes(_ name: String) -> [UInt8] { parts[name] ?? [] }

  /// The text of a part; empty where there is none.
  func text(_ name: String) -> String { String(decoding: parts[name] ?? [], as: UTF8.self) }

  /// The text of a part, an element a line, so that a difference shows its place.
  func lines(_ name: String) -> String { text(name).replacing("><", with: ">\n<") + "\n" }

  /// The rows of the first sheet.
  var rows: String {
    let sheet = text("xl/worksheets/sheet1.xml")
    guard let start = sheet.firstRange(of: "<sheetData>"), let end = sheet.firstRange(of: "</sheetData>")
    else {
      return ""
    }
    return String(sheet[start.upperBound..<end.lowerBound])
  }
}

extension Workbook {
  /// A workbook of one sheet.
  static func one(_ change: (inout Worksheet) throws -> Void) rethrows -> Workbook {
    var sheet = Worksheet(name: "Trang 1")
    try change(&sheet)
    return Workbook(sheets: [sheet])
  }
}

func cell(_ text: String) throws -> CellReference {
  guard let cell = CellReference(text) else { throw NoAddress(text: text) }
  return cell
}

func range(_ text: String) throws -> CellRange {
  guard let range = CellRange(text) else { throw NoAddress(text: text) }
  return range
}

struct NoAddress: Error {
  let text: String
}
