/// The reading of a ZIP file's directory, strictly: what contradicts itself is refused.
struct ZipDirectory {
  private let bytes: [UInt8]
  private let limits: ReadingLimits
  private(set) var entries: [ZipEntry] = []
  private(set) var notices: [ReadingNotice] = []
  /// The place of each part by its name in small letters.
  private(set) var places: [String: Int] = [:]

  private var start = 0
  private var size = 0
  private var count = 0
  // Where each part begins and ends in the file, its header included.
  private var extents: [(start: Int, end: Int, entry: Int)] = []

  init(_ bytes: [UInt8], limits: ReadingLimits) throws(WorkbookFault) {
    (self.bytes, self.limits) = (bytes, limits)
    try findDirectory()
  }

  mutating func check() throws(WorkbookFault) {
    guard count <= limits.parts else { throw WorkbookFault(.tooManyParts(count, limit: limits.parts)) }
    entries.reserveCapacity(count)
    places.reserveCapacity(count)
    var offset = start
    var total = 0
    for _ in 0..<count { offset = try readEntry(at: offset, total: &total) }
    guard offset == start + size else { throw WorkbookFault(.directoryLength) }
    extents.sort { $0.start < $1.start }
    for (one, next) in zip(extents, extents.dropFirst()) where next.start < one.end {
      throw WorkbookFault(.overlappingParts, part: entries[next.entry].name)
    }
  }

  /// A name with its ASCII letters made small: part names are compared without case.
  static func folded(_ name: String) -> String {
    guard name.utf8.contains(where: { (65...90).contains($0) }) else { return name }
    return String(decoding: name.utf8.map { (65...90).contains($0) ? $0 | 32 : $0 }, as: UTF8.self)
  }

  // MARK: The end record

  private mutating func findDirectory() throws(WorkbookFault) {
    guard let end = endRecord() else { throw ForeignFormat.fault(of: bytes) }
    guard u16(end + 4) == 0, u16(end + 6) == 0, u16(end + 8) == u16(end + 10) else {
      throw WorkbookFault(.splitOverDisks)
    }
    count = Int(u16(end + 10))
    size = Int(u32(end + 12))
    start = Int(u32(end + 16))
    var limit = end
    if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF {
      limit = try readLargeEndRecord(before: end) ?? end
    }
    guard start >= 0, size >= 0, start <= limit, size <= limit - start, count <= size / 46 else {
      throw WorkbookFault(.directoryOutside)
    }
  }

  private mutating func endRecord() -> Int? {
    guard bytes.count >= 22 else { return nil }
    var offset = bytes.count - 22
    let first = max(0, offset - 0xFFFF)
    while offset >= first {
      if u32(offset) == 0x0605_4B50, offset + 22 + Int(u16(offset + 20)) == bytes.count { return offset }
      offset -= 1
    }
    return endRecordBeforeOtherBytes()
  }

  /// The last end record that stands right behind the directory to which it points, with other bytes behind it: some
  /// programs append notes of their own.
  private mutating func endRecordBeforeOtherBytes() -> Int? {
    guard u32(0) == 0x0403_4B50 else { return nil }
    var offset = bytes.count - 22
    while offset > 0 {
      if bytes[offset] == 0x50, u32(offset) == 0x0605_4B50 {
        let (start, size) = (Int(u32(offset + 16)), Int(u32(offset + 12)))
        let end = offset + 22 + Int(u16(offset + 20))
        if start + size == offset, size >= 46, u32(start) == 0x0201_4B50, end < bytes.count {
          notices.append(ReadingNotice(.bytesBehindEnd(bytes.count - end)))
          return offset
        }
      }
      offset -= 1
    }
    return nil
  }

  private mutating func readLargeEndRecord(before end: Int) throws(WorkbookFault) -> Int? {
    let locator = end - 20
    guard locator >= 0, u32(locator) == 0x0706_4B50 else { return nil }
    guard let record = Int(exactly: u64(locator + 8)), record <= locator - 56, u32(record) == 0x0606_4B50,
      u32(locator + 4) == 0, u32(locator + 16) <= 1, u64(record + 24) == u64(record + 32),
      let count = Int(exactly: u64(record + 32)), let size = Int(exactly: u64(record + 40)),
      let start = Int(exactly: u64(record + 48))
    else { throw WorkbookFault(.endRecord64) }
    (self.count, self.size, self.start) = (count, size, start)
    return record
  }

  // MARK: One entry

