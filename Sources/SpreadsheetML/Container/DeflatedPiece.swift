/// A stretch of a deflate stream that ends on a byte and is not the last: pieces are simply put in a row.
package struct DeflatedPiece: Sendable {
  /// The compressed bytes.
  package var bytes: [UInt8]
  /// The CRC-32 of what was compressed.
  var checksum: UInt32
  /// The length of what was compressed.
  var length: Int

  /// What ends a row of pieces: an empty last block.
  package static let end: [UInt8] = [3, 0]
}
