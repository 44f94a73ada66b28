/// Reads workbooks of Excel 97–2003 (`.xls`): records in a stream of a compound file.
enum BinaryWorkbook {
  /// Reads a whole workbook.
  ///
  /// Of sheets only those with cells are told: charts, macros and modules are passed over.
  static func read(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) throws(WorkbookFault)
    -> ForeignWorkbook
  {
    guard bytes.count <= limits.fileBytes else { throw WorkbookFault(.fileTooLarge(limit: limits.fileBytes)) }
    var stream = RecordStream(try content(of: bytes, limits))
    let globals = try BinaryGlobals(&stream, limits: limits)
    var allowance = FormulaAllowance(forStreamOf: stream.bytes.count)
    var workbook = ForeignWorkbook()
    workbook.dateSystem = globals.dateSystem
    workbook.styles = globals.styles.stylesheet()
    workbook.definedNames = globals.names.definedNames(stream.bytes, globals.links, allowance: &allowance)
    let worksheets = globals.sheets.filter(\.isWorksheet)
    workbook.sheets = worksheets.map { ForeignWorkbook.Sheet(name: $0.name, visibility: $0.visibility) }
    let temporals = temporals(of: workbook.styles)
    let whole = min(limits.workbookCells, ForeignSheetBuilder.storedCells)
    var left = whole
    var readers: [(index: Int, reader: BinarySheetReader)] = []
    // In the order in which they stand, so that none is read twice.
    for index in worksheets.indices.sorted(by: { worksheets[$0].offset < worksheets[$1].offset }) {
      let sheet = worksheets[index]
      guard sheet.offset >= stream.offset else {
        throw WorkbookFault(.notAWorksheet, part: RecordStream.name, sheet: sheet.name)
      }
      stream.go(to: sheet.offset)
      var sheetLimits = limits
      sheetLimits.cells = min(limits.cells, left)
      let context = SheetContext(
        part: RecordStream.name, sheet: sheet.name, limits: sheetLimits, strings: globals.strings,
        temporals: temporals, dateSystem: globals.dateSystem)
      var reader = BinarySheetReader(context: context, styles: globals.styles, links: globals.links)
      do throws(WorkbookFault) {
        try reader.read(&stream, &allowance)
      } catch {
        throw located(error, sheet.name, whole: left < limits.cells ? whole : nil)
      }
      left -= reader.count
      readers.append((index, reader))
    }
    let isCalculated = readers.contains { $0.reader.hasCalculated }
    while var next = readers.popLast() {
      next.reader.finish(into: &workbook.sheets[next.index], isCalculated: isCalculated)
    }
    return workbook
  }

  private static func located(_ fault: WorkbookFault, _ sheet: String, whole: Int?) -> WorkbookFault {
    var fault = fault
    fault.sheet = fault.sheet ?? sheet
    if case .tooManyCells = fault.reason, let whole { fault.reason = .tooManyWorkbookCells(limit: whole) }
    return fault
  }

  /// The stream of records; some programs write it without a container.
  private static func content(of bytes: [UInt8], _ limits: ReadingLimits) throws(WorkbookFault) -> [UInt8] {
    guard bytes.starts(with: CompoundFile.signature) else { return bytes }
    do throws(WorkbookFault) {
      let file = try CompoundFile(bytes, limits: limits)
      if let stream = try file.stream("Workbook") { return stream }
      let names = Set(file.entries.map { $0.name.lowercased() })
      throw fault { names.contains($0.lowercased()) }
    } catch {
      // A container that is damaged may still say what stood in it.
      guard error.code == .damagedContainer, !CompoundFile.lists("Workbook", in: bytes) else { throw error }
      throw fault { CompoundFile.lists($0, in: bytes) }
    }
  }

  /// What a compound file is that has no workbook, by the names of its streams.
  private static func fault(_ hasStream: (String) -> Bool) -> WorkbookFault {
    if hasStream("EncryptedPackage") { return WorkbookFault(.password) }
    return WorkbookFault(hasStream("Book") ? .veryOldExcel : .oldOfficeFile)
  }

  /// For each cell format, whether it shows a number as a date or time.
  private static func temporals(of styles: Stylesheet) -> [DisplayFormat.Temporal] {
    var known: [Int: DisplayFormat.Temporal] = [:]
    return styles.records.map { record in
      if let temporal = known[record.numberFormat] { return temporal }
      let temporal = styles.temporal(ofNumberFormat: record.numberFormat)
      known[record.numberFormat] = temporal
      return temporal
    }
  }
}
