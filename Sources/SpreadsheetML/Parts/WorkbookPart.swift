import XMLStream

/// `xl/workbook.xml`: the sheets and the names.
struct WorkbookPart {
  struct Sheet {
    var name: String
    var visibility: Worksheet.Visibility
    var relationship: String
  }

  /// A name, built in or not.
  struct Name {
    var name: String
    var formula: String
    var sheet: Int?
    var isHidden: Bool
    var comment: String?
  }

  var dateSystem: SerialDate.System
  var activeSheet: Int
  var sheets: [Sheet]
  var names: [Name]

  /// The order of the elements is that of the schema.
  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var writer = XMLWriter()
    writer.element("workbook", ["xmlns": Namespace.main, "xmlns:r": Namespace.relationships]) { writer in
      writer.element(
        "fileVersion", ["appName": "xl", "lastEdited": "7", "lowestEdited": "7", "rupBuild": "22228"])
      writer.element(
        "workbookPr",
        ["date1904": dateSystem == .from1904 ? "1" : nil, "defaultThemeVersion": "166925"])
      writer.element("bookViews") { writer in
        let firstSheet = sheets.firstIndex { $0.visibility == .visible } ?? 0
        writer.element(
          "workbookView",
          [
            "xWindow": "0", "yWindow": "0", "windowWidth": "28800", "windowHeight": "15000",
            "firstSheet": firstSheet > 0 ? "\(firstSheet)" : nil,
            "activeTab": activeSheet > 0 ? "\(activeSheet)" : nil,
          ])
      }
      writer.element("sheets") { writer in
        for (index, sheet) in sheets.enumerated() {
          writer.element(
            "sheet",
            [
              "name": sheet.name, "sheetId": "\(index + 1)",
              "state": sheet.visibility == .visible ? nil : sheet.visibility.rawValue,
              "r:id": sheet.relationship,
            ])
        }
      }
      writeNames(to: &writer)
      writer.element("calcPr", ["calcId": "191029"])
    }
    return try writer.finish()
  }

  private func writeNames(to writer: inout XMLWriter) {
    guard !names.isEmpty else { return }
    writer.element("definedNames") { writer in
      for name in names {
        writer.element(
          "definedName",
          [
            "name": name.name, "comment": name.comment, "localSheetId": name.sheet.map { "\($0)" },
            "hidden": name.isHidden ? "1" : nil,
          ], text: name.formula)
      }
    }
  }
}

/// The name of a sheet as formulas write it: quoted where it is not a plain word.
package func formulaName(ofSheet name: String) -> String {
  let isPlain =
    name.utf8.allSatisfy {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
    } && !(name.utf8.first.map { (48...57).contains($0) } ?? true) && CellReference(name) == nil
    && !["R", "C", "RC"].contains(name.uppercased())
    && !(name.uppercased().hasPrefix("R") && name.dropFirst().contains { $0.isNumber })
  return isPlain ? name : SheetAddress.quoted(name)
}
