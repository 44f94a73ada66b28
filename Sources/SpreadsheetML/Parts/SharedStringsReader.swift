import XMLStream

/// The texts that cells share.
struct SharedStrings: Sendable {
  var texts: [String] = []
  /// Those that have several fonts, by their places.
  var richTexts: [Int: RichText] = [:]
}

/// Reads the part of shared strings.
final class SharedStringsReader: PartHandler {
  // Nobody else can reach the scanner while it works.
  @exclusivity(unchecked)
  private var scanner: StringTableScanner

  init(limits: ReadingLimits) { unsafe scanner = StringTableScanner(limits: limits) }

  var fault: WorkbookFault? { unsafe scanner.fault }
  var isFinished: Bool { unsafe scanner.isFinished }
  var strings: SharedStrings { unsafe scanner.strings }

  func begin(names: borrowing XMLNameTable) {
    unsafe scanner.words = names.vocabulary(of: SharedStringsReader.self) { .init($0) }
  }

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    unsafe scanner.startElement(name, in: namespace, attributes: attributes)
  }

  func endElement(_ name: XMLName, in namespace: XMLName) { unsafe scanner.endElement() }

  func characters(_ text: borrowing Span<UInt8>) { unsafe scanner.characters(text) }
}

/// The state of reading the shared strings.
struct StringTableScanner: ~Copyable {
  private enum Place { case outside, table, item }

  struct Words: Sendable {
    private(set) var item = StringItem.Words()
    private(set) var table = XMLName.none
    private(set) var string = XMLName.none

    init() {}

    init(_ names: borrowing XMLNameTable) {
      item = StringItem.Words(names)
      table = names.name("sst")
      string = names.name("si")
    }
  }

  private(set) var fault: WorkbookFault? {
    didSet { isFinished = true }
  }
  private(set) var isFinished = false
  private(set) var strings = SharedStrings()
  /// The names to compare with; set before the first event.
  var words = Words()

  private let limits: ReadingLimits
  private var place = Place.outside
  private var skipped = 0
  private var depth = 0
  private var item = StringItem()

  init(limits: ReadingLimits) { self.limits = limits }

  mutating func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    if place == .item {
      depth += 1
      item.start(name, in: namespace, attributes, words.item)
      return
    }
    guard skipped == 0, words.item.main.contains(namespace), !isFinished else { return skip() }
    if place == .table, name == words.string {
      place = .item
      depth = 0
      item.reset()
    } else if place == .outside, name == words.table {
      place = .table
    } else {
      skip()
    }
  }

  mutating func endElement() {
    if place == .item {
      if depth > 0 {
        depth -= 1
        item.end()
      } else {
        finishItem()
        place = .table
      }
    } else if skipped > 0 {
      skipped -= 1
    }
  }

  mutating func characters(_ text: borrowing Span<UInt8>) {
    guard place == .item, !isFinished else { return }
    item.append(text)
    if item.byteCount > limits.textUnits * 3 { refuseLength() }
  }

  private mutating func skip() {
    skipped += 1
    if place == .outside, !isFinished { fault = WorkbookFault(.notSharedStrings) }
  }

  private mutating func finishItem() {
    guard !isFinished else { return }
    guard !item.isLonger(than: limits.textUnits) else { return refuseLength() }
    guard strings.texts.count < limits.strings else {
      fault = WorkbookFault(.tooMany(.sharedStrings, limit: limits.strings))
      return
    }
    if let text = item.richText { strings.richTexts[strings.texts.count] = text }
    strings.texts.append(item.text)
  }

  private mutating func refuseLength() {
    fault = WorkbookFault(.stringTooLong(number: strings.texts.count, limit: limits.textUnits))
  }
}
