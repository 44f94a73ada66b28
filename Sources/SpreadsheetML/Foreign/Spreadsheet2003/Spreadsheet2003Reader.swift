import XMLStream

/// Reads XML Spreadsheet 2003.
final class Spreadsheet2003Reader: PartHandler {
  /// The elements that are known.
  private enum Word: String, CaseIterable {
    case workbook = "Workbook"
    case excelWorkbook = "ExcelWorkbook"
    case date1904 = "Date1904"
    case styles = "Styles"
    case style = "Style"
    case font = "Font"
    case alignment = "Alignment"
    case interior = "Interior"
    case numberFormat = "NumberFormat"
    case protection = "Protection"
    case names = "Names"
    case namedRange = "NamedRange"
    case worksheet = "Worksheet"
    case table = "Table"
    case column = "Column"
    case row = "Row"
    case cell = "Cell"
    case data = "Data"
    case comment = "Comment"
    case worksheetOptions = "WorksheetOptions"
    case visible = "Visible"
  }

  /// What markup within a text does to its letters.
  private static let letters = ["B", "I", "U", "S", "Sub", "Sup", "Font"]

  var fault: WorkbookFault? { ownFault ?? builder.fault }
  var isFinished: Bool { fault != nil }

  private var ownFault: WorkbookFault?
  private var builder: ForeignSheetBuilder
  private var looks = Spreadsheet2003Looks()
  private let limits: ReadingLimits

  private var names = Names()
  private var path: [Word] = []
  private var skipped = 0
  private var text: [UInt8] = []

  private var row = Spreadsheet2003Row()
  private var cell = Spreadsheet2003Cell()
  private var nextColumn = 1
  private var sheetName: String?

  static func workbook(
    in bytes: [UInt8], _ limits: ReadingLimits
  ) throws(WorkbookFault) -> ForeignWorkbook {
    let reader = Spreadsheet2003Reader(limits)
    try MarkupFile.read(bytes, with: reader, limits)
    return try reader.builder.finish()
  }

  private init(_ limits: ReadingLimits) {
    self.limits = limits
    builder = ForeignSheetBuilder(limits: limits, styles: ForeignStyles(limits: limits))
  }

  // MARK: Names

  private struct Names {
    var spreadsheet = XMLName.none
    var excel = XMLName.none
    var words: [XMLName: Word] = [:]
    var letters: [XMLName: String] = [:]
    var attributes: [XMLName: String] = [:]
  }

  func begin(names table: borrowing XMLNameTable) {
    names.spreadsheet = table.name(Spreadsheet2003.spreadsheet)
    names.excel = table.name(Spreadsheet2003.excel)
    for word in Word.allCases { names.words[table.name(word.rawValue)] = word }
    for letter in Self.letters { names.letters[table.name(letter)] = letter }
    for attribute in Spreadsheet2003Attributes.known { names.attributes[table.name(attribute)] = attribute }
  }

  private func values(_ attributes: borrowing XMLAttributes) -> Spreadsheet2003Attributes {
    var result = Spreadsheet2003Attributes()
    for index in 0..<attributes.count {
      if let name = names.attributes[attributes.name(at: index)] {
        result.values[name] = attributes.text(at: index)
      }
    }
    return result
  }

