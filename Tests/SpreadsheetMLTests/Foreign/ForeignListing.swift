import SpreadsheetML

/// What a workbook says, line by line, so that two containers can be compared.
enum ForeignListing {
  /// The values of all cells as `p8 cells` prints them.
  static func values(of workbook: WorkbookReader) throws -> [String] {
    var listed: [UInt8] = []
    try CellListing(of: workbook).write { span in
      for index in span.indices { listed.append(span[index]) }
    }
    return String(decoding: listed, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The values of the first sheet as `p8 cells` prints them.
  static func cells(of workbook: WorkbookReader) throws -> [String] {
    var listed: [UInt8] = []
    try CellListing(of: workbook).write(sheet: workbook.sheets.first?.name) { span in
      for index in span.indices { listed.append(span[index]) }
    }
    return String(decoding: listed, as: UTF8.self).split(separator: "\n").dropFirst().map(String.init)
  }

  /// What people see in all cells.
  static func shown(in workbook: WorkbookReader) throws -> [String] {
    var lines: [String] = []
    for sheet in workbook.sheets {
      for cell in try workbook.content(of: sheet).cells {
        lines.append(
          "\(sheet.name)!\(cell.reference) \(try workbook.displayedText(of: cell, conventions: .vietnamese))")
      }
    }
    return lines
  }

  /// Formulas, merges, hidden rows and columns, comments, sheets and names.
  static func frame(of workbook: WorkbookReader) throws -> [String] {
    var lines: [String] = []
    for sheet in workbook.sheets {
      let content = try workbook.content(of: sheet, formulas: true)
      lines.append("\(sheet.name) \(sheet.visibility)")
      for cell in content.cells {
        if let formula = cell.formula { lines.append("\(cell.reference) =\(formula)") }
      }
      lines.append(
        "merged " + content.details.mergedRanges.map(\.description).sorted().joined(separator: " "))
      lines.append("hidden columns \(content.details.hiddenColumns)")
      lines.append(
        "hidden rows \(content.rows.filter { $0.isHidden && !$0.cells.isEmpty }.map(\.index))")
      for comment in try workbook.comments(of: sheet).sorted(by: { $0.cell < $1.cell }) {
        lines.append("comment \(comment.cell) \(comment.text.plainText)")
      }
    }
    for name in workbook.definedNames.sorted(by: { $0.name < $1.name }) {
      lines.append("name \(name.name) \(name.formula.replacing("'", with: "")) \(name.sheet ?? "")")
    }
    return lines
  }
}
