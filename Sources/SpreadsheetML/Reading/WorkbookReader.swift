/// A workbook that is open for reading.
///
/// Opening reads the list of sheets and no more; styles and shared strings are read when the first sheet
/// needs them. A reader belongs to one task. Everything in the file is taken for hostile: see
/// ``ReadingLimits``.
public final class WorkbookReader {
  /// The file as the caller named it.
  package let file: String?
  /// The sheets, in the order of their tabs.
  public let sheets: [SheetDescription]
  /// The defined names.
  public let definedNames: [DefinedName]
  /// How days are counted.
  public let dateSystem: SerialDate.System
  /// What was odd about the package and the list of sheets.
  public let notices: [ReadingNotice]

  private let content: Content
  /// The formats that were asked for, by their place in the styles.
  private var formats: [DisplayFormat?] = []

  /// What the file is inside.
  private enum Content {
    case package(PackageWorkbook)
    case foreign(ForeignWorkbook, WorkbookStyles)
  }

  /// Opens a workbook from its bytes; faults call the file by its name.
  ///
  /// Its content says what it is, whatever its name: a package of OOXML (`.xlsx`, `.xlsm`), OpenDocument (`.ods`,
  /// `.fods`), Excel 97–2003 (`.xls`), XML Spreadsheet 2003, or a web page with tables. All but the first are read whole at once, and cannot be
  /// edited.
  /// - Throws: ``WorkbookFault`` where it cannot be read within the limits.
  public init(
    bytes: [UInt8], named name: String? = nil, limits: ReadingLimits = ReadingLimits()
  ) throws(WorkbookFault) {
    do throws(WorkbookFault) {
      content = try Self.content(of: bytes, limits)
    } catch {
      throw error.named(name)
    }
    file = name
    switch content {
    case .package(let workbook):
      sheets = workbook.sheets
      definedNames = workbook.definedNames
      dateSystem = workbook.dateSystem
      notices = workbook.notices
    case .foreign(let workbook, _):
      sheets = workbook.descriptions
      definedNames = workbook.definedNames
      dateSystem = workbook.dateSystem
      notices = workbook.notices
    }
  }

  /// Every container ends here in one of two: what is read part by part, and what is read whole.
  private static func content(
    of bytes: [UInt8], _ limits: ReadingLimits
  ) throws(WorkbookFault) -> Content {
    guard bytes.count <= limits.fileBytes else {
      throw WorkbookFault(.fileTooLarge(limit: limits.fileBytes))
    }
    if let foreign = try ForeignFormat(of: bytes)?.workbook(bytes, limits) {
      return .foreign(foreign, WorkbookStyles(foreign.styles))
    }
    let package = try PackageReader(bytes, limits: limits)
    let root = try package.relationships(of: "")
    if let main = root.first("officeDocument") {
      return .package(try PackageWorkbook(package, relationships: root, main: main))
    }
    let foreign = try otherPackage(package)
    return .foreign(foreign, WorkbookStyles(foreign.styles))
  }

