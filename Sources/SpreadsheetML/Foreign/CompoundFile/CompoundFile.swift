/// The container of Office files before 2007: streams in sectors of one file, as FAT keeps files on a disk.
struct CompoundFile {
  /// What its directory lists.
  struct Entry {
    enum Kind: Int { case storage = 1, stream = 2, root = 5 }

    let name: String
    let kind: Kind?
    /// Its brothers and its first child, by their places in the directory.
    let left, right, child: UInt32
    let start: UInt32
    let size: Int
  }

  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// What stands in the topmost storage; objects within the workbook have streams of the same names further down.
  let entries: [Entry]

  private let bytes: [UInt8]
  private let shift: Int
  private let chains: SectorChains
  private let root: Entry

  // Streams below this size stand in small sectors, 64 bytes each, within the stream of the root.
  private static let smallLimit = 4_096
  private static let smallShift = 6

  init(_ bytes: [UInt8], limits: ReadingLimits) throws(WorkbookFault) {
    shift = bytes.word(30)
    guard bytes.starts(with: Self.signature), bytes.count >= 512, shift == 9 || shift == 12,
      bytes.word(32) == Self.smallShift, bytes.word(28) == 0xFFFE
    else { throw WorkbookFault(.compoundHeader) }
    let sectors = Sectors(bytes: bytes, shift: shift)
    chains = try sectors.chains()
    let directory = try Self.directory(sectors, chains, limits)
    guard let root = directory.first, root.kind == .root else { throw WorkbookFault(.compoundHeader) }
    entries = try Self.children(of: root, directory)
    self.bytes = bytes
    self.root = root
  }

  /// The content of a stream of the topmost storage; nil where there is none of this name, letters large or small.
  func stream(_ name: String) throws(WorkbookFault) -> [UInt8]? {
    guard
      let entry = entries.first(where: { $0.kind == .stream && $0.name.lowercased() == name.lowercased() })
    else { return nil }
    let sectors = Sectors(bytes: bytes, shift: shift)
    guard entry.size < Self.smallLimit else { return try content(of: entry, in: sectors, chains) }
    let small = try content(of: root, in: sectors, chains)
    let table = try sectors.content(of: chains.sectors(from: bytes.doubleWord(60)), size: nil)
    return try content(
      of: entry, in: Sectors(bytes: small, shift: Self.smallShift, start: 0), SectorChains(table: table))
  }

  private func content(
    of entry: Entry, in sectors: Sectors, _ chains: SectorChains
  ) throws(WorkbookFault) -> [UInt8] {
    guard entry.size > 0 else { return [] }
    let chain = try chains.sectors(from: entry.start, atMost: sectors.count(of: entry.size))
    return try sectors.content(of: chain, size: entry.size)
  }

  /// Whether the bytes of a file, be it whole or not, list a stream of this name where a directory may stand.
  static func lists(_ name: String, in bytes: [UInt8]) -> Bool {
    var pattern: [UInt8] = []
    for unit in name.utf16 {
      pattern.append(UInt8(truncatingIfNeeded: unit))
      pattern.append(UInt8(truncatingIfNeeded: unit >> 8))
    }
    pattern += [0, 0]
    // Entries are 128 bytes each, and the name comes first.
    var place = 512
    while place + pattern.count <= bytes.count {
      if bytes[place..<place + pattern.count].elementsEqual(pattern) { return true }
      place += 128
    }
    return false
  }

  // MARK: The directory

