import CLibDeflate
import CZlib
import Synchronization

/// Unpacks the parts of an archive: small ones at once, large ones as a stream of pieces.
///
/// The size and the checksum of the directory are held against what comes out. An unpacker with its memory is
/// used for one workbook after another.
///
/// Unchecked since it is used by the one package that took it.
@safe
package final class PartUnpacker: @unchecked Sendable {
  /// Parts above this many bytes are streamed, so that memory does not grow with them.
  static let streamingThreshold = 4 << 20
  private static let pieceBytes = 65_536

  private let decompressor: OpaquePointer?
  private var buffer: [UInt8] = []

  package init() { unsafe decompressor = libdeflate_alloc_decompressor() }

  deinit {
    if let decompressor = unsafe decompressor { unsafe libdeflate_free_decompressor(decompressor) }
  }

  private static let idle = Mutex<[PartUnpacker]>([])
  private static let idleLimit = 8

  /// An unpacker that nobody else uses until it is given back.
  static func take() -> PartUnpacker { idle.withLock { $0.popLast() } ?? PartUnpacker() }

  /// Gives an unpacker back.
  func giveBack() {
    if buffer.count > 1 << 20 { buffer = [] }
    Self.idle.withLock { if $0.count < Self.idleLimit { $0.append(self) } }
  }

  /// Hands over the bytes of a part in one or more pieces, until the receiver has enough.
  ///
  /// The checksum is only known of a part that was read to its end.
  package func unpack(
    _ entry: ZipEntry, of archive: ZipArchive, to receive: (borrowing Span<UInt8>) -> Bool
  ) throws(WorkbookFault) {
    switch entry.method {
    case .stored: try copy(entry, of: archive, to: receive)
    case .deflated where entry.unpackedBytes <= Self.streamingThreshold:
      try inflateAtOnce(entry, of: archive, to: receive)
    case .deflated: try inflateStream(entry, of: archive, to: receive)
    }
  }

  private func copy(
    _ entry: ZipEntry, of archive: ZipArchive, to receive: (borrowing Span<UInt8>) -> Bool
  ) throws(WorkbookFault) {
    let isWhole = unsafe archive.bytes.withUnsafeBufferPointer { bytes in
      let data = unsafe UnsafeBufferPointer(
        rebasing: bytes[entry.dataOffset..<entry.dataOffset + entry.packedBytes])
      guard unsafe libdeflate_crc32(0, data.baseAddress, data.count) == entry.checksum else { return false }
      _ = unsafe receive(data.span)
      return true
    }
    guard isWhole else { throw Self.damaged(entry) }
  }

  private func inflateAtOnce(
    _ entry: ZipEntry, of archive: ZipArchive, to receive: (borrowing Span<UInt8>) -> Bool
  ) throws(WorkbookFault) {
    if buffer.count < entry.unpackedBytes {
      buffer = [UInt8](repeating: 0, count: entry.unpackedBytes + entry.unpackedBytes / 4)
    }
    let isWhole = unsafe archive.bytes.withUnsafeBufferPointer { bytes in
      unsafe buffer.withUnsafeMutableBufferPointer { output in
        let data = unsafe UnsafeRawBufferPointer(
          rebasing: UnsafeRawBufferPointer(bytes)[entry.dataOffset..<entry.dataOffset + entry.packedBytes])
        var used = 0
        var made = 0
        let result = unsafe libdeflate_deflate_decompress_ex(
          decompressor, data.baseAddress, data.count, output.baseAddress, entry.unpackedBytes, &used, &made)
        guard result == LIBDEFLATE_SUCCESS, used == data.count, made == entry.unpackedBytes else {
          return false
        }
        return unsafe libdeflate_crc32(0, output.baseAddress, made) == entry.checksum
      }
    }
    guard isWhole else { throw Self.damaged(entry) }
    // A copy that shares its storage: the receiver may come back for another part meanwhile.
    let output = buffer
    _ = receive(output.span.extracting(0..<entry.unpackedBytes))
  }

  /// A loop over pieces: sizes and checksum are held against the directory at the end, and more output ends it.
  private func inflateStream(
    _ entry: ZipEntry, of archive: ZipArchive, to receive: (borrowing Span<UInt8>) -> Bool
  ) throws(WorkbookFault) {
    if buffer.count < Self.pieceBytes { buffer = [UInt8](repeating: 0, count: Self.pieceBytes) }
    var stream = unsafe z_stream()
    guard unsafe inflateInit2_(&stream, -15, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw Self.damaged(entry)
    }
    defer { unsafe inflateEnd(&stream) }
    var total = 0
    var checksum: UInt32 = 0
    var input = entry.dataOffset
    let inputEnd = entry.dataOffset + entry.packedBytes
    var status = Z_OK
    var wantsMore = true
    var isSound = true
    while status == Z_OK, wantsMore, isSound {
      let made = unsafe archive.bytes.withUnsafeBufferPointer { bytes in
        unsafe buffer.withUnsafeMutableBufferPointer { output in
          let given = min(inputEnd - input, 1 << 24)
          let next = unsafe UnsafeMutablePointer(mutating: bytes.baseAddress)
          unsafe stream.next_in = next.map { unsafe $0 + input }
          unsafe stream.avail_in = UInt32(given)
          unsafe stream.next_out = output.baseAddress
          unsafe stream.avail_out = UInt32(Self.pieceBytes)
          status = unsafe inflate(&stream, Z_NO_FLUSH)
          let made = unsafe Self.pieceBytes - Int(stream.avail_out)
          unsafe input += given - Int(stream.avail_in)
          checksum = unsafe libdeflate_crc32(checksum, output.baseAddress, made)
          return made
        }
      }
      total += made
      isSound = total <= entry.unpackedBytes && (made > 0 || status != Z_OK)
      if isSound, made > 0, status == Z_OK || status == Z_STREAM_END {
        let output = buffer
        wantsMore = receive(output.span.extracting(0..<made))
      }
    }
    guard wantsMore else { return }
    guard isSound, status == Z_STREAM_END, input == inputEnd, total == entry.unpackedBytes,
      checksum == entry.checksum
    else { throw Self.damaged(entry) }
  }

  private static func damaged(_ entry: ZipEntry) -> WorkbookFault {
    WorkbookFault(.partContent, part: entry.name)
  }
}
