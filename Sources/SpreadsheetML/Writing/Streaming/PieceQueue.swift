import CZlib
import Synchronization

/// Compresses chunks of parts, on other processors where allowed, and keeps them in order.
///
/// Memory stays bounded without waiting: when enough chunks are under way, the caller's own processor
/// compresses the next.
struct PieceQueue: ~Copyable {
  /// A part that grows chunk by chunk.
  struct Stream {
    fileprivate let index: Int
  }

  private let compression: Compression
  private let isParallel: Bool
  private let deflater: Deflater
  private var streams: [ZIPEntry] = []
  private var waiting: [Ticket] = []
  private let underWay = Counter()

  /// How many chunks may be compressed elsewhere at a time.
  private static let limit = 2

  init(compression: Compression, isParallel: Bool) {
    (self.compression, self.isParallel) = (compression, isParallel)
    deflater = Deflater(compression: compression)
  }

  var isIdle: Bool { waiting.isEmpty }

  mutating func begin() -> Stream {
    streams.append(ZIPEntry(name: ""))
    return Stream(index: streams.count - 1)
  }

  /// Takes a chunk of a part; the run is empty afterwards.
  mutating func add(
    _ run: inout ByteRun, to stream: Stream, spool: inout SpoolFile
  ) throws(WriteFault) {
    guard run.count > 0 else { return }
    if isParallel, underWay.count < Self.limit {
      underWay.add(1)
      let chunk = run.take()
      let slot = Slot()
      let task = Task.detached(priority: .userInitiated) { [underWay, compression] in
        let deflater = DeflaterPool.take(compression)
        let piece = unsafe chunk.withBytes { unsafe deflater.value.piece(of: $0) }
        DeflaterPool.giveBack(deflater, compression)
        slot.fill(piece)
        underWay.add(-1)
      }
      waiting.append(Ticket(stream: stream, slot: slot, task: task))
    } else {
      let slot = Slot()
      slot.fill(unsafe run.withBytes { unsafe deflater.piece(of: $0) })
      run.removeAll()
      waiting.append(Ticket(stream: stream, slot: slot, task: nil))
    }
    try drain(into: &spool)
  }

  /// Waits for what is under way.
  mutating func wait(spool: inout SpoolFile) async throws(WriteFault) {
    for ticket in waiting { await ticket.task?.value }
    try drain(into: &spool)
  }

  /// The compressed part with a head and a tail put around it; nothing may be under way.
  mutating func finish(_ stream: Stream, name: String, head: [UInt8], tail: [UInt8]) throws(WriteFault)
    -> ZIPEntry
  {
    var entry = ZIPEntry(name: name)
    try append(head, to: &entry)
    let body = streams[stream.index]
    streams[stream.index].contents = []
    entry.contents += body.contents
    entry.checksum = Self.combined(entry.checksum, body.checksum, length: body.length)
    entry.length += body.length
    try append(tail, to: &entry)
    entry.contents.append(.memory(DeflatedPiece.end))
    return entry
  }

  /// A part that is ready as a whole.
  func entry(name: String, bytes: [UInt8]) throws(WriteFault) -> ZIPEntry {
    var entry = ZIPEntry(name: name)
    try append(bytes, to: &entry)
    entry.contents.append(.memory(DeflatedPiece.end))
    return entry
  }

  private func append(_ bytes: [UInt8], to entry: inout ZIPEntry) throws(WriteFault) {
    let piece = unsafe bytes.withUnsafeBufferPointer { unsafe deflater.piece(of: $0) }
    guard let piece else { throw WriteFault(.packageSize) }
    entry.contents.append(.memory(piece.bytes))
    entry.checksum = Self.combined(entry.checksum, piece.checksum, length: piece.length)
    entry.length += piece.length
  }

  private mutating func drain(into spool: inout SpoolFile) throws(WriteFault) {
    var done = 0
    for ticket in waiting {
      guard let result = ticket.slot.result else { break }
      guard let piece = result.piece else { throw WriteFault(.packageSize) }
      done += 1
      let kept = try spool.keep(piece.bytes)
      let index = ticket.stream.index
      streams[index].contents.append(kept)
      streams[index].checksum = Self.combined(
        streams[index].checksum, piece.checksum, length: piece.length)
      streams[index].length += piece.length
    }
    waiting.removeFirst(done)
  }

  private static func combined(_ first: UInt32, _ second: UInt32, length: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32_combine(UInt(first), UInt(second), length))
  }

  private struct Ticket {
    var stream: Stream
    var slot: Slot
    var task: Task<Void, Never>?
  }

  /// Where a task leaves its piece.
  private final class Slot: Sendable {
    struct Result {
      var piece: DeflatedPiece?
    }

    private let content = Mutex<Result?>(nil)

    func fill(_ piece: DeflatedPiece?) { content.withLock { $0 = Result(piece: piece) } }

    var result: Result? { content.withLock { $0 } }
  }

  private final class Counter: Sendable {
    private let value = Atomic<Int>(0)

    var count: Int { value.load(ordering: .acquiring) }

    func add(_ step: Int) { value.add(step, ordering: .acquiringAndReleasing) }
  }
}

/// Compressors that are used again: making one costs as much as compressing a small chunk.
private enum DeflaterPool {
  /// Unchecked since a compressor is used by the one task that took it.
  final class Box: @unchecked Sendable {
    let value: Deflater

    init(_ compression: Compression) { value = Deflater(compression: compression) }
  }

  private static let idle = Mutex<[Compression: [Box]]>([:])

  static func take(_ compression: Compression) -> Box {
    idle.withLock { $0[compression]?.popLast() } ?? Box(compression)
  }

  static func giveBack(_ box: Box, _ compression: Compression) {
    idle.withLock { boxes in
      if boxes[compression, default: []].count < 4 { boxes[compression, default: []].append(box) }
    }
  }
}
