import XMLStream

/// Adds a sheet to a workbook that is there.
///
/// Its texts stand in its own cells, so that the shared strings stay as they are.
enum AddedSheet {
  /// Adds a sheet behind the others, or before them as the one that is seen first.
  static func add(
    _ sheet: Worksheet, inFront: Bool, to sheets: [SheetDescription], dateSystem: SerialDate.System,
    styles: inout EditedStyles?, in package: inout EditedPackage
  ) throws(EditFault) {
    try check(sheet, beside: sheets, dateSystem: dateSystem)
    guard let workbook = try package.workbookPart() else { return }
    let name = "xl/worksheets/sheet\(package.freeNumber { "xl/worksheets/sheet\($0).xml" }).xml"
    var relationships = RelationshipsPart(dialect: package.dialect)
    package.add(
      name,
      try bytes(
        of: sheet, isSelected: inFront, styles: &styles, dateSystem: dateSystem,
        dialect: package.dialect, relationships: &relationships))
    if !relationships.isEmpty {
      let links = relationships
      package.add(RelationshipsReader.part(of: name), try EditedPackage.checked(links.xml))
    }
    try package.addType(
      part: name, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
    let id = try package.addRelationship(of: workbook, type: "worksheet", target: "/" + name)
    let tree = try package.tree(workbook)
    guard let root = tree.root, let list = root.child("sheets"),
      let element = list.add("sheet", before: inFront ? list.children.first : nil)
    else { return }
    let next = (list.children.compactMap { Int($0["sheetId"] ?? "") }.max() ?? 0) + 1
    element["name"] = sheet.name
    element["sheetId"] = "\(next)"
    element.set("id", id, namespace: package.dialect.relationships, prefix: "r")
    if inFront {
      WorkbookOrder.makeRoomInFront(root)
      for sheet in sheets {
        guard let part = sheet.part, let bytes = WorkbookOrder.unselected(try package.content(part)) else {
          continue
        }
        package.replace(part, with: bytes)
      }
    }
    try package.replace(workbook, with: tree)
  }

  private static func check(
    _ sheet: Worksheet, beside sheets: [SheetDescription], dateSystem: SerialDate.System
  ) throws(EditFault) {
    var names = NameCheck()
    do throws(WriteFault) {
      try names.checkSheets(sheets.map(\.name) + [sheet.name])
      try SheetCheck(sheet: sheet, dateSystem: dateSystem).check()
      guard sheet.tables.isEmpty, sheet.comments.isEmpty, sheet.images.isEmpty, sheet.charts.isEmpty,
        sheet.conditionalFormats.isEmpty
      else {
        throw WriteFault(
          .unsupported(.addedSheet),
          sheet: sheet.name)
      }
    } catch {
      throw .writing(error.placed(sheet: sheet.name))
    }
  }

  /// Written cell by cell as the assembler does, but with texts in the cells and styles of the received workbook.
  private static func bytes(
    of sheet: Worksheet, isSelected: Bool, styles: inout EditedStyles?, dateSystem: SerialDate.System,
    dialect: Dialect, relationships: inout RelationshipsPart
  ) throws(EditFault) -> [UInt8] {
    let font = CellStyle.Font()
    var numbers: [Int] = []
    var columnNumbers: [Int: Int] = [:]
    do {
      for style in sheet.styles.styles {
        numbers.append(try style == .normal ? 0 : styles?.number(of: style, defaultFont: font) ?? 0)
      }
      for (column, style) in sheet.columnStyles.sorted(by: { $0.key < $1.key }) {
        columnNumbers[column] = try styles?.number(of: style, defaultFont: font) ?? 0
      }
    } catch {
      throw .writing(error)
    }
    var data = SheetDataPart(capacity: 1 << 14)
    var links: [WorksheetPart.Link] = []
    let heights = RowHeights(sheet: sheet, defaultFont: font)
    for row in sheet.rowsToWrite {
      data.beginRow(
        row.number, height: heights.height(of: row), isHidden: sheet.hiddenRows.contains(row.number))
      for cell in row.cells {
        var style = numbers[cell.style]
        switch cell.content {
        case .text(let text): data.write(inline: text, cell.column, style: style)
        case .richText(let text): data.write(inline: text.plainText, cell.column, style: style)
        case .hyperlink(let hyperlink, let text):
          data.write(inline: text, cell.column, style: style)
          var relationship: String?
          if let address = hyperlink.target.outside {
            relationship = relationships.add("hyperlink", target: address, isExternal: true)
          }
          if let place = CellReference(row: row.number, column: cell.column) {
            links.append(.init(cell: place, hyperlink: hyperlink, relationship: relationship))
          }
        case .number(let number): data.write(number: number, cell.column, style: style)
        case .boolean(let truth): data.write(boolean: truth, cell.column, style: style)
        case .error(let error): data.write(error: error, cell.column, style: style)
        case .blank: data.writeBlank(cell.column, style: style)
        case .date, .time:
          if style == 0 || sheet.styles.styles[cell.style].numberFormat == .general {
            let dated = sheet.styles.styles[cell.style].with {
              if case .date = cell.content { $0.numberFormat = .date } else { $0.numberFormat = .duration }
            }
            do {
              style = try styles?.number(of: dated, defaultFont: font) ?? 0
            } catch {
              throw .writing(error)
            }
          }
          data.write(
            number: cell.content.number(in: dateSystem) ?? 0, cell.column, style: style)
        case .formula(let formula, let cached):
          data.write(formula: formula, over: nil, cached: cached, cell.column, style: style)
        case .arrayFormula(let formula, let range, let cached):
          data.write(formula: formula, over: range, cached: cached, cell.column, style: style)
        }
      }
    }
    data.endRow()
    let part = WorksheetPart(
      sheet: sheet, isSelected: isSelected, dimension: data.dimension, widths: heights.columnWidths,
      columnStyles: columnNumbers, defaultRowHeight: LineHeight.ofRow(font: font), links: links,
      dialect: dialect)
    let hasRows = data.row > 0
    let pieces: (head: [UInt8], tail: [UInt8])
    do {
      pieces = try PackageAssembler.checked { () throws(XMLWriter.Fault) in try part.xml(hasRows: hasRows) }
    } catch {
      throw .writing(error)
    }
    return unsafe pieces.head + data.run.withBytes { unsafe Array($0) } + pieces.tail
  }
}
