/// A file that holds what is on paper and no cells: people send it where a table is asked for.
package enum PaperFile: Hashable, Sendable {
  /// A photo or a scan.
  case picture
  /// A PDF.
  case pdf
  /// A text of a word processor of which no table can be read.
  case text

  /// Nil for a file that begins like none.
  package init?(_ bytes: [UInt8]) {
    func begins(_ mark: [UInt8], at place: Int = 0) -> Bool { bytes.dropFirst(place).starts(with: mark) }
    func begins(_ mark: String, at place: Int = 0) -> Bool { begins(Array(mark.utf8), at: place) }
    if begins("%PDF-") {
      self = .pdf
    } else if begins([0xFF, 0xD8, 0xFF]) || begins([0x89] + Array("PNG".utf8)) || begins("GIF8")
      || begins("II*\0") || begins("MM\0*") || begins("RIFF") && begins("WEBP", at: 8)
      || begins("ftyp", at: 4) && Self.photos.contains(where: { begins($0, at: 8) })
    {
      self = .picture
    } else if begins("{\\rtf") || Self.isOldWord(bytes) {
      self = .text
    } else {
      return nil
    }
  }

  /// The kinds of pictures that phones take.
  private static let photos = ["heic", "heix", "heif", "mif1", "msf1", "avif"]

  /// Whether a compound file has the stream of a Word document; its directory names it in UTF-16.
  private static func isOldWord(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]), bytes.count <= oldWordBytes else { return false }
    func has(_ stream: String) -> Bool { bytes.firstRange(of: stream.utf8.flatMap { [$0, 0] }) != nil }
    // A workbook may hold a document as a picture of it.
    return has("WordDocument") && !has("Workbook")
  }

  /// A larger one is refused as what it is not.
  private static let oldWordBytes = 64 << 20
}
