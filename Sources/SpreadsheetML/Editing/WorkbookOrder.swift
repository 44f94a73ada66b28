import XMLStream

/// What the workbook's own part, and the views of its sheets, say about the order of sheets and about
/// computing.
enum WorkbookOrder {
  /// Moves what counts sheets by their place one up, and lets the first sheet be seen first.
  ///
  /// The list of sheets in the element `workbook` has the new one in front already.
  static func makeRoomInFront(_ workbook: XMLTree.Element) {
    for name in workbook.child("definedNames")?.children ?? [] {
      guard let place = name["localSheetId"].flatMap({ Int($0) }) else { continue }
      name["localSheetId"] = "\(place + 1)"
    }
    for view in workbook.child("bookViews")?.children ?? [] {
      view["activeTab"] = nil
      view["firstSheet"] = nil
    }
  }

  /// Takes a sheet out of the list, with the names that belong to it alone; false for one that is not there,
  /// or the last.
  static func remove(_ sheet: String, from workbook: XMLTree.Element) -> Bool {
    guard let list = workbook.child("sheets"), list.children.count > 1,
      let place = list.children.firstIndex(where: { $0["name"] == sheet })
    else { return false }
    list.children[place].remove()
    for name in workbook.child("definedNames")?.children ?? [] {
      guard let local = name["localSheetId"].flatMap({ Int($0) }) else { continue }
      if local == place { name.remove() } else if local > place { name["localSheetId"] = "\(local - 1)" }
    }
    if let names = workbook.child("definedNames"), names.children.isEmpty { names.remove() }
    for view in workbook.child("bookViews")?.children ?? [] {
      view["activeTab"] = nil
      view["firstSheet"] = nil
    }
    return true
  }

  /// The part of a sheet without the mark that it is selected; nil where it has none.
  ///
  /// Two selected sheets would be a group, in which typing into one writes into the other. Only the mark is
  /// cut out: all other bytes stay.
  static func unselected(_ part: [UInt8]) -> [UInt8]? {
    let head = part[..<(place(of: "<sheetData", in: part[...]) ?? part.endIndex)]
    for mark in [" tabSelected=\"1\"", " tabSelected=\"true\"", " tabSelected='1'", " tabSelected='true'"] {
      guard let start = place(of: mark, in: head) else { continue }
      return Array(part[..<start]) + part[(start + mark.utf8.count)...]
    }
    return nil
  }

  private static func place(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return nil }
    return (bytes.startIndex...bytes.endIndex - wanted.count).first { start in
      bytes[start] == wanted[0] && bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  /// Asks programs to compute all formulas when they open the workbook.
  static func requestRecalculation(_ workbook: XMLTree.Element) {
    let later = [
      "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
      "fileRecoveryPr", "webPublishObjects", "extLst",
    ]
    let settings =
      workbook.child("calcPr")
      ?? workbook.add("calcPr", before: workbook.children.first { later.contains($0.name) })
    settings?["fullCalcOnLoad"] = "1"
  }
}
