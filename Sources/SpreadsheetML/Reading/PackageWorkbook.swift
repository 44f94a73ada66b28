/// A workbook in a package of OOXML: its list of sheets is read at once, styles and shared strings when the first sheet
/// needs them.
final class PackageWorkbook {
  let sheets: [SheetDescription]
  let definedNames: [DefinedName]
  let dateSystem: SerialDate.System
  let notices: [ReadingNotice]

  private let package: PackageReader
  private let rootRelationships: Relationships
  private let relationships: Relationships
  private var loadedStyles: WorkbookStyles?
  private var loadedStrings: SharedStrings?
  /// The cells of each sheet that was read, by its part: a sheet that is read twice has them once.
  private var cellCounts: [String: Int] = [:]

  /// - Parameter main: Where the relationships of the package say that the list of sheets is.
  init(
    _ package: PackageReader, relationships root: Relationships, main: Relationship
  ) throws(WorkbookFault) {
    let entry = try WorkbookReader.workbookPart(package, main)
    let part = WorkbookPartReader(limits: package.limits)
    try package.read(entry, with: part)
    relationships = try package.relationships(of: entry.name)
    var notices = package.archive.notices
    sheets = try WorkbookReader.sheets(part, relationships, package.archive, &notices)
    definedNames = WorkbookReader.names(part, sheets)
    dateSystem = part.dateSystem
    self.notices = notices
    self.package = package
    rootRelationships = root
  }

  func readRows(
    of sheet: SheetDescription, wishes: SheetWishes, _ receive: (borrowing SheetRow) -> ReadingStep
  ) throws(WorkbookFault) -> SheetDetails {
    guard sheet.type == .worksheet, let part = sheet.part, let entry = package.archive.entry(named: part)
    else { return SheetDetails() }
    let temporals = try styles().temporals
    var limits = package.limits
    limits.cells = min(limits.cells, cellsLeft(besides: entry.name))
    let context = SheetContext(
      part: entry.name, sheet: sheet.name, limits: limits, strings: try sharedStrings(),
      temporals: temporals, dateSystem: dateSystem)
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
  }

  /// How many cells a sheet may have beside those of the sheets that were read.
  private func cellsLeft(besides part: String) -> Int {
    let read = cellCounts.reduce(0) { $1.key == part ? $0 : $0 + $1.value }
    return max(0, package.limits.workbookCells - read)
  }

  func comments(of sheet: SheetDescription) throws(WorkbookFault) -> [CellComment] {
    guard let part = sheet.part, let target = try package.relationships(of: part).first("comments"),
      let entry = package.archive.entry(named: target.part)
    else { return [] }
    let reader = CommentsReader(limits: package.limits)
    try package.read(entry, sheet: sheet.name, with: reader)
    return reader.comments
  }

  /// How large the part of a sheet is once unpacked.
  func unpackedBytes(of sheet: SheetDescription) -> Int {
    sheet.part.flatMap { package.archive.entry(named: $0) }?.unpackedBytes ?? 0
  }

  func properties() throws(WorkbookFault) -> DocumentProperties {
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
  }

  // MARK: Parts that are read once

  func styles() throws(WorkbookFault) -> WorkbookStyles {
    if let loadedStyles { return loadedStyles }
    let loaded = try part("styles", in: Self.knownStyles) { (entry) throws(WorkbookFault) in
      let reader = StylesReader(limits: package.limits)
      if let entry { try package.read(entry, with: reader) }
      return WorkbookStyles(reader.styles)
    }
    loadedStyles = loaded
    return loaded
  }

  private func sharedStrings() throws(WorkbookFault) -> SharedStrings {
    if let loadedStrings { return loadedStrings }
    let loaded = try part("sharedStrings", in: Self.knownStrings) { (entry) throws(WorkbookFault) in
      guard let entry else { return SharedStrings() }
      let reader = SharedStringsReader(limits: package.limits)
      try package.read(entry, with: reader)
      return reader.strings
    }
    loadedStrings = loaded
    return loaded
  }

  private static let knownStyles = PartMemory<WorkbookStyles>()
  private static let knownStrings = PartMemory<SharedStrings>()

  /// What is made of a part of a kind; where there is none it is made of nothing.
  private func part<Content: Sendable>(
    _ kind: String, in memory: PartMemory<Content>,
    make: (ZipEntry?) throws(WorkbookFault) -> Content
  ) throws(WorkbookFault) -> Content {
    guard let target = relationships.first(kind), let entry = package.archive.entry(named: target.part) else {
      return try make(nil)
    }
    return try package.remembered(entry, in: memory) { () throws(WorkbookFault) in try make(entry) }
  }
}

/// The styles of a workbook, and of each cell format whether it shows numbers as dates or times.
struct WorkbookStyles: Sendable {
  let styles: Stylesheet
  let temporals: [DisplayFormat.Temporal]

  init(_ styles: Stylesheet) {
    self.styles = styles
    var known: [Int: DisplayFormat.Temporal] = [:]
    temporals = styles.records.map { record in
      if let temporal = known[record.numberFormat] { return temporal }
      let temporal = styles.temporal(ofNumberFormat: record.numberFormat)
      known[record.numberFormat] = temporal
      return temporal
    }
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
