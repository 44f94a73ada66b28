/// One part of a package as the directory of its ZIP file describes it.
package struct ZipEntry: Sendable, Hashable {
  enum Method: UInt16, Sendable {
    case stored = 0
    case deflated = 8
  }

  /// The name, with `/` between its segments.
  package let name: String
  let method: Method
  let checksum: UInt32
  let packedBytes: Int
  package let unpackedBytes: Int
  /// Where the packed bytes begin in the file.
  let dataOffset: Int

  /// Where the packed bytes stand in the file.
  var packedRange: Range<Int> { dataOffset..<dataOffset + packedBytes }
}
