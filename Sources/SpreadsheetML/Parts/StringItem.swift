import XMLStream

/// Collects the text of a shared string, an inline string or a comment: plain, or in runs; without phonetics.
struct StringItem: ~Copyable {
  /// The names that occur in a text.
  final class Words: Sendable {
    let main: NamespacePair
    let text, run, runProperties: XMLName
    let fonts: FontElements

    /// The words before a parser is there.
    init() {
      main = .none
      text = .none
      run = .none
      runProperties = .none
      fonts = FontElements()
    }

    init(_ names: borrowing XMLNameTable) {
      main = NamespacePair(names, Namespace.main, Namespace.strictMain)
      text = names.name("t")
      run = names.name("r")
      runProperties = names.name("rPr")
      fonts = FontElements(names)
    }
  }

  private enum Place { case item, text, run, runText, runProperties }

  private var place = Place.item
  private var skipped = 0
  private var bytes = ByteRun(capacity: 64)
  private var runStart = 0
  private var runs: [(start: Int, end: Int, font: CellStyle.Font?)] = []
  private var font: CellStyle.Font?

  mutating func reset() {
    place = .item
    skipped = 0
    bytes.removeAll()
    if !runs.isEmpty { runs.removeAll(keepingCapacity: true) }
  }

  var byteCount: Int { bytes.count }

  /// Whether the text is longer than a number of UTF-16 units.
  func isLonger(than units: Int) -> Bool {
    bytes.count > units && bytes.withSpan { TextEscapes.unitCount($0) } > units
  }

  /// An element within the item begins.
  mutating func start(
    _ name: XMLName, in namespace: XMLName, _ attributes: borrowing XMLAttributes, _ words: Words
  ) {
    guard skipped == 0, words.main.contains(namespace) else {
      skipped += 1
      return
    }
    switch place {
    case .item where name == words.text: place = .text
    case .item where name == words.run:
      place = .run
      runStart = bytes.count
      font = nil
    case .run where name == words.text: place = .runText
    case .run where name == words.runProperties:
      place = .runProperties
      font = CellStyle.Font()
    case .runProperties:
      var read = font ?? CellStyle.Font()
      words.fonts.read(name, attributes, into: &read)
      font = read
      skipped += 1
    default: skipped += 1
    }
  }

  /// An element within the item ends.
  mutating func end() {
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    switch place {
    case .text: place = .item
    case .runText, .runProperties: place = .run
    case .run:
      runs.append((runStart, bytes.count, font))
      place = .item
    case .item: break
    }
  }

  /// Takes a piece of text, if it belongs to the item.
  mutating func append(_ characters: borrowing Span<UInt8>) {
    guard skipped == 0, place == .text || place == .runText else { return }
    bytes.append(characters)
  }

  var text: String { bytes.withSpan { TextEscapes.text($0) } }

  /// The text with its fonts, if any run has a font of its own.
  var richText: RichText? {
    guard !runs.isEmpty, runs.contains(where: { $0.font != nil }) else { return nil }
    var result: [RichText.Run] = []
    var end = 0
    for run in runs {
      if run.start > end { result.append(RichText.Run(text(end..<run.start))) }
      result.append(RichText.Run(text(run.start..<run.end), font: run.font))
      end = run.end
    }
    return RichText(result)
  }

  private func text(_ range: Range<Int>) -> String {
    bytes.withSpan { TextEscapes.text($0.extracting(range)) }
  }
}
