import P8Model

/// Reads what ``FieldsWriter`` wrote; nil for anything else.
struct FieldsReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The fields of a record whose row is given.
  static func fields(
    of text: String, row: Int, places: [Int64: ColumnPlace]
  ) -> [String: ReportedRecord.Field]? {
    var reader = FieldsReader(text)
    return reader.fields(row: row, places: places)
  }

  private mutating func fields(row: Int, places: [Int64: ColumnPlace]) -> [String: ReportedRecord.Field]? {
    guard take(UInt8(ascii: "[")) else { return nil }
    var fields: [String: ReportedRecord.Field] = [:]
    if take(UInt8(ascii: "]")) { return position == bytes.count ? fields : nil }
    repeat {
      guard let place = Int64(bare()).flatMap({ places[$0] }), take(UInt8(ascii: ",")),
        let value = value(), take(UInt8(ascii: ",")), let text = writtenText(plain: value)
      else { return nil }
      let cell = CellPlace(sheet: place.sheet, row: row + place.rowOffset, column: place.letters)
      fields[place.field] = ReportedRecord.Field(value: value, text: text, place: cell)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) && position == bytes.count ? fields : nil
  }

  private mutating func value() -> Value? {
    if let text = quoted() {
      let rest = text.utf8.dropFirst()
      switch text.utf8.first {
      case UInt8(ascii: "t"): return .text(String(decoding: Array(rest), as: UTF8.self))
      case UInt8(ascii: "d"):
        return CalendarDate(iso: String(decoding: Array(rest), as: UTF8.self)).map { .date($0) }
      default: return nil
      }
    }
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

  /// A text in quotes; nil where the next thing is none.
  private mutating func quoted() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
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