  /// Every field is checked against the file and the local header before it is used: what two readers could take
  /// in two ways is refused.
  private mutating func readEntry(at offset: Int, total: inout Int) throws(WorkbookFault) -> Int {
    guard offset + 46 <= start + size, u32(offset) == 0x0201_4B50 else {
      throw WorkbookFault(.directoryDamaged)
    }
    let nameBytes = Int(u16(offset + 28))
    let extraBytes = Int(u16(offset + 30))
    let next = offset + 46 + nameBytes + extraBytes + Int(u16(offset + 32))
    guard next <= start + size else { throw WorkbookFault(.directoryDamaged) }
    let nameRange = offset + 46..<offset + 46 + nameBytes
    let name = try canonicalName(nameRange)
    let flags = u16(offset + 8)
    guard flags & 0x2041 == 0 else { throw WorkbookFault(.lockedContainer, part: name) }
    var packed = UInt64(u32(offset + 20))
    var unpacked = UInt64(u32(offset + 24))
    var local = UInt64(u32(offset + 42))
    try widen(
      nameRange.upperBound..<nameRange.upperBound + extraBytes, of: name, unpacked: &unpacked,
      packed: &packed,
      local: &local)
    guard let method = ZipEntry.Method(rawValue: u16(offset + 10)) else {
      throw WorkbookFault(.partMethod(Int(u16(offset + 10))), part: name)
    }
    guard let packedBytes = Int(exactly: packed), let unpackedBytes = Int(exactly: unpacked),
      let header = Int(exactly: local), header >= 0, header <= start - 30, packedBytes >= 0,
      unpackedBytes >= 0,
      packedBytes <= start, u32(header) == 0x0403_4B50
    else { throw WorkbookFault(.partOutside, part: name) }
    let dataOffset = header + 30 + Int(u16(header + 26)) + Int(u16(header + 28))
    guard dataOffset <= start, packedBytes <= start - dataOffset else {
      throw WorkbookFault(.partOutside, part: name)
    }
    guard method == .deflated || packedBytes == unpackedBytes, Int(u16(header + 26)) == nameBytes,
      sameBytes(at: header + 30, and: nameRange), localHeader(at: header, agreesWith: offset)
    else { throw WorkbookFault(.partHeader, part: name) }
    try checkSize(of: name, packed: packedBytes, unpacked: unpackedBytes, total: &total)
    extents.append((header, dataOffset + packedBytes, entries.count))
    let entry = ZipEntry(
      name: name, method: method, checksum: u32(offset + 16), packedBytes: packedBytes,
      unpackedBytes: unpackedBytes, dataOffset: dataOffset)
    guard places.updateValue(entries.count, forKey: Self.folded(name)) == nil else {
      throw WorkbookFault(.duplicatePart, part: name)
    }
    entries.append(entry)
    return next
  }

  private func localHeader(at header: Int, agreesWith central: Int) -> Bool {
    let flags = u16(header + 6)
    guard u16(header + 8) == u16(central + 10), flags & 0x2049 == u16(central + 8) & 0x2049 else {
      return false
    }
    func agrees(_ local: UInt32, _ directory: UInt32) -> Bool {
      // Sizes follow the data when bit 3 is set; a zip64 field holds them where all bits are set.
      local == directory || (flags & 8 != 0 && local == 0) || local == 0xFFFF_FFFF
    }
    return agrees(u32(header + 14), u32(central + 16)) && agrees(u32(header + 18), u32(central + 20))
      && agrees(u32(header + 22), u32(central + 24))
  }

  private func widen(
    _ extra: Range<Int>, of name: String, unpacked: inout UInt64, packed: inout UInt64, local: inout UInt64
  ) throws(WorkbookFault) {
    let all = UInt64(0xFFFF_FFFF)
    guard unpacked == all || packed == all || local == all else { return }
    var offset = extra.lowerBound
    while offset + 4 <= extra.upperBound {
      let length = Int(u16(offset + 2))
      guard offset + 4 + length <= extra.upperBound else { break }
      if u16(offset) == 1 {
        var field = offset + 4
        let end = field + length
        func next(_ value: inout UInt64) -> Bool {
          guard value == all else { return true }
          guard field + 8 <= end else { return false }
          value = u64(field)
          field += 8
          return true
        }
        if next(&unpacked), next(&packed), next(&local) { return }
        break
      }
      offset += 4 + length
    }
    throw WorkbookFault(.partSize64, part: name)
  }

  private func checkSize(of name: String, packed: Int, unpacked: Int, total: inout Int) throws(WorkbookFault)
  {
    total += unpacked
    guard unpacked <= limits.partBytes else {
      throw WorkbookFault(.partTooLarge(unpacked, limit: limits.partBytes), part: name)
    }
    guard total <= limits.totalBytes else {
      throw WorkbookFault(.totalTooLarge(limit: limits.totalBytes), part: name)
    }
    guard unpacked <= 1 << 20 || unpacked / max(1, packed) <= limits.compressionRatio else {
      throw WorkbookFault(.packedTooTightly(limit: limits.compressionRatio), part: name)
    }
  }

  private func sameBytes(at offset: Int, and range: Range<Int>) -> Bool {
    for index in range where bytes[index] != bytes[offset + index - range.lowerBound] { return false }
    return true
  }

  private func isCanonical(_ range: Range<Int>) -> Bool {
    var isStart = true
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: "/"), UInt8(ascii: "."):
        if isStart { return false }
        isStart = bytes[index] == UInt8(ascii: "/")
      case ..<32, 127, UInt8(ascii: "\\"): return false
      default: isStart = false
      }
    }
    return !isStart
  }

  private mutating func canonicalName(_ range: Range<Int>) throws(WorkbookFault) -> String {
    let raw = bytes[range]
    if isCanonical(range) { return String(decoding: raw, as: UTF8.self) }
    var name = String(decoding: raw, as: UTF8.self)
    if raw.contains(UInt8(ascii: "\\")) {
      name = String(name.map { $0 == "\\" ? "/" : $0 })
      notices.append(
        ReadingNotice(.backslashes, part: name))
    }
    var segments = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if segments.count > 1, segments.last?.isEmpty == true { segments.removeLast() }
    let isCanonical = segments.allSatisfy { segment in
      !segment.isEmpty && !segment.elementsEqual(".".utf8) && !segment.elementsEqual("..".utf8)
        && !segment.contains { $0 < 32 || $0 == 127 }
    }
    guard isCanonical, !name.isEmpty else { throw WorkbookFault(.partName, part: name) }
    return name
  }

  // MARK: Bytes and faults

  private func u16(_ offset: Int) -> UInt16 { UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8 }
  private func u32(_ offset: Int) -> UInt32 { UInt32(u16(offset)) | UInt32(u16(offset + 2)) << 16 }
  private func u64(_ offset: Int) -> UInt64 { UInt64(u32(offset)) | UInt64(u32(offset + 4)) << 32 }
}