  /// Whether bytes begin like a workbook, or like anything else that has a fault of its own and is no text: whatever
  /// the file is called.
  package static func isWorkbook(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: Array("PK".utf8)) || ForeignFormat(of: bytes) != nil
  }

  /// Whether bytes begin like a workbook that is one XML file: XML Spreadsheet 2003 or flat OpenDocument.
  package static func isMarkup(_ bytes: [UInt8]) -> Bool {
    switch ForeignFormat(of: bytes) {
    case .spreadsheet2003, .flatOpenDocument: true
    default: false
    }
  }

  /// Whether the workbook can be edited: whether it is a package of OOXML.
  package var isEditable: Bool {
    guard case .package = content else { return false }
    return true
  }

  /// Opens a workbook from a file, which is read into memory.
  public convenience init(path: String, limits: ReadingLimits = ReadingLimits()) throws(WorkbookFault) {
    let bytes: [UInt8]
    do throws(WorkbookFault) {
      bytes = try FileBytes.read(path, limit: limits.fileBytes)
    } catch {
      throw error.named(path)
    }
    try self.init(bytes: bytes, named: path, limits: limits)
  }

  // MARK: Sheets

  /// The sheet of a name, letters large or small.
  public func sheet(named name: String) -> SheetDescription? {
    sheets.first { $0.name == name } ?? sheets.first { $0.name.lowercased() == name.lowercased() }
  }

  /// Reads the rows of a sheet one by one, in the order of the file.
  ///
  /// Rows without cells are left out unless they are hidden. Where ``SheetDetails/isOrdered`` comes back
  /// false, rows came out of order or twice: ``content(of:formulas:formulaMarks:blankCells:validations:)``
  /// puts them in order.
  ///
  /// - Parameters:
  ///   - sheet: The sheet; one without cells gives no row.
  ///   - formulas: Whether the texts of formulas are wanted.
  ///   - formulaMarks: Whether cells are wanted that have a formula and no value, be its text wanted or not.
  ///   - blankCells: Whether cells are wanted that have no value, only a format.
  ///   - validations: Whether the details say what may be entered where; without them what stands behind the
  ///     merged ranges is not read.
  ///   - receive: Takes each row, and says whether the next one is wanted.
  /// - Returns: What the sheet says besides its cells.
  /// - Throws: ``WorkbookFault``.
  @discardableResult
  public func readRows(
    of sheet: SheetDescription, formulas: Bool = false, formulaMarks: Bool = false, blankCells: Bool = false,
    validations: Bool = true, _ receive: (borrowing SheetRow) -> ReadingStep
  ) throws(WorkbookFault) -> SheetDetails {
    let wishes = SheetWishes(
      formulas: formulas, formulaMarks: formulaMarks, blankCells: blankCells, validations: validations)
    switch content {
    case .package(let workbook):
      do throws(WorkbookFault) {
        return try workbook.readRows(of: sheet, wishes: wishes, receive)
      } catch {
        throw error.named(file)
      }
    case .foreign(let workbook, _): return workbook.readRows(of: sheet, wishes: wishes, receive)
    }
  }

  /// Reads a whole sheet into memory, its rows and cells in order.
  public func content(
    of sheet: SheetDescription, formulas: Bool = false, formulaMarks: Bool = false, blankCells: Bool = false,
    validations: Bool = true
  ) throws(WorkbookFault) -> SheetContent {
    var rows: [SheetRow] = []
    var details = try readRows(
      of: sheet, formulas: formulas, formulaMarks: formulaMarks, blankCells: blankCells,
      validations: validations
    ) { row in
      rows.append(SheetRow(index: row.index, isHidden: row.isHidden, cells: row.cells))
      return .next
    }
    if !details.isOrdered {
      let ordered = SheetAssembly.ordered(rows)
      rows = ordered.rows
      for duplicate in ordered.duplicates {
        details.note(
          ReadingNotice(.duplicateCell, part: sheet.part, sheet: sheet.name, cell: duplicate.reference))
      }
      details.cellCount -= ordered.duplicates.count
    }
    return SheetContent(description: sheet, rows: rows, details: details)
  }

  /// Reads the comments of a sheet.
  public func comments(of sheet: SheetDescription) throws(WorkbookFault) -> [CellComment] {
    switch content {
    case .package(let workbook):
      do throws(WorkbookFault) {
        return try workbook.comments(of: sheet)
      } catch {
        throw error.named(file)
      }
    case .foreign(let workbook, _): return workbook.comments(of: sheet)
    }
  }

  /// How large the part of a sheet is once unpacked; 0 for one that is in memory.
  func unpackedBytes(of sheet: SheetDescription) -> Int {
    guard case .package(let workbook) = content else { return 0 }
    return workbook.unpackedBytes(of: sheet)
  }

  // MARK: Looks

  /// How a cell looks, as a style that can be written again.
  public func style(of cell: SheetCell) throws(WorkbookFault) -> CellStyle {
    try style(at: cell.styleIndex)
  }

  private func style(at index: Int) throws(WorkbookFault) -> CellStyle {
    do throws(WorkbookFault) {
      return try styles().styles.style(at: index)
    } catch {
      throw error.named(file)
    }
  }

  /// The text that a person sees in a cell, were the column wide enough.
  public func displayedText(
    of cell: SheetCell, conventions: DisplayConventions = .english
  ) throws(WorkbookFault) -> String {
    if case .text(let text) = cell.value, cell.styleIndex == 0 { return text }
    let index = cell.styleIndex
    if index < formats.count,
      let text = formats[index]?.text(of: cell.value, conventions: conventions, dateSystem: dateSystem)
    {
      return text
    }
    let format = DisplayFormat(code: try style(at: index).numberFormat.code)
    // A cell made by hand may name any style: only those that are there are kept.
    if formats.isEmpty { formats = Array(repeating: nil, count: try styles().temporals.count) }
    if index < formats.count { formats[index] = format }
    return format.text(of: cell.value, conventions: conventions, dateSystem: dateSystem)
  }

  // MARK: Properties

  /// Reads what the workbook says about itself; nothing of what is no package of OOXML.
  public func properties() throws(WorkbookFault) -> DocumentProperties {
    guard case .package(let workbook) = content else { return DocumentProperties() }
    do throws(WorkbookFault) {
      return try workbook.properties()
    } catch {
      throw error.named(file)
    }
  }

  private func styles() throws(WorkbookFault) -> WorkbookStyles {
    switch content {
    case .package(let workbook): return try workbook.styles()
    case .foreign(_, let styles): return styles
    }
  }
}
