/// Reads the texts that the cells of a workbook share.
struct BinaryStrings {
  private(set) var strings = SharedStrings()

  private let limits: ReadingLimits

  init(limits: ReadingLimits) { self.limits = limits }

  /// Takes all texts of the record; how many it says there are is only a bound.
  mutating func read(
    _ record: RecordStream.Record, _ stream: inout RecordStream, _ styles: BinaryStyles
  ) throws(WorkbookFault) {
    var content = try stream.continued(record)
    try content.skip(4)
    let count = try content.doubleWord()
    guard count <= limits.strings else {
      throw WorkbookFault(.tooMany(.sharedStrings, limit: limits.strings), part: RecordStream.name)
    }
    for index in 0..<count {
      // Some programs state more than there are; a cell that points behind the last one is noted.
      if content.isAtEnd { break }
      let units = try content.word()
      guard units <= limits.textUnits else {
        throw WorkbookFault(.stringTooLong(number: index, limit: limits.textUnits), part: RecordStream.name)
      }
      let text = try content.text(units: units)
      if let rich = text.richText(styles) { strings.richTexts[strings.texts.count] = rich }
      strings.texts.append(text.string)
    }
  }
}

extension ContinuedBytes.Text {
  /// The text with its fonts, where it has any.
  func richText(_ styles: BinaryStyles) -> RichText? {
    guard !runs.isEmpty else { return nil }
    var result: [RichText.Run] = []
    var start = 0
    var font: CellStyle.Font?
    func take(upTo end: Int) {
      guard start < end, end <= richUnits.count else { return }
      result.append(RichText.Run(String(decoding: richUnits[start..<end], as: UTF16.self), font: font))
      start = end
    }
    for run in runs where run.start >= start && run.start < richUnits.count {
      take(upTo: run.start)
      font = styles.font(run.font)
    }
    take(upTo: richUnits.count)
    return result.contains { $0.font != nil } ? RichText(result) : nil
  }
}
