import CLibXML2

/// Reads XML that is plain, and reports the events that libxml2 would report, in a fraction of its time.
///
/// Plain is what programs that write workbooks make of their sheets: UTF-8, names of ASCII, no document type, no CDATA, no
/// comments, no instructions, only the five entities and numbers of characters. All of it is checked: names that match,
/// attributes that are unique and quoted, prefixes that are declared, characters that are legal. At the first sign of
/// anything else the scanner says so, and libxml2 reads the text from its beginning: it is the judge of what is odd,
/// hostile or wrong, so that faults are told the same whoever read the text.
@safe
struct PlainScanner: ~Copyable {
  /// What became of a piece.
  enum Outcome {
    /// All of it was read.
    case more
    /// The handler has enough.
    case enough
    /// It is not plain; what was reported before stands in ``PlainScanner/reported``.
    case odd
  }

  /// The events so far: tags that began or ended, and the bytes of text behind the last of them.
  struct Reported {
    var tags = 0
    var text = 0
  }

  private(set) var reported = Reported()

  private enum Place { case start, before, inside, behind }

  let names: PlainNames
  let limits: XMLReadingLimits
  private var place = Place.start
  /// What the last piece held of a token that had not ended.
  private var rest: [UInt8] = []

  // The elements around the place at hand: their names, and how many declarations they found.
  var open: [(name: Int, bindings: Int, namespace: XMLName)] = []
  // Prefixes that are declared, the nearest last.
  var bindings: [(prefix: XMLName, namespace: XMLName)] = []
  var defaultNamespace = XMLName.none
  let tag: PlainTag
  /// How many attributes the tag at hand has.
  var attributeCount = 0
  /// How many of them declare namespaces.
  var declarationCount = 0
  let kinds = unsafe PlainBytes.kinds

  init(names: PlainNames, tag: PlainTag, limits: XMLReadingLimits) {
    (self.names, self.tag, self.limits) = (names, tag, limits)
  }

  /// Whether a byte is of a kind.
  @inline(__always)
  func `is`(_ byte: UInt8, _ kind: PlainBytes.Kind) -> Bool { unsafe kinds[Int(byte)] & kind.rawValue != 0 }

  // MARK: Pieces

  /// Reads a piece of the text, and reports what it holds to a handler.
  mutating func read(
    _ piece: UnsafeBufferPointer<UInt8>, isLast: Bool, to handler: any XMLEventHandler
  ) -> Outcome {
    guard !rest.isEmpty else { return unsafe scan(piece, isLast: isLast, to: handler) }
    var window = rest
    rest = []
    unsafe window.append(contentsOf: piece)
    return unsafe window.withUnsafeBufferPointer { unsafe scan($0, isLast: isLast, to: handler) }
  }

