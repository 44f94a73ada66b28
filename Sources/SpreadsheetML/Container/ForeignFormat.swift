/// What a file is that is no ZIP file, by what it begins with.
enum ForeignFormat {
  /// A compound file: Excel 97–2003, or another old Office file.
  case compound
  /// A stream of records without a container, as Excel 2 to 4 and some programs write it.
  case records
  /// XML Spreadsheet 2003.
  case spreadsheet2003
  /// OpenDocument as one XML file.
  case flatOpenDocument
  /// HTML.
  case webPage

  /// How many bytes are looked at for the root element.
  private static let headBytes = 16_384

  /// Nil where the bytes begin like none of them.
  init?(of bytes: [UInt8]) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .compound
    } else if let second = bytes.dropFirst().first, bytes[0] == 0x09,
      [0x00, 0x02, 0x04, 0x08].contains(second)
    {
      self = .records
    } else if !bytes.starts(with: Array("PK".utf8)), let markup = Self.markup(Self.head(of: bytes)) {
      self = markup
    } else {
      return nil
    }
  }

  /// The workbook in a file of this format.
  /// - Throws: ``WorkbookFault``; a format that is not read has a fault that names it.
  func workbook(_ bytes: [UInt8], _ limits: ReadingLimits) throws(WorkbookFault) -> ForeignWorkbook {
    switch self {
    case .compound, .records: return try BinaryWorkbook.read(bytes, limits: limits)
    case .spreadsheet2003: return try Spreadsheet2003Reader.workbook(in: bytes, limits)
    case .flatOpenDocument: return try OpenDocumentReader.workbook(inFlat: bytes, limits)
    case .webPage: return try WebPageReader.workbook(in: bytes, limits)
    }
  }

  /// The fault of a file that is neither a ZIP file nor anything that can be named.
  static func fault(of bytes: [UInt8]) -> WorkbookFault {
    if bytes.isEmpty { return WorkbookFault(.emptyFile) }
    return WorkbookFault(bytes.starts(with: Array("PK".utf8)) ? .cutOff : .otherFile)
  }

  // MARK: Markup

  /// The first bytes as text in small letters; UTF-16 is known by its mark or its zeros.
  private static func head(of bytes: [UInt8]) -> String {
    let head = bytes.prefix(headBytes)
    guard head.count >= 2 else { return "" }
    let isLittle = head[0] == 0xFF && head[1] == 0xFE || head[0] != 0 && head[1] == 0
    let isBig = head[0] == 0xFE && head[1] == 0xFF || head[0] == 0 && head[1] != 0
    guard isLittle || isBig else { return String(decoding: head, as: UTF8.self).lowercased() }
    var units: [UInt16] = []
    units.reserveCapacity(head.count / 2)
    for index in stride(from: 0, to: head.count - 1, by: 2) {
      let (one, two) = (UInt16(head[index]), UInt16(head[index + 1]))
      units.append(isLittle ? two << 8 | one : one << 8 | two)
    }
    return String(decoding: units, as: UTF16.self).lowercased()
  }

  private static func markup(_ head: String) -> ForeignFormat? {
    // A text that only mentions markup is none.
    guard head.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) == "<" else { return nil }
    switch rootName(of: head) {
    case "workbook" where head.contains("urn:schemas-microsoft-com:office:spreadsheet"):
      return .spreadsheet2003
    case "document" where head.contains("urn:oasis:names:tc:opendocument:xmlns:office:1.0"):
      return .flatOpenDocument
    case "html", "table": return .webPage
    default: return head.contains("<html") || head.contains("<table") ? .webPage : nil
    }
  }

  /// The local name of the first element, behind instructions, comments and a document type.
  private static func rootName(of head: String) -> Substring? {
    var rest = head[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: start)...]
      if rest.hasPrefix("!--") {
        guard let end = rest.firstRange(of: "-->") else { return nil }
        rest = rest[end.upperBound...]
      } else if rest.first != "?", rest.first != "!" {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == ":" || $0 == "-" || $0 == "_" }
        return name.split(separator: ":").last
      }
    }
    return nil
  }
}
