import Synchronization

/// What was made of parts that were read before, for files that hold the same ones.
///
/// The forms of a batch are copies of one: their styles are the same to the byte. Bytes are compared as they are packed, not
/// digests of them, so that no part can pass for another.
final class PartMemory<Content: Sendable>: Sendable {
  private struct Part {
    let entry: ZipEntry
    let packed: [UInt8]
    let limits: ReadingLimits
    let content: Content

    func isSame(_ other: ZipEntry, in bytes: [UInt8], _ limits: ReadingLimits) -> Bool {
      entry.name == other.name && entry.checksum == other.checksum && entry.packedBytes == other.packedBytes
        && entry.unpackedBytes == other.unpackedBytes && entry.method == other.method
        && self.limits == limits && packed.elementsEqual(bytes[other.packedRange])
    }
  }

  /// The latest last.
  private let parts = Mutex<[Part]>([])
  private let countLimit = 16
  // What is remembered stays in memory: no file may put much into it, however well it packs.
  private let packedLimit = 64 << 10
  private let unpackedLimit = 512 << 10

  /// What was made of the same bytes under the same limits, or what is made of them now.
  func content(
    of entry: ZipEntry, in archive: ZipArchive, _ limits: ReadingLimits,
    made make: () throws(WorkbookFault) -> Content
  ) throws(WorkbookFault) -> Content {
    guard entry.packedBytes <= packedLimit, entry.unpackedBytes <= unpackedLimit else { return try make() }
    let known = parts.withLock { parts -> Content? in
      guard let place = parts.lastIndex(where: { $0.isSame(entry, in: archive.bytes, limits) }) else {
        return nil
      }
      parts.append(parts.remove(at: place))
      return parts.last?.content
    }
    if let known { return known }
    let content = try make()
    let part = Part(
      entry: entry, packed: Array(archive.bytes[entry.packedRange]), limits: limits, content: content)
    parts.withLock { parts in
      if parts.count == countLimit { parts.removeFirst() }
      parts.append(part)
    }
    return content
  }
}
