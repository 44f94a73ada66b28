/// The stream of a workbook as a row of records: a type, a length, and as many bytes.
struct RecordStream {
  /// The name of the stream, for faults.
  static let name = "Workbook"

  struct Record {
    let type: Int
    /// Where its content stands in the stream.
    let body: Range<Int>
  }

  let bytes: [UInt8]
  /// Where the next record begins.
  private(set) var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Goes to another place.
  mutating func go(to place: Int) { offset = max(0, place) }

  /// The type of the next record; nil at the end.
  var nextType: Int? { offset + 4 <= bytes.count ? bytes.word(offset) : nil }

  /// Takes the next record; the stream may not end within it or before it.
  mutating func next() throws(WorkbookFault) -> Record {
    guard offset + 4 <= bytes.count else { throw WorkbookFault(.streamCutOff, part: Self.name) }
    let first = offset + 4
    let end = first + bytes.word(offset + 2)
    guard end <= bytes.count else { throw WorkbookFault(.streamCutOff, part: Self.name) }
    let record = Record(type: bytes.word(offset), body: first..<end)
    offset = end
    return record
  }

  /// The content of a record and of those that continue it, which are taken too.
  mutating func continued(_ record: Record) throws(WorkbookFault) -> ContinuedBytes {
    var pieces = [record.body]
    while nextType == RecordType.continue { pieces.append(try next().body) }
    return ContinuedBytes(bytes, pieces, type: record.type)
  }

  static func fault(_ record: Record) -> WorkbookFault {
    WorkbookFault(.damagedRecord(type: record.type, at: record.body.lowerBound - 4), part: name)
  }
}