  // MARK: Events

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    guard !isFinished else { return }
    if skipped == 0, path.last == .data {
      // Markup of HTML: what it does to letters is known, and all of its text counts.
      return cell.runs.start(names.letters[name] ?? "", values(attributes))
    }
    guard skipped == 0, namespace == names.spreadsheet || namespace == names.excel,
      let word = names.words[name], isKnown(word)
    else {
      skipped += 1
      if path.isEmpty { ownFault = WorkbookFault(.notASheetList) }
      return
    }
    path.append(word)
    text.removeAll(keepingCapacity: true)
    open(word, values(attributes))
  }

  func endElement(_ name: XMLName, in namespace: XMLName) {
    guard !isFinished else { return }
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    if path.last == .data, cell.runs.isOpen { return cell.runs.end() }
    guard let word = path.popLast() else { return }
    close(word)
  }

  func characters(_ characters: borrowing Span<UInt8>) {
    guard !isFinished, skipped == 0 else { return }
    switch path.last {
    case .data:
      cell.runs.append(characters)
      if cell.runs.byteCount > limits.textUnits * 3 {
        builder.refuse(
          .cellTooLong(limit: limits.textUnits),
          cell: CellReference(row: row.index, column: nextColumn))
      }
    case .visible:
      for index in characters.indices where text.count < 32 { text.append(characters[index]) }
    default: break
    }
  }

  /// Whether an element may stand where it stands.
  private func isKnown(_ word: Word) -> Bool {
    switch (path.last, word) {
    case (nil, .workbook), (.workbook, .excelWorkbook), (.excelWorkbook, .date1904), (.workbook, .styles),
      (.styles, .style), (.style, .font), (.style, .alignment), (.style, .interior), (.style, .numberFormat),
      (.style, .protection), (.workbook, .names), (.worksheet, .names), (.names, .namedRange),
      (.workbook, .worksheet), (.worksheet, .table), (.table, .column), (.table, .row), (.row, .cell),
      (.cell, .data), (.cell, .comment), (.comment, .data), (.worksheet, .worksheetOptions),
      (.worksheetOptions, .visible):
      true
    default: false
    }
  }

  private func open(_ word: Word, _ attributes: Spreadsheet2003Attributes) {
    switch word {
    case .date1904: builder.use(.from1904)
    case .style:
      if !looks.start(attributes, limit: limits.styles) {
        ownFault = WorkbookFault(.tooMany(.styles, limit: limits.styles))
      }
    case .font: looks.readFont(attributes)
    case .alignment: looks.readAlignment(attributes)
    case .interior: looks.readInterior(attributes)
    case .numberFormat: looks.readNumberFormat(attributes)
    case .protection: looks.readProtection(attributes)
    case .namedRange: addName(attributes)
    case .worksheet:
      sheetName = attributes["Name"] ?? ""
      builder.startSheet(sheetName ?? "")
      row = Spreadsheet2003Row()
    case .column: readColumn(attributes)
    case .row: startRow(attributes)
    case .cell: startCell(attributes)
    case .comment: cell.startComment(author: attributes["Author"] ?? "")
    case .data: cell.startData(attributes["Type"] ?? "String", isComment: path.dropLast().last == .comment)
    default: break
    }
  }

  private func close(_ word: Word) {
    switch word {
    case .data: cell.finishData()
    case .cell: finishCell()
    case .row: finishRow()
    case .worksheet:
      builder.finishSheet()
      sheetName = nil
    case .visible:
      switch String(decoding: text, as: UTF8.self) {
      case "SheetHidden": builder.setVisibility(.hidden)
      case "SheetVeryHidden": builder.setVisibility(.veryHidden)
      default: break
      }
    default: break
    }
  }

  // MARK: Sheets

  /// Names of Excel's own have no prefix here.
  private func addName(_ attributes: Spreadsheet2003Attributes) {
    guard let name = attributes["Name"], let target = attributes["RefersTo"] else { return }
    let own = ["Print_Area", "Print_Titles", "_FilterDatabase", "Criteria", "Extract", "Database"]
    let formula = AddressFormula.of(String(target.drop { $0 == "=" }), at: .first)
    builder.add(
      DefinedName(
        own.contains(name) ? "_xlnm." + name : name, formula: formula, sheet: sheetName,
        isHidden: attributes.boolean("Hidden")))
  }

  private func readColumn(_ attributes: Spreadsheet2003Attributes) {
    let first = attributes.integer("Index") ?? row.nextColumn
    let last = first.addingReportingOverflow(max(0, attributes.integer("Span") ?? 0)).partialValue
    guard first >= 1, last >= first, last <= CellReference.maximumColumn else { return }
    row.nextColumn = last + 1
    if attributes.boolean("Hidden") { builder.hide(columns: first...last) }
    if let style = attributes["StyleID"] { builder.look(ofColumns: first...last, style: place(of: style)) }
  }

  private func startRow(_ attributes: Spreadsheet2003Attributes) {
    let index = attributes.integer("Index") ?? row.next
    guard (1...CellReference.maximumRow).contains(index) else {
      return builder.refuse(.rowNumber(after: builder.lastRow))
    }
    let isHidden = attributes.boolean("Hidden")
    guard builder.startRow(index, isHidden: isHidden) else { return }
    // The rows that a span adds have the looks and no cells.
    let span = min(max(0, attributes.integer("Span") ?? 0), CellReference.maximumRow)
    row.hiddenSpan = isHidden && span > 0 ? index + 1...index + span : nil
    (row.index, row.next) = (index, index + span + 1)
    row.style = attributes["StyleID"].map(place(of:))
    nextColumn = 1
  }

  private func finishRow() {
    builder.finishRow()
    guard let span = row.hiddenSpan, builder.startRow(span.lowerBound, isHidden: true) else { return }
    builder.finishRow(times: span.count)
  }

  private func startCell(_ attributes: Spreadsheet2003Attributes) {
    let column = attributes.integer("Index") ?? nextColumn
    guard column >= 1, column <= CellReference.maximumColumn else {
      return builder.refuse(.beyondLastColumn(row: row.index))
    }
    nextColumn = column
    cell = Spreadsheet2003Cell()
    cell.style = attributes["StyleID"].map(place(of:)) ?? row.style ?? builder.style(ofColumn: column)
    if cell.style == 0 { cell.style = place(of: "Default") }
    cell.across = min(max(0, attributes.integer("MergeAcross") ?? 0), CellReference.maximumColumn)
    cell.down = min(max(0, attributes.integer("MergeDown") ?? 0), CellReference.maximumRow)
    if let formula = attributes["Formula"], let place = CellReference(row: row.index, column: column) {
      cell.formula = AddressFormula.of(String(formula.drop { $0 == "=" }), at: place)
    }
  }

  private func finishCell() {
    guard let place = CellReference(row: row.index, column: nextColumn) else { return }
    nextColumn += cell.across + 1
    if cell.across > 0 || cell.down > 0 { merge(at: place) }
    if let comment = cell.comment(at: place) { builder.comment(comment) }
    var made = ForeignSheetBuilder.Cell(style: cell.style, formula: cell.formula)
    made.hasFormula = cell.formula != nil
    if let (value, isSound) = cell.value(in: builder.workbook.dateSystem) {
      made.value = value
      made.richText = cell.richText
      if !isSound { builder.note(.malformedValue, place) }
    }
    builder.put(made, column: place.column)
  }

  private func merge(at place: CellReference) {
    guard
      let last = CellReference(
        row: min(place.row + cell.down, CellReference.maximumRow),
        column: min(place.column + cell.across, CellReference.maximumColumn))
    else { return }
    builder.merge(CellRange(place, last))
  }

  private func place(of style: String) -> Int {
    guard let place = builder.styles.place(of: looks.look(style)) else {
      builder.refuse(.tooMany(.styles, limit: limits.styles))
      return 0
    }
    return place
  }
}