  /// The loop over tags and texts; what is not whole yet waits for the next piece.
  private mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, to handler: any XMLEventHandler
  ) -> Outcome {
    var at = 0
    if place == .start {
      guard let behind = unsafe declaration(bytes, isLast) else { return .odd }
      guard behind >= 0 else { return unsafe keep(bytes, from: 0) }
      (at, place) = (behind, .before)
    }
    while at < bytes.count {
      let step: PlainStep
      if unsafe bytes[at] != UInt8(ascii: "<") {
        step = unsafe place == .inside ? text(bytes, at, isLast, handler) : blanks(bytes, at)
      } else {
        step = unsafe tag(bytes, at, handler)
        if case .behind = step, open.count == 1 || open.isEmpty, handler.isFinished { return .enough }
      }
      switch step {
      case .behind(let next): at = next
      case .unfinished(let from): return isLast ? .odd : unsafe keep(bytes, from: from)
      case .odd: return .odd
      }
    }
    if isLast, place != .behind { return .odd }
    return handler.isFinished ? .enough : .more
  }

  /// Keeps the beginning of a token; one that is longer than a tag may be is not for this reader.
  private mutating func keep(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Outcome {
    guard bytes.count - start <= limits.tagBytes else { return .odd }
    rest = unsafe Array(bytes[start...])
    return .more
  }

  // MARK: Before the root

  /// The place behind the declaration at the beginning of a text; negative where more bytes are needed, nil where it is not
  /// that of a plain text.
  private func declaration(_ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool) -> Int? {
    // The longest declaration, with its mark before it.
    guard bytes.count >= 128 || isLast else { return -1 }
    let start = unsafe bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    guard bytes.count > start + 1, unsafe bytes[start] == UInt8(ascii: "<") else { return nil }
    guard unsafe bytes[start + 1] == UInt8(ascii: "?") else { return start }
    var declaration = unsafe PlainDeclaration(bytes, from: start)
    return declaration.end()
  }

  /// Blanks before and behind the root, which are not reported.
  private func blanks(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> PlainStep {
    var at = start
    while at < bytes.count, unsafe self.is(bytes[at], .space) {
      at += 1
    }
    return at > start ? .behind(at) : .odd
  }

  // MARK: Text

  /// Reports a text up to the next tag, or as far as it is sure.
  private mutating func text(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ isLast: Bool, _ handler: any XMLEventHandler
  ) -> PlainStep {
    var at = start
    // What was looked at and is not reported yet.
    var from = start
    while at < bytes.count {
      let byte = unsafe bytes[at]
      if self.is(byte, .text) {
        at += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "<"):
        unsafe report(bytes, from..<at, handler)
        return .behind(at)
      case UInt8(ascii: ">"):
        // The end of a CDATA section has no place in a text.
        if at - start >= 2, unsafe bytes[at - 1] == UInt8(ascii: "]"),
          unsafe bytes[at - 2] == UInt8(ascii: "]")
        {
          return .odd
        }
        at += 1
      case UInt8(ascii: "&"):
        unsafe report(bytes, from..<at, handler)
        switch unsafe PlainReference(bytes, at) {
        case .unfinished: return .unfinished(at)
        case .odd: return .odd
        case .character(let character, let behind):
          character.withSpan { handler.characters($0) }
          reported.text += character.count
          (at, from) = (behind, behind)
        }
      case 0x0D:
        // An end of line of two bytes is one of one.
        guard at + 1 < bytes.count else {
          unsafe report(bytes, from..<at, handler)
          return .unfinished(at)
        }
        unsafe report(bytes, from..<at, handler)
        if unsafe bytes[at + 1] != 0x0A {
          PlainReference.Character(0x0A).withSpan { handler.characters($0) }
          reported.text += 1
        }
        at += 1
        from = at
      case 0x80...:
        guard let length = unsafe PlainBytes.length(at: at, of: bytes) else { return .odd }
        if length == 0 {
          unsafe report(bytes, from..<at, handler)
          return .unfinished(at)
        }
        at += length
      default: return .odd
      }
    }
    // Brackets at the end may be the beginning of what has no place here.
    var sure = at
    while sure > from, at - sure < 2, unsafe bytes[sure - 1] == UInt8(ascii: "]") { sure -= 1 }
    unsafe report(bytes, from..<sure, handler)
    return isLast ? .odd : .unfinished(sure)
  }

  private mutating func report(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ handler: any XMLEventHandler
  ) {
    guard !range.isEmpty else { return }
    unsafe handler.characters(UnsafeBufferPointer(rebasing: bytes[range]).span)
    reported.text += range.count
  }

  // MARK: Tags

  private mutating func tag(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ handler: any XMLEventHandler
  ) -> PlainStep {
    guard start + 1 < bytes.count else { return .unfinished(start) }
    let next = unsafe bytes[start + 1]
    if next == UInt8(ascii: "/") { return unsafe endTag(bytes, start, handler) }
    guard self.is(next, .nameStart), place != .behind else {
      return .odd
    }
    return unsafe startTag(bytes, start, handler)
  }

  mutating func count() {
    reported.tags += 1
    reported.text = 0
  }

  mutating func rootEnded() { place = .behind }
  mutating func rootBegan() { place = .inside }
}

/// What a token of plain XML came to.
enum PlainStep {
  /// It was read; the place behind it.
  case behind(Int)
  /// It goes on behind the bytes at hand; where it begins.
  case unfinished(Int)
  case odd
}
