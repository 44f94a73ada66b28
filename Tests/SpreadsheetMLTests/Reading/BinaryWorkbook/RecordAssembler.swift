/// Puts records together by hand, as workbooks of Excel 97–2003 have them in their stream.
struct RecordAssembler {
  /// The content of a record, numbers with the lowest byte first.
  struct Content {
    private(set) var bytes: [UInt8] = []

    static func + (left: Content, right: Content) -> Content {
      var sum = left
      sum.bytes += right.bytes
      return sum
    }

    static func byte(_ values: Int...) -> Content {
      Content(bytes: values.map { UInt8(truncatingIfNeeded: $0) })
    }

    static func word(_ values: Int...) -> Content {
      Content(bytes: values.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
    }

    static func long(_ value: Int) -> Content { .word(value, value >> 16) }

    static func double(_ value: Double) -> Content {
      Content(bytes: (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> UInt64($0 * 8)) })
    }

    /// The letters of a text with the byte that says how wide they are.
    static func letters(_ text: String, wide: Bool = true) -> Content {
      text.utf16.reduce(.byte(wide ? 1 : 0)) { $0 + (wide ? .word(Int($1)) : .byte(Int($1))) }
    }

    static func text(_ text: String, wide: Bool = true) -> Content {
      .word(text.utf16.count) + letters(text, wide: wide)
    }

    static func shortText(_ text: String, wide: Bool = true) -> Content {
      .byte(text.utf16.count) + letters(text, wide: wide)
    }

    /// Bytes as they are seen in a dump: `1E 01 00`.
    static func hex(_ text: String) -> Content {
      Content(bytes: text.split(separator: " ").compactMap { UInt8($0, radix: 16) })
    }

    static func raw(_ bytes: [UInt8]) -> Content { Content(bytes: bytes) }
  }

  /// A record: type, length, content.
  static func record(_ type: Int, _ content: Content = .byte()) -> [UInt8] {
    Content.word(type, content.bytes.count).bytes + content.bytes
  }

  static let end = record(0x000A)

  static func beginning(version: Int = 0x0600, _ kind: Int) -> [UInt8] {
    record(0x0809, .word(version, kind, 0, 0) + .long(0) + .long(0x0600))
  }

  static func font(_ name: String, size: Int = 220, flags: Int = 0, weight: Int = 400, color: Int = 0x7FFF)
    -> [UInt8]
  {
    record(0x0031, .word(size, flags, color, weight, 0) + .byte(0, 0, 0, 0) + .shortText(name))
  }

  static func format(_ number: Int, _ code: String) -> [UInt8] { record(0x041E, .word(number) + .text(code)) }

  static func cellFormat(font: Int = 0, format: Int = 0, pattern: Int = 0, color: Int = 64) -> [UInt8] {
    record(
      0x00E0,
      .word(font, format, 1) + .byte(0x20, 0, 0, 0) + .long(0) + .long(pattern << 26) + .word(color | 65 << 7)
    )
  }

  static func strings(_ texts: [Content], count: Int? = nil) -> [UInt8] {
    record(0x00FC, texts.reduce(.long(texts.count) + .long(count ?? texts.count)) { $0 + $1 })
  }

  struct Sheet {
    var name = "S"
    var state = 0
    var type = 0
    var kind = 0x0010
    var records: [[UInt8]] = []
  }

  /// What stands before the list of sheets, and behind it; two cell formats of a number and of a day where nothing is
  /// said.
  var before: [[UInt8]] = [
    Self.font("Arial"), Self.font("Times New Roman", weight: 700), Self.font(".VnTime", flags: 2),
    Self.font("Calibri"), Self.font("Tahoma"), Self.cellFormat(), Self.cellFormat(font: 1, format: 14),
  ]
  var behind: [[UInt8]] = []
  var sheets: [Sheet] = []

  init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// One sheet with cells and the like.
  init(_ records: [UInt8]...) { sheets = [Sheet(records: records)] }

  func with(_ change: (inout RecordAssembler) -> Void) -> RecordAssembler {
    var copy = self
    change(&copy)
    return copy
  }

  /// The whole stream, with the places of the sheets.
  var stream: [UInt8] {
    let bodies = sheets.map { Self.beginning($0.kind) + $0.records.flatMap(\.self) + Self.end }
    func list(_ places: [Int]) -> [UInt8] {
      zip(sheets, places).flatMap { sheet, place in
        Self.record(0x0085, .long(place) + .byte(sheet.state, sheet.type) + .shortText(sheet.name))
      }
    }
    let head = Self.beginning(0x0005) + before.flatMap(\.self)
    let tail = behind.flatMap(\.self) + Self.end
    var place = head.count + list(sheets.map { _ in 0 }).count + tail.count
    var places: [Int] = []
    for body in bodies {
      places.append(place)
      place += body.count
    }
    return head + list(places) + tail + bodies.flatMap(\.self)
  }
}
