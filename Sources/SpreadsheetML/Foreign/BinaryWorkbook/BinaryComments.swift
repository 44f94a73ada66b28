/// Collects the comments of a sheet: the text stands in a drawing, its place in a record of its own.
struct BinaryComments {
  private struct Note {
    let cell: CellReference
    let author: String
    let object: Int
  }

  private let limits: ReadingLimits
  private var notes: [Note] = []
  private var texts: [Int: RichText] = [:]
  /// The object whose text comes next; nil where it is none of a comment.
  private var object: Int?

  // The object that holds a comment.
  private static let noteObject = 0x19

  init(limits: ReadingLimits) { self.limits = limits }

  mutating func readObject(_ record: RecordStream.Record, of bytes: [UInt8]) {
    let start = record.body.lowerBound
    let isNote =
      record.body.count >= 8 && bytes.word(start) == 0x15 && bytes.word(start + 4) == Self.noteObject
    object = isNote ? bytes.word(start + 6) : nil
  }

  mutating func readText(
    _ record: RecordStream.Record, _ stream: inout RecordStream, _ styles: BinaryStyles
  ) throws(WorkbookFault) {
    guard let object else { return }
    self.object = nil
    guard record.body.count >= 14 else { throw RecordStream.fault(record) }
    let count = stream.bytes.word(record.body.lowerBound + 10)
    let runs = stream.bytes.word(record.body.lowerBound + 12) / 8
    var content = try stream.continued(record)
    guard count <= limits.textUnits else {
      throw WorkbookFault(.commentTooLong(limit: limits.textUnits), part: RecordStream.name)
    }
    guard count > 0 else { return }
    try content.skipPiece()
    var text = ContinuedBytes.Text()
    text.string = try content.characters(count, wide: content.byte() & 1 != 0)
    text.richUnits = Array(text.string.utf16)
    if runs > 0 {
      try content.skipPiece()
      for _ in 0..<runs {
        text.runs.append((try content.word(), try content.word()))
        try content.skip(4)
      }
    }
    texts[object] = text.richText(styles) ?? RichText([RichText.Run(text.string)])
  }

  mutating func readNote(_ record: RecordStream.Record, _ stream: inout RecordStream) throws(WorkbookFault) {
    guard notes.count < limits.annotations else {
      throw WorkbookFault(.tooMany(.comments, limit: limits.annotations), part: RecordStream.name)
    }
    var content = try stream.continued(record)
    let (row, column) = (try content.word(), try content.word())
    try content.skip(2)
    let object = try content.word()
    // Some programs leave the author out.
    let author = content.isAtEnd ? "" : try content.text(units: content.word(), wantsRuns: false).string
    guard let cell = CellReference(row: row + 1, column: column + 1) else { return }
    // LibreOffice writes a blank for nobody.
    notes.append(Note(cell: cell, author: author == " " ? "" : author, object: object))
  }

  var comments: [CellComment] {
    notes.map { CellComment(at: $0.cell, author: $0.author, text: texts[$0.object] ?? RichText([.init("")])) }
  }
}
