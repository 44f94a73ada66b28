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
  /// The text at hand in UTF-8, and the first half of a letter whose second half comes in the next record.
  private var text: [UInt8] = []
  private var half: UInt32 = 0

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
    var wide = wide
    var left = count
    text.removeAll(keepingCapacity: true)
    half = 0
    while left > 0 {
      let here = min(left, max(0, end - place) >> (wide ? 1 : 0))
      if wide { appendWide(here) } else { appendNarrow(here) }
      left -= here
      guard left > 0 else { break }
      guard advance() else { throw fault }
      wide = try byte() & 1 != 0
    }
    if half != 0 { appendReplacement() }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func appendNarrow(_ count: Int) {
    if half != 0, count > 0 { appendReplacement() }
    let stop = place + count
    guard place >= 0, stop <= bytes.count, place < stop else { return }
    if bytes[place..<stop].allSatisfy({ $0 < 0x80 }) {
      text += bytes[place..<stop]
    } else {
      for byte in bytes[place..<stop] { append(UInt32(byte)) }
    }
    place = stop
  }

  private mutating func appendWide(_ count: Int) {
    for _ in 0..<count {
      let unit = UInt32(bytes.word(place))
      place += 2
      if unit & 0xFC00 == 0xDC00, half != 0 {
        append(0x1_0000 + (half & 0x3FF) << 10 + unit & 0x3FF)
        half = 0
        continue
      }
      if half != 0 { appendReplacement() }
      switch unit & 0xFC00 {
      case 0xD800: half = unit
      case 0xDC00: append(0xFFFD)
      default: append(unit)
      }
    }
  }

  private mutating func appendReplacement() {
    half = 0
    append(0xFFFD)
  }

  @inline(__always)
  private mutating func append(_ scalar: UInt32) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar >> shift & 0x3F | 0x80) }
    switch scalar {
    case ..<0x80: text.append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      text.append(UInt8(truncatingIfNeeded: scalar >> 6 | 0xC0))
      text.append(tail(0))
    case ..<0x1_0000:
      text.append(UInt8(truncatingIfNeeded: scalar >> 12 | 0xE0))
      text.append(tail(6))
      text.append(tail(0))
    default:
      text.append(UInt8(truncatingIfNeeded: scalar >> 18 | 0xF0))
      text.append(tail(12))
      text.append(tail(6))
      text.append(tail(0))
    }
  }
}
