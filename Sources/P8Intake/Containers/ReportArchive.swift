package import SpreadsheetML

/// A ZIP file in which somebody put reports together; nothing of it is written to disk, and no name is used as a path.
package struct ReportArchive {
  /// The files in it, by their names, in the order of the archive.
  package let files: [(name: String, bytes: [UInt8])]

  /// Whether a file is one by its name and its first bytes.
  package static func isArchive(_ name: String, _ bytes: [UInt8]) -> Bool {
    name.lowercased().hasSuffix(".zip") && bytes.starts(with: Array("PK".utf8))
  }

  /// Unpacks an archive; nil where it is a workbook or a document under another name.
  ///
  /// - Throws: Why it cannot be unpacked: it is damaged, or holds more than reports do.
  package init?(_ bytes: [UInt8]) throws(WorkbookFault) {
    let archive = try ZipArchive(bytes, limits: Self.limits)
    let names = archive.entries.map(\.name)
    guard !names.contains(where: { Self.packageParts.contains($0) }) else { return nil }
    let unpacker = PartUnpacker()
    var files: [(name: String, bytes: [UInt8])] = []
    for entry in archive.entries where Self.isReport(entry.name) {
      var content: [UInt8] = []
      content.reserveCapacity(entry.unpackedBytes)
      try unpacker.unpack(entry, of: archive) { piece in
        for index in piece.indices { content.append(piece[index]) }
        return true
      }
      files.append((entry.name, content))
    }
    self.files = files
  }

  /// The parts by which workbooks and documents are known.
  private static let packageParts: Set<String> = ["[Content_Types].xml", "mimetype"]

  /// What a folder of a commune may hold: all of it is in memory while the reports are judged.
  ///
  /// Five hundred villages with forms of 100 kB are 50 MB.
  private static var limits: ReadingLimits {
    var limits = ReadingLimits()
    limits.fileBytes = 64 << 20
    limits.partBytes = 32 << 20
    limits.totalBytes = 64 << 20
    limits.parts = 2_000
    return limits
  }

  /// Folders, and what systems leave in archives, are no reports.
  private static func isReport(_ name: String) -> Bool {
    guard !name.hasSuffix("/"), !name.hasPrefix("__MACOSX/") else { return false }
    return name.split(separator: "/").last.map { !$0.hasPrefix(".") && !$0.hasPrefix("~$") } ?? false
  }
}
