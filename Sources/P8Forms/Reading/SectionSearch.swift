import P8Definitions
import P8Model

/// How one section of a form is found in a workbook and read, prepared once for any number of files.
struct SectionSearch {
  /// The key of its table's defined name.
  let definedName: String
  /// The keys of its sheet's name in both languages.
  let sheetKeys: [String]
  /// The number of its columns.
  let columnCount: Int
  /// Finds its columns.
  let finder: ColumnFinder
  /// Reads its rows.
  let reader: SectionReader

  init(_ section: SectionDefinition, interpreter: CellInterpreter) {
    definedName = FormContract.key(ofName: FormContract.section(section.id))
    sheetKeys = Language.allCases.map { Self.sheetKey(section.sheet[$0]) }
    columnCount = section.columns.count
    finder = ColumnFinder(section)
    reader = SectionReader(section, interpreter: interpreter)
  }

  /// The key of a sheet's name without its number: `1. Tổ truyền thông` and `Tổ truyền thông (2)` are one.
  static func sheetKey(_ name: String) -> String {
    let bare = HeaderKeys.withoutBrackets(name).drop { $0.isNumber || $0 == "." || $0 == " " }
    return HeaderKeys.key(String(bare))
  }
}
