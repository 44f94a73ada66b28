/// The records of a workbook of Excel 97–2003 that are read; all others are passed over, also those of cells with only
/// a format.
enum RecordType {
  static let formula = 0x0006
  /// The numbers that formulas had in Excel 3 and 4; some programs still write them.
  static let formula3 = 0x0206
  static let formula4 = 0x0406
  static let endOfStream = 0x000A
  static let externalSheets = 0x0017
  static let definedName = 0x0018
  static let note = 0x001C
  static let dateMode = 0x0022
  static let externalName = 0x0023
  static let filePassword = 0x002F
  static let font = 0x0031
  static let `continue` = 0x003C
  static let object = 0x005D
  static let columnInfo = 0x007D
  static let boundSheet = 0x0085
  static let palette = 0x0092
  static let multipleRK = 0x00BD
  static let richString = 0x00D6
  static let cellFormat = 0x00E0
  static let mergedCells = 0x00E5
  static let sharedStrings = 0x00FC
  static let labelSharedString = 0x00FD
  static let externalBook = 0x01AE
  static let textObject = 0x01B6
  static let dimensions = 0x0200
  static let number = 0x0203
  static let label = 0x0204
  static let booleanOrError = 0x0205
  static let string = 0x0207
  static let row = 0x0208
  static let array = 0x0221
  static let dataTable = 0x0236
  static let rk = 0x027E
  static let numberFormat = 0x041E
  static let sharedFormula = 0x04BC
  static let beginning = 0x0809
}
