/// A ZIP file whose directory has been checked: every part is where the directory says, and nowhere else.
///
/// Nothing is ever unpacked to disk, and a name is never used as a path.
package struct ZipArchive: Sendable {
  let bytes: [UInt8]
  package let entries: [ZipEntry]
  /// Oddities of names.
  let notices: [ReadingNotice]

  private let places: [String: Int]

  /// Checks the directory of a file.
  package init(_ bytes: [UInt8], limits: ReadingLimits) throws(WorkbookFault) {
    var directory = try ZipDirectory(bytes, limits: limits)
    try directory.check()
    self.bytes = bytes
    entries = directory.entries
    notices = directory.notices
    places = directory.places
  }

  /// The part of a name, in whatever case the name is written.
  func entry(named name: String) -> ZipEntry? {
    if let place = places[name] { return entries[place] }
    guard let place = places[ZipDirectory.folded(name)] else { return nil }
    return entries[place]
  }
}
