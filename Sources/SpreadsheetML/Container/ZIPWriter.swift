/// A file of a package, ready to be put into the container.
struct ZIPEntry: Sendable {
  /// Where compressed bytes are kept until the container is written.
  enum Content: Sendable {
    case memory([UInt8])
    case spooled(offset: Int, length: Int)

    var length: Int {
      switch self {
      case .memory(let bytes): bytes.count
      case .spooled(_, let length): length
      }
    }
  }

  /// The name with its folders: `xl/workbook.xml`.
  var name: String
  /// 8 for deflated, 0 for stored.
  var method: UInt16 = 8
  /// The CRC-32 of what is packed.
  var checksum: UInt32 = 0
  var length = 0
  var contents: [Content] = []

  var packedLength: Int { contents.reduce(0) { $0 + $1.length } }
}

/// Writes a ZIP container: 1 January 1980 as every time, zip64 only where it is needed.
struct ZIPWriter: ~Copyable {
  private var sink: PackageSink
  private var directory: [UInt8] = []
  private var count = 0

  private static let classicLimit = 0xFFFF_FFFF

  init(sink: consuming PackageSink) { self.sink = sink }

  /// Writes a file; spooled bytes come from the spool.
  mutating func add(_ entry: ZIPEntry, spool: borrowing SpoolFile) throws(WriteFault) {
    let offset = sink.count
    let packed = entry.packedLength
    let isWide = packed >= Self.classicLimit || entry.length >= Self.classicLimit
    let name = Array(entry.name.utf8)
    let flags: UInt16 = name.allSatisfy { $0 < 0x80 } ? 0 : 0x0800
    var local: [UInt8] = []
    local.append(integer: 0x0403_4B50 as UInt32)
    Self.describe(entry, packed: packed, flags: flags, isWide: isWide, nameLength: name.count, in: &local)
    local.append(integer: UInt16(isWide ? 20 : 0))
    local += name
    if isWide {
      local.append(integer: 1 as UInt16)
      local.append(integer: 16 as UInt16)
      local.append(integer: UInt64(entry.length))
      local.append(integer: UInt64(packed))
    }
    try sink.write(local)
    for content in entry.contents {
      switch content {
      case .memory(let bytes): try sink.write(bytes)
      case .spooled(let offset, let length): try spool.copy(offset: offset, length: length, to: &sink)
      }
    }
    addToDirectory(entry, name: name, packed: packed, flags: flags, isWide: isWide, offset: offset)
    count += 1
  }

  /// Writes the directory and gives the sink back.
  consuming func finish() throws(WriteFault) -> PackageSink {
    let start = sink.count
    try sink.write(directory)
    let length = sink.count - start
    var end: [UInt8] = []
    if count >= 0xFFFF || start >= Self.classicLimit || length >= Self.classicLimit {
      end.append(integer: 0x0606_4B50 as UInt32)
      end.append(integer: 44 as UInt64)
      end.append(integer: 45 as UInt16)
      end.append(integer: 45 as UInt16)
      end.append(integer: 0 as UInt64)
      end.append(integer: UInt64(count))
      end.append(integer: UInt64(count))
      end.append(integer: UInt64(length))
      end.append(integer: UInt64(start))
      end.append(integer: 0x0706_4B50 as UInt32)
      end.append(integer: 0 as UInt32)
      end.append(integer: UInt64(start + length))
      end.append(integer: 1 as UInt32)
    }
    end.append(integer: 0x0605_4B50 as UInt32)
    end.append(integer: 0 as UInt32)
    end.append(integer: UInt16(min(count, 0xFFFF)))
    end.append(integer: UInt16(min(count, 0xFFFF)))
    end.append(integer: UInt32(min(length, Self.classicLimit)))
    end.append(integer: UInt32(min(start, Self.classicLimit)))
    end.append(integer: 0 as UInt16)
    try sink.write(end)
    return sink
  }

  /// The fields that the local header and the directory share.
  private static func describe(
    _ entry: ZIPEntry, packed: Int, flags: UInt16, isWide: Bool, nameLength: Int, in bytes: inout [UInt8]
  ) {
    bytes.append(integer: UInt16(isWide ? 45 : 20))
    bytes.append(integer: flags)
    bytes.append(integer: entry.method)
    bytes.append(integer: 0 as UInt16)
    bytes.append(integer: 0x0021 as UInt16)
    bytes.append(integer: entry.checksum)
    bytes.append(integer: UInt32(isWide ? classicLimit : packed))
    bytes.append(integer: UInt32(isWide ? classicLimit : entry.length))
    bytes.append(integer: UInt16(nameLength))
  }

  private mutating func addToDirectory(
    _ entry: ZIPEntry, name: [UInt8], packed: Int, flags: UInt16, isWide: Bool, offset: Int
  ) {
    let isFar = offset >= Self.classicLimit
    directory.append(integer: 0x0201_4B50 as UInt32)
    directory.append(integer: UInt16(isWide || isFar ? 45 : 20))
    Self.describe(
      entry, packed: packed, flags: flags, isWide: isWide, nameLength: name.count, in: &directory)
    directory.append(integer: UInt16((isWide || isFar ? 4 : 0) + (isWide ? 16 : 0) + (isFar ? 8 : 0)))
    directory.append(integer: 0 as UInt16)
    directory.append(integer: 0 as UInt16)
    directory.append(integer: 0 as UInt16)
    directory.append(integer: 0 as UInt32)
    directory.append(integer: UInt32(isFar ? Self.classicLimit : offset))
    directory += name
    if isWide || isFar {
      directory.append(integer: 1 as UInt16)
      directory.append(integer: UInt16((isWide ? 16 : 0) + (isFar ? 8 : 0)))
      if isWide {
        directory.append(integer: UInt64(entry.length))
        directory.append(integer: UInt64(packed))
      }
      if isFar { directory.append(integer: UInt64(offset)) }
    }
  }
}

extension [UInt8] {
  /// Appends a number, lowest byte first.
  mutating func append(integer: some FixedWidthInteger) {
    for index in 0..<(integer.bitWidth / 8) {
      append(UInt8(truncatingIfNeeded: integer >> (8 * index)))
    }
  }
}
