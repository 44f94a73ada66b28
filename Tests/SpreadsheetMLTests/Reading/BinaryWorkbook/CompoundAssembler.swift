/// Puts streams into a compound file of sectors.
struct CompoundAssembler {
  var shift = 9
  /// Streams of the topmost storage, one below the other.
  var streams: [(name: String, bytes: [UInt8])] = []
  /// Streams within a storage of its own, as objects in a workbook have them.
  var inner: [(name: String, bytes: [UInt8])] = []

  init(_ streams: [(name: String, bytes: [UInt8])], shift: Int = 9) {
    (self.streams, self.shift) = (streams, shift)
  }

  private static let end = 0xFFFF_FFFE
  private static let none = 0xFFFF_FFFF

  private struct Builder {
    let size: Int
    var sectors: [[UInt8]] = []
    var table: [Int] = []

    /// Adds a stream; gives its first sector.
    mutating func add(_ bytes: [UInt8]) -> Int {
      guard !bytes.isEmpty else { return CompoundAssembler.end }
      let first = sectors.count
      for start in stride(from: 0, to: bytes.count, by: size) {
        let piece = Array(bytes[start..<min(bytes.count, start + size)])
        sectors.append(piece + Array(repeating: 0, count: size - piece.count))
        table.append(sectors.count)
      }
      table[table.count - 1] = CompoundAssembler.end
      return first
    }
  }

  private func number(_ value: Int, _ count: Int = 4) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private func entry(
    _ name: String, _ type: Int, right: Int = none, child: Int = none, start: Int, size: Int
  ) -> [UInt8] {
    let letters = name.utf16.flatMap { number(Int($0), 2) }
    return letters + Array(repeating: 0, count: 64 - letters.count) + number(letters.count + 2, 2)
      + number(type, 1) + number(1, 1) + number(Self.none) + number(right) + number(child)
      + Array(repeating: 0, count: 36) + number(start) + number(size, 8)
  }

  /// The whole file.
  var bytes: [UInt8] {
    var builder = Builder(size: 1 << shift)
    var small = Builder(size: 64)
    let all = inner + streams
    let starts = all.map { $0.bytes.count < 4_096 ? small.add($0.bytes) : builder.add($0.bytes) }
    let smallBytes = small.sectors.flatMap(\.self)
    let smallStart = builder.add(smallBytes)
    let smallTable = builder.add(small.table.flatMap { number($0) })

    var directory: [UInt8] = []
    // The root, a storage, the streams within it, the others; brothers hang to the right of each other.
    let hasStorage = !inner.isEmpty
    let firstInner = 2
    let firstOuter = hasStorage ? firstInner + inner.count : 1
    directory += entry("Root Entry", 5, child: 1, start: smallStart, size: smallBytes.count)
    if hasStorage {
      directory += entry("MBD0001", 1, right: firstOuter, child: firstInner, start: 0, size: 0)
    }
    for (index, stream) in all.enumerated() {
      let isLast = index == inner.count - 1 || index == all.count - 1
      let place = index < inner.count ? firstInner + index : firstOuter + index - inner.count
      directory += entry(
        stream.name, 2, right: isLast ? Self.none : place + 1, start: starts[index], size: stream.bytes.count)
    }
    let directoryStart = builder.add(directory)
    return finish(builder, directoryStart: directoryStart, smallTable: smallTable)
  }

  /// Adds the table of chains and the list of its sectors, and the head.
  private func finish(_ filled: Builder, directoryStart: Int, smallTable: Int) -> [UInt8] {
    var builder = filled
    let each = (1 << shift) / 4
    var tables = 0
    var lists = 0
    while tables * each < builder.sectors.count + tables + lists {
      tables += 1
      lists = max(0, tables - 109 + each - 2) / (each - 1)
    }
    let places = (0..<tables).map { builder.sectors.count + $0 }
    let firstList = builder.sectors.count + tables
    var table = builder.table + Array(repeating: 0xFFFF_FFFD, count: tables)
    table += Array(repeating: 0xFFFF_FFFC, count: lists)
    table += Array(repeating: Self.none, count: tables * each - table.count)
    _ = builder.add(table.flatMap { number($0) })
    var rest = places.dropFirst(109)
    for index in 0..<lists {
      let here = Array(rest.prefix(each - 1))
      rest = rest.dropFirst(each - 1)
      let content = here + Array(repeating: Self.none, count: each - 1 - here.count)
      let next = index == lists - 1 ? Self.end : firstList + index + 1
      _ = builder.add((content + [next]).flatMap { number($0) })
    }
    var head = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: UInt8(0), count: 16)
    head +=
      number(0x3E, 2) + number(shift == 9 ? 3 : 4, 2) + number(0xFFFE, 2) + number(shift, 2) + number(6, 2)
    head += number(0, 6) + number(0) + number(tables) + number(directoryStart) + number(0) + number(4_096)
    head += number(smallTable) + number(1) + number(lists > 0 ? firstList : Self.end) + number(lists)
    let first = places.prefix(109)
    head += (first + Array(repeating: Self.none, count: 109 - first.count)).flatMap { number($0) }
    head += Array(repeating: 0, count: (1 << shift) - head.count)
    return head + builder.sectors.flatMap(\.self)
  }
}