/// The row that is being read.
struct Spreadsheet2003Row {
  var index = 0
  var next = 1
  var style: Int?
  var hiddenSpan: ClosedRange<Int>?
  /// The column that the next column element means.
  var nextColumn = 1
}

/// The attributes of an element by their local names: they have a prefix or none, as their writer liked.
struct Spreadsheet2003Attributes {
  static let known = [
    "ID", "Parent", "FontName", "Face", "Size", "Color", "Bold", "Italic", "Underline", "StrikeThrough",
    "VerticalAlign", "Horizontal", "Vertical", "Indent", "Rotate", "WrapText", "ShrinkToFit", "Pattern",
    "Format", "Protected", "HideFormula", "Name", "RefersTo", "Hidden", "Index", "Span", "StyleID",
    "MergeAcross", "MergeDown", "Formula", "Type", "Author",
  ]

  var values: [String: String] = [:]

  subscript(name: String) -> String? { values[name] }

  func boolean(_ name: String) -> Bool {
    values[name].map { $0 == "1" || $0 == "true" || $0 == "True" } ?? false
  }

  func integer(_ name: String) -> Int? {
    values[name].flatMap { text in text.utf8.count <= 9 ? Int(text) : nil }
  }

  func number(_ name: String) -> Double? {
    values[name].flatMap { NumberText.number(Array($0.utf8).span) }
  }

  /// `#FFF2CC`.
  func color(_ name: String) -> Color? { values[name].flatMap(Color.init(web:)) }
}

extension Color {
  /// A colour as web pages state it: `#FFF2CC`; nil for anything else.
  init?(web text: String) {
    guard text.hasPrefix("#"), text.utf8.count == 7, let rgb = UInt32(text.dropFirst(), radix: 16) else {
      return nil
    }
    self = .rgb(rgb)
  }
}
