/// How much may come with one form.
package struct UploadBounds: Hashable, Sendable {
  /// Files: the villages of a large province.
  package var fileCount = 2_000
  /// Bytes of one file.
  package var fileLength = 64 << 20
  /// Bytes of all files.
  package var totalLength = 512 << 20
  /// Bytes of a field that is no file.
  package var fieldLength = 8 << 10
  package var fieldCount = 50

  package init() {}
}
