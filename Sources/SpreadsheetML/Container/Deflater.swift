import CLibDeflate

/// Compresses through libdeflate.
@safe
struct Deflater: ~Copyable {
  private let compressor: OpaquePointer?

  init(level: CInt) {
    unsafe compressor = libdeflate_alloc_compressor(level)
  }

  deinit {
    unsafe libdeflate_free_compressor(compressor)
  }

  /// Compresses bytes into a piece, which can stand before and after others.
  ///
  /// - Returns: nil where memory ran out.
  func piece(of bytes: UnsafeBufferPointer<UInt8>) -> DeflatedPiece? {
    guard let compressor = unsafe compressor else { return nil }
    let checksum = unsafe libdeflate_crc32(0, bytes.baseAddress, bytes.count)
    guard !bytes.isEmpty else { return DeflatedPiece(bytes: [], checksum: checksum, length: 0) }
    let bound = unsafe libdeflate_deflate_compress_bound(compressor, bytes.count)
    var isOpen = false
    var deflated = unsafe [UInt8](unsafeUninitializedCapacity: bound + 8) { buffer, count in
      unsafe count = libdeflate_deflate_compress(
        compressor, bytes.baseAddress, bytes.count, buffer.baseAddress, bound)
      guard count > 0 else { return }
      isOpen = unsafe DeflateStream.reopen(&buffer, count: &count)
    }
    guard isOpen else { return nil }
    // The bound is about the size of the input: what is kept should not hold that much.
    if deflated.capacity > 2 * deflated.count { deflated = Array(deflated[...]) }
    return DeflatedPiece(bytes: deflated, checksum: checksum, length: bytes.count)
  }
}
