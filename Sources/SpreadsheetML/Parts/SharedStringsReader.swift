import XMLStream

/// The texts that cells share.
struct SharedStrings: Sendable {
  var texts: [String] = []
  /// The runs of those that have several fonts.
  var runs: [Int: [TextRun]] = [:]
}

/// Reads the part of shared strings.
final class SharedStringsReader: PartHandler {
  private enum Place { case outside, table, item }

  private(set) var fault: WorkbookFault?
  private(set) var strings = SharedStrings()
  private(set) var declaredCount: Int?
  var isFinished: Bool { fault != nil }

  private let limits: ReadingLimits
  private var place = Place.outside
  private var skipped = 0
  private var depth = 0
  private var item = StringItem()
  private var words: Words?

  private struct Words {
    let item: StringItem.Words
    let table, string, uniqueCount: XMLName

    init(_ names: borrowing XMLNameTable) {
      item = StringItem.Words(names)
      table = names.name("sst")
      string = names.name("si")
      uniqueCount = names.name("uniqueCount")
    }
  }

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  func begin(names: borrowing XMLNameTable) {
    words = Words(names)
  }

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    guard let words else { return }
    if place == .item {
      depth += 1
      item.start(name, in: namespace, attributes, words.item)
      return
    }
    guard skipped == 0, words.item.main.contains(namespace), fault == nil else {
      return skip()
    }
    if place == .table, name == words.string {
      place = .item
      depth = 0
      item.reset()
    } else if place == .outside, name == words.table {
      place = .table
      declaredCount = attributes.integer(of: words.uniqueCount)
    } else {
      skip()
    }
  }

  func endElement(_ name: XMLName, in namespace: XMLName) {
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

  func characters(_ text: borrowing Span<UInt8>) {
    guard place == .item, fault == nil else { return }
    item.append(text)
    if item.byteCount > limits.textUnits * 3 { refuseLength() }
  }

  private func skip() {
    skipped += 1
    if place == .outside, fault == nil {
      fault = WorkbookFault(
        .damagedPart,
        reason: BilingualText(
          vi: "Phần này không phải bảng chuỗi dùng chung.", en: "This part is not a table of shared strings.")
      )
    }
  }

  private func finishItem() {
    guard fault == nil else { return }
    guard !item.isLonger(than: limits.textUnits) else { return refuseLength() }
    guard strings.texts.count < limits.strings else {
      fault = WorkbookFault(
        .limitExceeded,
        reason: BilingualText(
          vi: "Có hơn \(limits.strings) chuỗi dùng chung.",
          en: "There are more than \(limits.strings) shared strings."))
      return
    }
    if let runs = item.textRuns { strings.runs[strings.texts.count] = runs }
    strings.texts.append(item.text)
  }

  private func refuseLength() {
    fault = WorkbookFault(
      .limitExceeded,
      reason: BilingualText(
        vi: "Chuỗi số \(strings.texts.count) dài hơn \(limits.textUnits) ký tự.",
        en: "String number \(strings.texts.count) is longer than \(limits.textUnits) characters."))
  }
}
