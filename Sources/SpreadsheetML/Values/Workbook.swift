/// A workbook to be written.
public struct Workbook: Sendable {
  /// The sheets, in the order of their tabs.
  public var sheets: [Worksheet]
  /// What the workbook says about itself.
  public var properties: DocumentProperties
  /// Names for cells and formulas.
  public var definedNames: [DefinedName]
  /// How days are counted.
  public var dateSystem: SerialDate.System
  /// The font of cells that name none.
  public var defaultFont: CellStyle.Font
  /// The place of the sheet that is in front when the workbook is opened.
  package var activeSheet: Int

  /// A workbook of sheets.
  public init(sheets: [Worksheet] = [], properties: DocumentProperties = DocumentProperties()) {
    (self.sheets, self.properties) = (sheets, properties)
    definedNames = []
    dateSystem = .from1900
    defaultFont = CellStyle.Font()
    activeSheet = 0
  }

  package mutating func add(_ sheet: Worksheet) { sheets.append(sheet) }
}

/// How hard the parts of a package are compressed.
public enum Compression: Hashable, Sendable {
  /// Small files at good speed.
  case standard
  /// The fastest, for files that are soon thrown away.
  case draft

  /// The level of libdeflate.
  var level: CInt {
    switch self {
    case .standard: 5
    case .draft: 1
    }
  }
}
