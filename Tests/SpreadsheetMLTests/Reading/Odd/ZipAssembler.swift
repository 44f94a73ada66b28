/// Puts ZIP files together byte by byte, so that each field can be made wrong.
struct ZipAssembler {
  struct Entry {
    var name: [UInt8]
    var data: [UInt8]
    var method: UInt16 = 0
    var flags: UInt16 = 0
    var checksum: UInt32
    var unpacked: UInt32
    /// The sizes that are stated; nil is the truth.
    var packed: UInt32?
    var localName: [UInt8]?
    var localMethod: UInt16?
    var localChecksum: UInt32?
    var localUnpacked: UInt32?
    var localOffset: UInt32?
    var extra: [UInt8] = []
    var localExtra: [UInt8] = []
    var hasDescriptor = false

    init(_ name: String, _ text: String) {
      self.init(name, Array(text.utf8))
    }

    init(_ name: String, _ bytes: [UInt8]) {
      self.name = Array(name.utf8)
      data = bytes
      checksum = ZipAssembler.checksum(bytes)
      unpacked = UInt32(bytes.count)
    }

    /// The entry packed with method 8, in blocks that are stored.
    func deflated() -> Entry {
      var entry = self
      entry.method = 8
      entry.data = ZipAssembler.storedBlocks(data)
      return entry
    }

    func with(_ change: (inout Entry) -> Void) -> Entry {
      var entry = self
      change(&entry)
      return entry
    }
  }

  var entries: [Entry]
  var prefix: [UInt8] = []
  var comment: [UInt8] = []
  var statedCount: UInt16?
  var statedSize: UInt32?
  var statedStart: UInt32?
  var disk: UInt16 = 0
  var usesLargeEnd = false
  var beforeEnd: [UInt8] = []
  var afterEnd: [UInt8] = []
  /// How many of the last bytes are left out.
  var cutsOff = 0

  init(_ entries: [Entry]) {
    self.entries = entries
  }

  var bytes: [UInt8] {
    var file = prefix
    var offsets: [UInt32] = []
    for entry in entries {
      offsets.append(UInt32(file.count))
      let isLater = entry.hasDescriptor
      let flags = entry.flags | (isLater ? 8 : 0)
      file +=
        le32(0x0403_4B50) + le16(20) + le16(flags) + le16(entry.localMethod ?? entry.method) + le32(0x21_0000)
      file += le32(isLater ? 0 : entry.localChecksum ?? entry.checksum)
      file += le32(isLater ? 0 : entry.packed ?? UInt32(entry.data.count))
      file += le32(isLater ? 0 : entry.localUnpacked ?? entry.unpacked)
      let name = entry.localName ?? entry.name
      file +=
        le16(UInt16(name.count)) + le16(UInt16(entry.localExtra.count)) + name + entry.localExtra + entry.data
      if isLater {
        file +=
          le32(0x0807_4B50) + le32(entry.checksum) + le32(UInt32(entry.data.count)) + le32(entry.unpacked)
      }
    }
    let start = UInt32(file.count)
    for (entry, offset) in zip(entries, offsets) {
      file += le32(0x0201_4B50) + le16(20) + le16(20) + le16(entry.flags | (entry.hasDescriptor ? 8 : 0))
      file += le16(entry.method) + le32(0x21_0000) + le32(entry.checksum)
      file += le32(entry.packed ?? UInt32(entry.data.count)) + le32(entry.unpacked)
      file +=
        le16(UInt16(entry.name.count)) + le16(UInt16(entry.extra.count)) + le16(0) + le16(0) + le16(0)
        + le32(0)
      file += le32(entry.localOffset ?? offset) + entry.name + entry.extra
    }
    let size = UInt32(file.count) - start
    file += beforeEnd
    if usesLargeEnd {
      let record = UInt64(file.count)
      file += le32(0x0606_4B50) + le64(44) + le16(45) + le16(45) + le32(0) + le32(0)
      file += le64(UInt64(statedCount ?? UInt16(entries.count))) + le64(UInt64(entries.count))
      file += le64(UInt64(size)) + le64(UInt64(start))
      file += le32(0x0706_4B50) + le32(0) + le64(record) + le32(1)
      file +=
        le32(0x0605_4B50) + le16(0) + le16(0) + le16(0xFFFF) + le16(0xFFFF) + le32(0xFFFF_FFFF)
        + le32(0xFFFF_FFFF)
    } else {
      let count = statedCount ?? UInt16(entries.count)
      file += le32(0x0605_4B50) + le16(disk) + le16(disk) + le16(count) + le16(count)
      file += le32(statedSize ?? size) + le32(statedStart ?? start)
    }
    return (file + le16(UInt16(comment.count)) + comment + afterEnd).dropLast(cutsOff)
  }

  static func storedBlocks(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    repeat {
      let end = min(index + 0xFFFF, bytes.count)
      let length = UInt16(end - index)
      result += [end == bytes.count ? 1 : 0]
      result += [UInt8(truncatingIfNeeded: length), UInt8(length >> 8)]
      result += [UInt8(truncatingIfNeeded: ~length), UInt8(~length >> 8)] + bytes[index..<end]
      index = end
    } while index < bytes.count
    return result
  }

  /// A deflated run of one byte: each 258 bytes take 13 bits.
  static func deflatedRun(of byte: UInt8, blocks: Int) -> [UInt8] {
    var bits: [Bool] = [true, true, false]
    // A literal below 144 is 48 more, eight bits from the top.
    for bit in (0..<8).reversed() { bits.append((byte + 48) >> bit & 1 == 1) }
    for _ in 0..<blocks {
      for bit in (0..<8).reversed() { bits.append(0b1100_0101 >> bit & 1 == 1) }
      bits += [false, false, false, false, false]
    }
    bits += [false, false, false, false, false, false, false]
    var bytes = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
    for (index, bit) in bits.enumerated() where bit { bytes[index / 8] |= 1 << UInt8(index % 8) }
    return bytes
  }

  static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }

  private func le16(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }
  private func le32(_ value: UInt32) -> [UInt8] {
    le16(UInt16(truncatingIfNeeded: value)) + le16(UInt16(value >> 16))
  }
  private func le64(_ value: UInt64) -> [UInt8] {
    le32(UInt32(truncatingIfNeeded: value)) + le32(UInt32(value >> 32))
  }
}
