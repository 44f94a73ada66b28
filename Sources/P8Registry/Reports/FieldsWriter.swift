import P8Model

/// Writes the fields of a record as JSON: `[column_place, value, text as written, …]`.
///
/// SQLite's own JSON functions read it, and so do people.
struct FieldsWriter {
  private var bytes: [UInt8] = []

  /// Begins a record.
  mutating func begin() {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(UInt8(ascii: "["))
  }

  /// Adds a field.
  mutating func add(_ field: ReportedRecord.Field, place: Int64) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(contentsOf: String(place).utf8)
    bytes.append(UInt8(ascii: ","))
    let plain = field.value.description
    switch field.value {
    case .number, .truth: bytes.append(contentsOf: plain.utf8)
    case .text: append(plain, tag: UInt8(ascii: "t"))
    case .date: append(plain, tag: UInt8(ascii: "d"))
    }
    bytes.append(UInt8(ascii: ","))
    // Bytes, not characters: a text in another Unicode form is another text here.
    if field.text.utf8.elementsEqual(plain.utf8) {
      bytes.append(contentsOf: "null".utf8)
    } else {
      append(field.text, tag: nil)
    }
  }

  /// Ends a record.
  mutating func end() -> String {
    bytes.append(UInt8(ascii: "]"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func append(_ text: String, tag: UInt8?) {
    bytes.append(UInt8(ascii: "\""))
    if let tag { bytes.append(tag) }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
