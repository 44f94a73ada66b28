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

  private let package: PackageReader
  private let rootRelationships: Relationships
  private let relationships: Relationships
  private var loadedStyles: (styles: Stylesheet, temporals: [DisplayFormat.Temporal])?
  private var loadedStrings: SharedStrings?
  /// The formats that were asked for, by their place in the styles.
  private var formats: [DisplayFormat?] = []
  /// The cells of each sheet that was read, by its part: a sheet that is read twice has them once.
  private var cellCounts: [String: Int] = [:]

  /// Opens a workbook from its bytes; faults call the file by its name.
  /// - Throws: ``WorkbookFault`` where it cannot be read within the limits.
  public init(
    bytes: [UInt8], named name: String? = nil, limits: ReadingLimits = ReadingLimits()
  ) throws(WorkbookFault) {
    do throws(WorkbookFault) {
      package = try PackageReader(bytes, limits: limits)
      rootRelationships = try package.relationships(of: "")
      let entry = try Self.workbookPart(package, rootRelationships)
      let part = WorkbookPartReader(limits: limits)
      try package.read(entry, with: part)
      relationships = try package.relationships(of: entry.name)
      var notices = package.archive.notices
      sheets = try Self.sheets(part, relationships, package.archive, &notices)
      definedNames = Self.names(part, sheets)
      dateSystem = part.dateSystem
      self.notices = notices
      file = name
    } catch {
      throw error.named(name)
    }
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
    guard sheet.type == .worksheet, let part = sheet.part, let entry = package.archive.entry(named: part)
    else { return SheetDetails() }
    do throws(WorkbookFault) {
      let temporals = try styles().temporals
      var limits = package.limits
      limits.cells = min(limits.cells, cellsLeft(besides: entry.name))
      let context = SheetContext(
        part: entry.name, sheet: sheet.name, limits: limits, strings: try sharedStrings(),
        temporals: temporals, dateSystem: dateSystem)
      let wishes = SheetWishes(
        formulas: formulas, formulaMarks: formulaMarks, blankCells: blankCells,
        validations: validations)
      var fault: WorkbookFault?
      let details = withoutActuallyEscaping(receive) { receive in
        let reader = WorksheetReader(context: context, wishes: wishes, receive: receive)
        do throws(WorkbookFault) {
          try package.read(entry, sheet: sheet.name, with: reader)
        } catch {
          fault = error
        }
        return reader.finish()
      }
      if let fault { throw fault.sayingWhole(limits, of: package.limits) }
      cellCounts[entry.name] = details.cellCount
      return details
    } catch {
      throw error.named(file)
    }
  }

  /// How many cells a sheet may have beside those of the sheets that were read.
  private func cellsLeft(besides part: String) -> Int {
    let read = cellCounts.reduce(0) { $1.key == part ? $0 : $0 + $1.value }
    return max(0, package.limits.workbookCells - read)
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
    guard let part = sheet.part else { return [] }
    do throws(WorkbookFault) {
      guard let target = try package.relationships(of: part).first("comments"),
        let entry = package.archive.entry(named: target.part)
      else { return [] }
      let reader = CommentsReader(limits: package.limits)
      try package.read(entry, sheet: sheet.name, with: reader)
      return reader.comments
    } catch {
      throw error.named(file)
    }
  }

  /// How large the part of a sheet is once unpacked.
  func unpackedBytes(of sheet: SheetDescription) -> Int {
    sheet.part.flatMap { package.archive.entry(named: $0) }?.unpackedBytes ?? 0
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

  /// Reads what the workbook says about itself.
  public func properties() throws(WorkbookFault) -> DocumentProperties {
    do throws(WorkbookFault) {
      var properties = DocumentProperties()
      for kind in ["core-properties", "extended-properties"] {
        guard let target = rootRelationships.first(kind),
          let entry = package.archive.entry(named: target.part)
        else { continue }
        let reader = PropertiesReader(limits: package.limits)
        try package.read(entry, with: reader)
        properties.take(reader.texts)
      }
      if let target = rootRelationships.first("custom-properties"),
        let entry = package.archive.entry(named: target.part)
      {
        let reader = CustomPropertiesReader(limits: package.limits)
        try package.read(entry, with: reader)
        properties.custom = reader.properties
      }
      return properties
    } catch {
      throw error.named(file)
    }
  }

  // MARK: Parts that are read once

  private func styles() throws(WorkbookFault) -> (styles: Stylesheet, temporals: [DisplayFormat.Temporal]) {
    if let loadedStyles { return loadedStyles }
    let reader = StylesReader(limits: package.limits)
    if let target = relationships.first("styles"), let entry = package.archive.entry(named: target.part) {
      try package.read(entry, with: reader)
    }
    var known: [Int: DisplayFormat.Temporal] = [:]
    let temporals = reader.styles.records.map { record in
      if let temporal = known[record.numberFormat] { return temporal }
      let temporal = reader.styles.temporal(ofNumberFormat: record.numberFormat)
      known[record.numberFormat] = temporal
      return temporal
    }
    let loaded = (reader.styles, temporals)
    loadedStyles = loaded
    return loaded
  }

  private func sharedStrings() throws(WorkbookFault) -> SharedStrings {
    if let loadedStrings { return loadedStrings }
    var strings = SharedStrings()
    if let target = relationships.first("sharedStrings"),
      let entry = package.archive.entry(named: target.part)
    {
      let reader = SharedStringsReader(limits: package.limits)
      try package.read(entry, with: reader)
      strings = reader.strings
    }
    loadedStrings = strings
    return strings
  }
}

extension WorkbookFault {
  /// The same; where a sheet had fewer cells left than a sheet may have, it is the workbook that has too many.
  fileprivate func sayingWhole(_ left: ReadingLimits, of limits: ReadingLimits) -> WorkbookFault {
    guard case .tooManyCells = reason, left.cells < limits.cells else { return self }
    var fault = self
    fault.reason = .tooManyWorkbookCells(limit: limits.workbookCells)
    return fault
  }
}
