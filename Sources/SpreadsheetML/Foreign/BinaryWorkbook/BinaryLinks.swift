/// What the formulas of a workbook name by number: sheets, names, and functions of other programs.
struct BinaryLinks {
  private enum Book {
    /// This workbook.
    case own
    /// Functions that Excel has from elsewhere, or that came after Excel 2003.
    case functions
    /// Another workbook.
    case other
  }

  /// What stands for cells that are gone.
  static let gone = Array("#REF!".utf8)

  /// The sheets of the workbook, in the order of their tabs.
  private(set) var sheets: [String] = []
  /// The defined names, in their order.
  private var names: [String] = []

  private var books: [(book: Book, names: [String])] = []
  private var references: [(book: Int, first: Int, last: Int)] = []
  /// What stands in front of a reference to one sheet.
  private var prefixes: [[UInt8]] = []

  private let limit: Int

  init(limits: ReadingLimits) { limit = limits.annotations }

  // MARK: Records

  private func checkRoom(_ count: Int) throws(WorkbookFault) {
    guard count < limit else {
      throw WorkbookFault(.tooMany(.definedNames, limit: limit), part: RecordStream.name)
    }
  }

  mutating func readBook(_ record: RecordStream.Record, of bytes: [UInt8]) throws(WorkbookFault) {
    try checkRoom(books.count)
    switch record.body.count < 4 ? 0 : bytes.word(record.body.lowerBound + 2) {
    case 0x0401: books.append((.own, []))
    case 0x3A01: books.append((.functions, []))
    default: books.append((.other, []))
    }
  }

  mutating func readName(_ record: RecordStream.Record, _ stream: inout RecordStream) throws(WorkbookFault) {
    guard let last = books.indices.last else { return }
    try checkRoom(books[last].names.count)
    var content = try stream.continued(record)
    try content.skip(6)
    books[last].names.append(try content.text(units: content.byte(), wantsRuns: false).string)
  }

  mutating func readReferences(_ record: RecordStream.Record, _ stream: inout RecordStream)
    throws(WorkbookFault)
  {
    var content = try stream.continued(record)
    for _ in 0..<(try content.word()) {
      try checkRoom(references.count)
      references.append((try content.word(), try content.word(), try content.word()))
    }
  }

  // MARK: Words of formulas

  /// Takes the sheets and names, of which formulas say only the numbers.
  mutating func take(sheets: [String], names: [String]) {
    (self.sheets, self.names) = (sheets, names)
    prefixes = sheets.map { Array((Self.quoted($0) + "!").utf8) }
  }

  /// What stands in front of a reference to another sheet: `'Orders 2026'!`, or `#REF!` where the sheet is gone; nil
  /// for another workbook.
  func prefix(_ number: Int) -> [UInt8]? {
    guard references.indices.contains(number) else { return nil }
    let reference = references[number]
    guard books.indices.contains(reference.book), case .own = books[reference.book].book else { return nil }
    if reference.first == 0xFFFF, reference.last == 0xFFFF { return Self.gone }
    guard sheets.indices.contains(reference.first), sheets.indices.contains(reference.last)
    else { return nil }
    if reference.first == reference.last { return prefixes[reference.first] }
    let (first, last) = (sheets[reference.first], sheets[reference.last])
    let both = first + ":" + last
    return Array(((Self.isPlain(first) && Self.isPlain(last) ? both : SheetAddress.quoted(both)) + "!").utf8)
  }

  /// The defined name of a number, from 1.
  func name(_ number: Int) -> String? { names.indices.contains(number - 1) ? names[number - 1] : nil }

  /// The name of a number, from 1, in a book that is not this one.
  func externalName(_ reference: Int, _ number: Int) -> String? {
    guard references.indices.contains(reference), books.indices.contains(references[reference].book) else {
      return nil
    }
    let book = books[references[reference].book]
    switch book.book {
    case .own: return name(number)
    case .functions: return book.names.indices.contains(number - 1) ? book.names[number - 1] : nil
    case .other: return nil
    }
  }

  /// The name of a sheet as a formula writes it, quoted where it must be.
  static func quoted(_ sheet: String) -> String { isPlain(sheet) ? sheet : SheetAddress.quoted(sheet) }

  private static func isPlain(_ sheet: String) -> Bool {
    guard let first = sheet.unicodeScalars.first, first.properties.isAlphabetic || first == "_",
      sheet.unicodeScalars.allSatisfy({
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "."
      })
    else { return false }
    // What looks like an address, in either way of writing one, has to be kept apart.
    let rest = sheet.uppercased().drop { "RC".contains($0) }
    return CellReference(sheet) == nil && !rest.allSatisfy { $0.isNumber || "RC".contains($0) }
  }
}
