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
    try write("everything", features.filter { $0.name != "1904" })
    print("\(count) workbooks")
  }

  private static var catalogue: Worksheet {
    var sheet = Worksheet(name: "Danh mục")
    for (index, text) in ["Giếng khoan", "Nước máy", "Nước mưa"].enumerated() {
      sheet.set(.text(text), row: index + 1, column: 1)
    }
    return sheet
  }
}
