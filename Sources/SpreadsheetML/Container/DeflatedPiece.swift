/// A stretch of a deflate stream that ends on a byte and is not the last: pieces are simply put in a row.
package struct DeflatedPiece: Sendable {
  package var bytes: [UInt8]
  var checksum: UInt32
  var length: Int

  /// What ends a row of pieces: an empty last block.
  package static let end: [UInt8] = [3, 0]
}
