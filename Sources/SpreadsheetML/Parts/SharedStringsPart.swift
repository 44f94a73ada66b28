import XMLStream

/// `xl/sharedStrings.xml`: each text of the workbook once.
struct SharedStringsPart: ~Copyable {
  /// The entries that were not handed on yet.
  var run: ByteRun
  /// How many cells refer to the texts.
  private(set) var useCount = 0
  private var table: SharedStringTable
  private var richTexts: [RichText: Int] = [:]

  init(memoryLimit: Int) {
    run = ByteRun(capacity: 1 << 12)
    table = SharedStringTable(memoryLimit: memoryLimit)
  }

  mutating func number(of text: UnsafeBufferPointer<UInt8>) -> Int {
    useCount += 1
    let (number, isNew) = unsafe table.number(of: text)
    if isNew {
      run.reserve(64)
      run.put("<si>")
      unsafe appendText(text)
      run.put("</si>")
    }
    return number
  }

  mutating func number(of text: RichText, defaultFont: CellStyle.Font) throws(WriteFault) -> Int {
    useCount += 1
    if let known = richTexts[text] { return known }
    let number = table.numberOfNewText()
    richTexts[text] = number
    run.reserve(16)
    run.put("<si>")
    for (index, piece) in text.runs.enumerated() where !piece.text.isEmpty {
      run.reserve(32)
      run.put("<r>")
      // The first run may leave its font to the cell.
      if index > 0 || piece.font != nil {
        run.append(try Self.properties(piece.font ?? defaultFont))
      }
      var content = piece.text
      content.withUTF8 { unsafe appendText($0) }
      run.put("</r>")
    }
    run.reserve(16)
    run.put("</si>")
    return number
  }

  private static func properties(_ font: CellStyle.Font) throws(WriteFault) -> String {
    let bytes = try PackageAssembler.checked { () throws(XMLWriter.Fault) in
      var writer = XMLWriter()
      writer.element("rPr") { StylesPart.writeFontProperties(font, nameElement: "rFont", to: &$0) }
      return try writer.finish()
    }
    // Without the declaration and the line end of the document.
    guard let start = bytes.firstRange(of: Array("<rPr".utf8))?.lowerBound,
      let end = bytes.lastIndex(of: UInt8(ascii: ">"))
    else { return "" }
    return String(decoding: bytes[start...end], as: UTF8.self)
  }

  private mutating func appendText(_ text: UnsafeBufferPointer<UInt8>) {
    run.reserve(64)
    if unsafe Self.keepsSpace(text) {
      run.put("<t xml:space=\"preserve\">")
    } else {
      run.put("<t>")
    }
    unsafe run.append(escaped: text)
    run.reserve(64)
    run.put("</t>")
  }

  /// Whether the text begins or ends with white space, or has lines.
  private static func keepsSpace(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = unsafe text.first, let last = unsafe text.last else { return false }
    if first <= 0x20 || last <= 0x20 { return true }
    for index in 0..<text.count where unsafe text[index] == 10 || text[index] == 9 { return true }
    return false
  }

  var head: [UInt8] {
    Array(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<sst xmlns=\"\(Namespace.main)\" count=\"\(useCount)\" uniqueCount=\"\(table.count)\">"
        .utf8)
  }

  static let tail = Array("</sst>".utf8)
}
