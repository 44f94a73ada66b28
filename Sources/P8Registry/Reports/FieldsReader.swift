import P8Model

/// Reads what ``FieldsWriter`` wrote; nil for anything else.
struct FieldsReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// What is read of a record.
  struct Selection {
    /// All places that there are.
    let places: [Int64: ColumnPlace]
    /// Those whose fields are passed over.
    let passedOver: Set<Int64>
    /// Whether texts and cells are read.
    let readsTexts: Bool
    /// The sections of which nothing is passed over, or not all.
    let sections: Set<String>?

    init(_ places: [Int64: ColumnPlace], _ query: ReportQuery) {
      self.places = places
      readsTexts = query.readsTexts
      guard let isWanted = query.isWantedField else {
        passedOver = []
        sections = nil
        return
      }
      let wanted = places.filter { isWanted($0.value.section, $0.value.field) }
      passedOver = Set(places.keys).subtracting(wanted.keys)
      sections = Set(wanted.values.map(\.section))
    }
  }

  /// The fields of a record whose row is given.
  static func fields(
    of bytes: [UInt8], row: Int, selection: Selection
  ) -> [String: ReportedRecord.Field]? {
    var reader = FieldsReader(bytes)
    return reader.fields(row: row, selection: selection)
  }

  private mutating func fields(row: Int, selection: Selection) -> [String: ReportedRecord.Field]? {
    guard take(UInt8(ascii: "[")) else { return nil }
    var fields: [String: ReportedRecord.Field] = [:]
    if take(UInt8(ascii: "]")) { return position == bytes.count ? fields : nil }
    fields.reserveCapacity(12)
    repeat {
      guard let number = integer().map({ Int64($0) }), let place = selection.places[number],
        take(UInt8(ascii: ","))
      else { return nil }
      if selection.passedOver.contains(number) {
        guard skip(), take(UInt8(ascii: ",")), skip() else { return nil }
        continue
      }
      guard let value = value(), take(UInt8(ascii: ",")) else { return nil }
      var text = ""
      if selection.readsTexts {
        guard let written = writtenText(plain: value) else { return nil }
        text = written
      } else if !skip() {
        return nil
      }
      let cell = CellPlace(sheet: place.sheet, row: row &+ place.rowOffset, column: place.letters)
      fields[place.field] = ReportedRecord.Field(value: value, text: text, place: cell)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) && position == bytes.count ? fields : nil
  }

  /// A whole number of few digits; nil, and nothing read, where the next thing is none.
  private mutating func integer() -> Int? {
    var end = position
    var number = 0
    let isNegative = end < bytes.count && bytes[end] == UInt8(ascii: "-")
    if isNegative { end += 1 }
    let first = end
    while end < bytes.count, case UInt8(ascii: "0")...UInt8(ascii: "9") = bytes[end], end - first < 15 {
      number = number * 10 + Int(bytes[end] - UInt8(ascii: "0"))
      end += 1
    }
    guard end > first, end < bytes.count, bytes[end] == UInt8(ascii: ",") || bytes[end] == UInt8(ascii: "]")
    else { return nil }
    position = end
    return isNegative ? -number : number
  }

  /// Passes over a value or text.
  private mutating func skip() -> Bool {
    guard position < bytes.count else { return false }
    guard take(UInt8(ascii: "\"")) else {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "]")
      {
        position += 1
      }
      return position > start
    }
    while position < bytes.count {
      let byte = bytes[position]
      position += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { return true }
    }
    return false
  }

  private mutating func value() -> Value? {
    if let text = quotedBytes() {
      switch text.first {
      case UInt8(ascii: "t"): return .text(String(decoding: text.dropFirst(), as: UTF8.self))
      case UInt8(ascii: "d"): return CalendarDate(iso: text.dropFirst()).map { .date($0) }
      default: return nil
      }
    }
    if let number = integer() { return .number(ExactDecimal(number)) }
    switch bare() {
    case "true": return .truth(true)
    case "false": return .truth(false)
    case let number: return ExactDecimal(number).map { .number($0) }
    }
  }

  private mutating func writtenText(plain value: Value) -> String? {
    if let text = quoted() { return text }
    return bare() == "null" ? value.description : nil
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// A number or a word, up to the next comma or bracket.
  private mutating func bare() -> String {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "]") {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quoted() -> String? {
    quotedBytes().map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a text in quotes; nil where the next thing is none.
  private mutating func quotedBytes() -> ArraySlice<UInt8>? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    // Nearly all texts stand there as they are.
    let start = position
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      position = end + 1
      return bytes[start..<end]
    }
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return text[...]
      case UInt8(ascii: "\\"):
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: "u") {
          guard position + 4 < bytes.count,
            let code = UInt8(
              String(decoding: bytes[(position + 3)...(position + 4)], as: UTF8.self), radix: 16)
          else { return nil }
          text.append(code)
          position += 5
        } else {
          text.append(bytes[position])
          position += 1
        }
      default: text.append(byte)
      }
    }
    return nil
  }
}
