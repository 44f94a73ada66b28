import CLibDeflate

/// Compresses through libdeflate.
@safe
package final class Deflater {
  private let compressor: OpaquePointer?
  /// How much is compressed at a time.
  private let windowBytes: Int
  // Kept, since memory from the system is cleared page by page each time.
  private var scratch = unsafe UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

  /// Up to here, the fastest level makes one block, whose end is found without walking over its symbols.
  private static let draftWindow = 1 << 16 - 1

  package init(compression: Compression) {
    unsafe compressor = libdeflate_alloc_compressor(compression.level)
    windowBytes = compression == .draft ? Self.draftWindow : .max
  }

  deinit {
    unsafe libdeflate_free_compressor(compressor)
    unsafe scratch.deallocate()
  }

  /// Compresses bytes into a piece, which can stand before and after others; nil where memory ran out.
  package func piece(of bytes: UnsafeBufferPointer<UInt8>) -> DeflatedPiece? {
    guard let compressor = unsafe compressor else { return nil }
    let checksum = unsafe libdeflate_crc32(0, bytes.baseAddress, bytes.count)
    let windows = (bytes.count - 1) / windowBytes + 1
    let bound = unsafe libdeflate_deflate_compress_bound(compressor, min(bytes.count, windowBytes)) + 8
    reserve(bound * windows)
    var count = 0
    var start = 0
    while start < bytes.count {
      let end = min(start + windowBytes, bytes.count)
      let window = unsafe UnsafeBufferPointer(rebasing: bytes[start..<end])
      var room = unsafe UnsafeMutableBufferPointer(rebasing: scratch[count...])
      var made = unsafe libdeflate_deflate_compress(
        compressor, window.baseAddress, window.count, room.baseAddress, bound - 8)
      guard made > 0, unsafe DeflateStream.reopen(&room, count: &made) else { return nil }
      count += made
      start = end
    }
    let deflated = unsafe Array(scratch[..<count])
    return DeflatedPiece(bytes: deflated, checksum: checksum, length: bytes.count)
  }

  private func reserve(_ count: Int) {
    guard unsafe scratch.count < count else { return }
    unsafe scratch.deallocate()
    unsafe scratch = UnsafeMutableBufferPointer.allocate(capacity: count)
  }
}