  private static func directory(
    _ sectors: Sectors, _ chains: SectorChains, _ limits: ReadingLimits
  ) throws(WorkbookFault) -> [Entry] {
    let content = try sectors.content(of: chains.sectors(from: sectors.bytes.doubleWord(48)), size: nil)
    let count = content.count / 128
    guard count <= limits.parts else { throw WorkbookFault(.tooManyParts(count, limit: limits.parts)) }
    // With small sectors only the lower half of the size is written by all programs.
    let hasLongSizes = sectors.shift == 12
    return (0..<count).map { index in
      let place = index * 128
      let length = max(0, min(62, content.word(place + 64) - 2))
      let units = (0..<length / 2).map { UInt16(truncatingIfNeeded: content.word(place + $0 * 2)) }
      let size =
        UInt64(content.doubleWord(place + 120))
        | (hasLongSizes ? UInt64(content.doubleWord(place + 124)) << 32 : 0)
      return Entry(
        name: String(decoding: units, as: UTF16.self), kind: Entry.Kind(rawValue: content.byte(place + 66)),
        left: content.doubleWord(place + 68), right: content.doubleWord(place + 72),
        child: content.doubleWord(place + 76), start: content.doubleWord(place + 116),
        size: Int(clamping: size))
    }
  }

  /// What stands in a storage: a tree of brothers below its first child.
  private static func children(of storage: Entry, _ directory: [Entry]) throws(WorkbookFault) -> [Entry] {
    var result: [Entry] = []
    var seen = RowSet()
    var waiting = [storage.child]
    while let place = waiting.popLast() {
      guard place != SectorChains.free else { continue }
      guard place < directory.count, seen.insert(Int(place)) else { throw WorkbookFault(.sectorChain) }
      let entry = directory[Int(place)]
      result.append(entry)
      waiting += [entry.left, entry.right]
    }
    return result
  }
}

/// The sectors of a compound file, or the small ones within the stream of its root.
private struct Sectors {
  let bytes: [UInt8]
  let shift: Int
  /// Where the first one begins: in a file the head takes the place of one.
  let start: Int
  /// How many there are; the last one may be cut short.
  let count: Int

  init(bytes: [UInt8], shift: Int, start: Int? = nil) {
    (self.bytes, self.shift) = (bytes, shift)
    let start = start ?? 1 << shift
    self.start = start
    count = max(0, bytes.count - start + (1 << shift) - 1) >> shift
  }

  /// How many sectors a size takes, at most one more than there are.
  func count(of size: Int) -> Int { min(count, (max(0, size) - 1) >> shift) + 1 }

  /// The content of sectors; of a size that is known as much, or a fault.
  func content(of chain: [Int], size: Int?) throws(WorkbookFault) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(min(size ?? chain.count << shift, bytes.count))
    for sector in chain {
      guard sector < count else { throw WorkbookFault(.streamCutOff) }
      let first = start + sector << shift
      let wanted = size.map { min(1 << shift, $0 - result.count) } ?? 1 << shift
      let end = first + wanted
      guard end <= bytes.count else { throw WorkbookFault(.streamCutOff) }
      result += bytes[first..<end]
    }
    guard let size, result.count < size else { return result }
    throw WorkbookFault(.streamCutOff)
  }

  /// The chains of the file, from the sectors that the head lists and those that a chain of lists adds.
  func chains() throws(WorkbookFault) -> SectorChains {
    var places: [UInt32] = []
    var head = 76
    while head < 512 {
      places.append(bytes.doubleWord(head))
      head += 4
    }
    var seen = RowSet()
    var list = bytes.doubleWord(68)
    while list != SectorChains.end, list != SectorChains.free {
      guard list < count, seen.insert(Int(list)) else { throw WorkbookFault(.sectorChain) }
      let content = try content(of: [Int(list)], size: nil)
      places += stride(from: 0, to: content.count - 4, by: 4).map { content.doubleWord($0) }
      list = content.doubleWord(content.count - 4)
    }
    var chains = SectorChains()
    // Nothing is wanted of what the table says beyond the end of the file.
    for place in places where place != SectorChains.free && place != SectorChains.end {
      guard chains.next.count < count else { break }
      guard place < count else { throw WorkbookFault(.streamCutOff) }
      let content = try content(of: [Int(place)], size: nil)
      chains.append(table: content)
    }
    return chains
  }
}
