import Foundation
import SpreadsheetML

/// Writes a workbook for each feature, each pair of features and all together: `workbook-matrix FOLDER`.
@main
struct WorkbookMatrix {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("workbook-matrix FOLDER")
      return
    }
    let folder = CommandLine.arguments[1]
    var count = 0
    func write(_ name: String, _ features: [Feature]) throws {
      var workbook = Workbook(sheets: [Worksheet(name: "1. Tổ truyền thông"), catalogue])
      if features.contains(where: { $0.name == "1904" }) { workbook.dateSystem = .from1904 }
      for feature in features { feature.add(&workbook) }
      try workbook.write(to: "\(folder)/\(name).xlsx")
      count += 1
    }
    let features = Feature.all
    try write("nothing", [])
    for (index, feature) in features.enumerated() {
      try write(feature.name, [feature])
      for other in features[(index + 1)...] { try write("\(feature.name)+\(other.name)", [feature, other]) }
    }
    let everything = features.filter { $0.name != "1904" }
    try write("everything", everything)
    try writeEdited("\(folder)/edited.xlsx", from: "\(folder)/everything.xlsx")
    var workbook = Workbook(sheets: [Worksheet(name: "1. Tổ truyền thông"), catalogue])
    for feature in everything { feature.add(&workbook) }
    try Data(workbook.spreadsheetXML2003()).write(to: URL(filePath: "\(folder)/everything.xml"))
    print("\(count) workbooks")
  }

  /// A copy with marks, other values, comments and a sheet of results.
  private static func writeEdited(_ path: String, from source: String) throws {
    var editor = try WorkbookEditor(bytes: Array(Data(contentsOf: URL(filePath: source))))
    let sheet = "1. Tổ truyền thông"
    editor.mark(Feature.cell("B4"), on: sheet, with: .bad)
    editor.mark(
      Feature.cell("Q50"), on: sheet,
      with: DifferentialStyle(isBold: true, isItalic: true, borderColor: .red, numberFormat: .dong))
    editor.set(.text("sửa lại"), at: Feature.cell("A5"), on: sheet)
    editor.set(.number(12), at: Feature.cell("Q50"), on: sheet)
    editor.comment(CellComment(at: Feature.cell("A5"), author: "p8", text: "Đã sửa"), on: sheet)
    editor.comment(CellComment(at: Feature.cell("B3"), author: "p8", text: "Thêm"), on: sheet)
    editor.comment(CellComment(at: Feature.cell("A1"), author: "p8", text: "Danh mục"), on: "Danh mục")
    var results = Worksheet(name: "Kết quả kiểm tra")
    let header = CellStyle(font: .init(isBold: true), fill: .lightGray, borders: .all(.thin))
    results.set([.text("Ô"), .text("Lỗi")], row: 1, style: header)
    results.set(.hyperlink(.init(.place("'1. Tổ truyền thông'!A5")), text: "A5"), at: Feature.cell("A2"))
    results.set(.date(.init(year: 2026, month: 6, day: 14)), at: Feature.cell("B2"))
    results.fitColumns(1...2)
    editor.add(results)
    try Data(editor.xlsx()).write(to: URL(filePath: path))
  }

  private static var catalogue: Worksheet {
    var sheet = Worksheet(name: "Danh mục")
    for (index, text) in ["Giếng khoan", "Nước máy", "Nước mưa"].enumerated() {
      sheet.set(.text(text), row: index + 1, column: 1)
    }
    return sheet
  }
}
