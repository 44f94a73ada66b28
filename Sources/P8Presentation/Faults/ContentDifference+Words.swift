package import P8Model

extension ContentDifference {
  /// The place in words.
  package var text: LocalizedText {
    switch self {
    case .kind:
      LocalizedText(vi: "đây là một loại tệp khác", en: "this is another kind of file")
    case .sheetMissing(let name):
      LocalizedText(vi: "thiếu trang “\(name)”", en: "the sheet “\(name)” is missing")
    case .sheetAdded(let name):
      LocalizedText(vi: "thêm trang “\(name)”", en: "the sheet “\(name)” was added")
    case .rows(let sheet, let first, let last):
      LocalizedText(
        vi: (sheet.isEmpty ? "dòng " : "trang “\(sheet)”, hàng ")
          + (last == first ? "\(first)" : last.map { "\(first)–\($0)" } ?? "\(first) trở đi"),
        en: (sheet.isEmpty ? "" : "sheet “\(sheet)”, ") + (sheet.isEmpty ? "line" : "row")
          + (last == first ? " \(first)" : last.map { "s \(first)–\($0)" } ?? "s from \(first) on"))
    }
  }
}
