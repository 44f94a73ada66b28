/// The content of a record that goes on in others, read from front to back.
struct ContinuedBytes {
  /// A text as it was read.
  struct Text {
    var string = ""
    /// How many UTF-16 units it has.
    var units = 0
    /// From which unit on which font holds.
    var runs: [(start: Int, font: Int)] = []
    /// Whether it has runs, so that its units are wanted.
    var richUnits: [UInt16] = []
  }

  private let bytes: [UInt8]
  private let pieces: [Range<Int>]
  private let type: Int
  private var piece = 0
  private var place: Int
  private var units: [UInt16] = []

  init(_ bytes: [UInt8], _ pieces: [Range<Int>], type: Int) {
    (self.bytes, self.pieces, self.type) = (bytes, pieces, type)
    place = pieces.first?.lowerBound ?? 0
  }

  private var end: Int { piece < pieces.count ? pieces[piece].upperBound : place }

  var fault: WorkbookFault {
    WorkbookFault(
      .damagedRecord(type: type, at: max(0, (pieces.first?.lowerBound ?? 0) - 4)), part: RecordStream.name)
  }

  /// Whether nothing follows.
  var isAtEnd: Bool { place >= end && !pieces[min(piece + 1, pieces.count)...].contains { !$0.isEmpty } }

  /// Goes into the next record; false after the last one.
  private mutating func advance() -> Bool {
    guard piece + 1 < pieces.count else { return false }
    piece += 1
    place = pieces[piece].lowerBound
    return true
  }

  mutating func byte() throws(WorkbookFault) -> Int {
    while place >= end {
      guard advance() else { throw fault }
    }
    place += 1
    return bytes.byte(place - 1)
  }

  mutating func word() throws(WorkbookFault) -> Int {
    if place + 2 <= end {
      place += 2
      return bytes.word(place - 2)
    }
    return try byte() | byte() << 8
  }

  mutating func doubleWord() throws(WorkbookFault) -> Int { try word() | word() << 16 }

  mutating func skip(_ count: Int) throws(WorkbookFault) {
    var left = count
    while left > end - place {
      left -= max(0, end - place)
      guard advance() else { throw fault }
    }
    place += left
  }

  /// Goes to what the next record holds.
  mutating func skipPiece() throws(WorkbookFault) {
    guard advance() else { throw fault }
  }

  // MARK: Texts

  /// A text with its flags in front, and with what they announce behind it: fonts, and how it is pronounced.
  mutating func text(units count: Int, wantsRuns: Bool = true) throws(WorkbookFault) -> Text {
    let flags = try byte()
    let runs = flags & 8 == 0 ? 0 : try word()
    let phonetic = flags & 4 == 0 ? 0 : try doubleWord()
    var text = Text()
    text.string = try characters(count, wide: flags & 1 != 0)
    text.units = count
    if runs > 0 {
      if wantsRuns { text.richUnits = Array(text.string.utf16) }
      text.runs = try self.runs(runs)
    }
    try skip(phonetic)
    return text
  }

  /// Runs of fonts: where each begins, and the font.
  mutating func runs(_ count: Int) throws(WorkbookFault) -> [(start: Int, font: Int)] {
    var runs: [(start: Int, font: Int)] = []
    for _ in 0..<count { runs.append((try word(), try word())) }
    return runs
  }

  /// Characters of one or two bytes each; where they go on in the next record a byte says anew which.
  mutating func characters(_ count: Int, wide: Bool) throws(WorkbookFault) -> String {
    guard count > 0 else { return "" }
    var wide = wide
    if end - place >= (wide ? count * 2 : count) {
      defer { place += wide ? count * 2 : count }
      return whole(count, wide: wide)
    }
    units.removeAll(keepingCapacity: true)
    while true {
      let here = min(count - units.count, max(0, end - place) >> (wide ? 1 : 0))
      append(here, wide: wide)
      guard units.count < count else { return String(decoding: units, as: UTF16.self) }
      guard advance() else { throw fault }
      wide = try byte() & 1 != 0
    }
  }

  private mutating func whole(_ count: Int, wide: Bool) -> String {
    if !wide, bytes[place..<place + count].allSatisfy({ $0 < 0x80 }) {
      return String(decoding: bytes[place..<place + count], as: UTF8.self)
    }
    let start = place
    units.removeAll(keepingCapacity: true)
    append(count, wide: wide)
    place = start
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func append(_ count: Int, wide: Bool) {
    for _ in 0..<count {
      units.append(UInt16(truncatingIfNeeded: wide ? bytes.word(place) : bytes.byte(place)))
      place += wide ? 2 : 1
    }
  }
}
