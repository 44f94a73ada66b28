import XMLStream

/// Carries out the changes of an editor on a package.
struct PackageEditing {
  let editor: WorkbookEditor
  private var replaced: [String: [UInt8]] = [:]
  private var addedParts: [(name: String, bytes: [UInt8])] = []
  private var types: XMLTree?
  private var styles: EditedStyles?
  private var stylesPart = ""

  typealias Failure = WorkbookEditor.Failure

  init(editor: WorkbookEditor) {
    self.editor = editor
  }

  mutating func run() throws(Failure) -> [UInt8] {
    let names = Set(editor.reader.sheets.map(\.name))
    for name in editor.edits.keys where !names.contains(name) {
      throw .reading(
        WorkbookFault(
          .noSuchSheet, sheet: name,
          reason: BilingualText(
            vi: "Không có trang tính \u{201C}\(name)\u{201D}.",
            en: "There is no sheet \u{201C}\(name)\u{201D}.")))
    }
    try openStyles()
    for sheet in editor.reader.sheets {
      guard let edits = editor.edits[sheet.name], let part = sheet.part else { continue }
      do {
        try edit(part, sheet: sheet, edits)
      } catch {
        if case .writing(let failure) = error { throw .writing(failure.placed(sheet: sheet.name)) }
        throw error
      }
    }
    if let sheet = editor.addedSheet { try add(sheet) }
    try requestRecalculation()
    if let styles, styles.isChanged {
      replaced[stylesPart] = try Self.written { () throws(XMLTree.Failure) in try styles.bytes() }
    }
    if let types { replaced["[Content_Types].xml"] = try Self.written(types.bytes) }
    return try assembled()
  }

  // MARK: Parts

  /// The name of the part to which a relationship of another leads.
  private func target(_ kind: String, of part: String) throws(Failure) -> String? {
    do {
      return try editor.package.relationships(of: part).first(kind)?.part
    } catch {
      throw .reading(error)
    }
  }

  /// The bytes of a part as they are now.
  private func content(_ name: String) throws(Failure) -> [UInt8] {
    if let bytes = replaced[name] { return bytes }
    if let part = addedParts.first(where: { $0.name == name }) { return part.bytes }
    guard let entry = editor.package.archive.entry(named: name) else {
      throw .reading(
        WorkbookFault(
          .missingPart, part: name,
          reason: BilingualText(vi: "Thiếu phần này.", en: "This part is not there.")))
    }
    var bytes: [UInt8] = []
    do {
      // The guarded parser goes first: the tree would take hostile markup as it comes.
      try editor.package.read(entry, with: PartGuard())
      try PartUnpacker().unpack(entry, of: editor.package.archive) { piece in
        unsafe piece.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        return true
      }
    } catch {
      throw .reading(error)
    }
    return bytes
  }

  private func tree(_ name: String) throws(Failure) -> XMLTree {
    let bytes = try content(name)
    do {
      return try XMLTree(bytes)
    } catch {
      throw .reading(
        WorkbookFault(
          .damagedPart, part: name,
          reason: BilingualText(vi: "XML không đúng dạng.", en: "The XML is not well formed.")))
    }
  }

  private mutating func openStyles() throws(Failure) {
    guard let workbook = try workbookPart(), let part = try target("styles", of: workbook) else { return }
    stylesPart = part
    styles = EditedStyles(try content(part))
  }

  private func workbookPart() throws(Failure) -> String? {
    try target("officeDocument", of: "")
  }

  // MARK: Cells

  private mutating func edit(
    _ part: String, sheet: SheetDescription, _ edits: WorkbookEditor.SheetEdits
  ) throws(Failure) {
    let tree = try tree(part)
    guard let root = tree.root, let data = root.child("sheetData") else {
      throw .reading(
        WorkbookFault(
          .damagedPart, part: part,
          reason: BilingualText(vi: "Thiếu sheetData.", en: "There is no sheetData.")))
    }
    if !edits.marks.isEmpty || !edits.values.isEmpty {
      var cells = SheetCells(data)
      for cell in Set(edits.marks.keys).union(edits.values.keys).sorted() {
        guard let element = cells.element(at: cell) else { continue }
        if let change = edits.marks[cell] {
          let base = Int(element["s"] ?? "") ?? 0
          if let number = styles?.number(basedOn: base, with: change) { element["s"] = "\(number)" }
        }
        if let content = edits.values[cell] {
          do {
            try CellCheck.check(content, in: editor.reader.dateSystem)
          } catch {
            throw .writing(error.placed(cell: cell))
          }
          Self.write(content, to: element, dateSystem: editor.reader.dateSystem)
        }
      }
      cells.widenDimension(root.child("dimension"))
    }
    if !edits.comments.isEmpty { try addComments(edits.comments, part: part, sheet: sheet, root: root) }
    replaced[part] = try Self.written(tree.bytes)
  }

  private static func write(
    _ content: CellContent, to element: XMLTree.Element, dateSystem: SerialDate.System
  ) {
    for child in element.children where ["f", "v", "is"].contains(child.name) { child.remove() }
    element["t"] = nil
    func value(_ text: String, type: String?) {
      element["t"] = type
      element.add("v", text: text)
    }
    func inline(_ text: String) {
      element["t"] = "inlineStr"
      let piece = element.add("is")?.add("t", text: escapedText(text))
      piece?.set("space", "preserve", namespace: "http://www.w3.org/XML/1998/namespace", prefix: "xml")
    }
    switch content {
    case .blank: break
    case .text(let text), .hyperlink(_, let text): inline(text)
    case .richText(let text): inline(text.plainText)
    case .number(let number): value(shortText(number), type: nil)
    case .truth(let truth): value(truth ? "1" : "0", type: "b")
    case .error(let error): value(error.rawValue, type: "e")
    case .date, .duration:
      if let number = content.number(in: dateSystem) { value(shortText(number), type: nil) }
    case .formula(let formula, let cached), .arrayFormula(let formula, _, let cached):
      element.add("f", text: FormulaText.stored(formula))
      switch cached {
      case .number(let number): value(shortText(number), type: nil)
      case .text(let text): value(escapedText(text), type: "str")
      case .truth(let truth): value(truth ? "1" : "0", type: "b")
      case .error(let error): value(error.rawValue, type: "e")
      }
    }
  }

  // MARK: Comments

  private mutating func addComments(
    _ comments: [CellComment], part: String, sheet: SheetDescription, root: XMLTree.Element
  ) throws(Failure) {
    let geometry = SheetGeometry(
      widths: [:], heights: [:], sheet: Worksheet(name: sheet.name), font: CellStyle.Font())
    let commentPart = try target("comments", of: part)
    let shapePart = try target("vmlDrawing", of: part)
    let number = freeNumber { "xl/comments\($0).xml" }
    var fresh = comments
    if let commentPart {
      let tree = try tree(commentPart)
      fresh = Self.merge(comments, into: tree)
      replaced[commentPart] = try Self.written(tree.bytes)
    } else {
      let name = "xl/comments\(number).xml"
      let own = CommentsPart(comments: Self.joined(comments), defaultFont: CellStyle.Font())
      fresh = Self.joined(comments)
      addedParts.append((name, try Self.checked(own.xml)))
      try addType(
        part: name, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
      _ = try addRelationship(of: part, type: "comments", target: "/" + name)
    }
    let shapes = CommentShapesPart(comments: fresh, geometry: geometry, sheetNumber: number + 50)
    let shapeBytes = try Self.checked(shapes.xml)
    if let shapePart {
      // Older programs write boxes that are not well formed: then all are made anew.
      guard let tree = try? tree(shapePart) else {
        let all = try commentPart.map { name throws(Failure) in try Self.comments(in: tree(name)) } ?? fresh
        let own = CommentShapesPart(comments: all, geometry: geometry, sheetNumber: number + 50)
        replaced[shapePart] = try Self.checked(own.xml)
        return
      }
      guard let target = tree.root, let source = (try? XMLTree(shapeBytes))?.root else { return }
      let hasType = target.children.contains { $0.name == "shapetype" && $0["id"] == "_x0000_t202" }
      for shape in source.children where shape.name == "shape" || (shape.name == "shapetype" && !hasType) {
        target.add(copyOf: shape)
      }
      replaced[shapePart] = try Self.written(tree.bytes)
    } else {
      let name = "xl/drawings/vmlDrawing\(freeNumber { "xl/drawings/vmlDrawing\($0).vml" }).vml"
      addedParts.append((name, shapeBytes))
      try addDefaultType(
        fileExtension: "vml", type: "application/vnd.openxmlformats-officedocument.vmlDrawing")
      let id = try addRelationship(of: part, type: "vmlDrawing", target: "/" + name)
      let after = [
        "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
      ]
      root.add("legacyDrawing", before: root.children.first { after.contains($0.name) })?
        .set("id", id, namespace: Namespace.relationships, prefix: "r")
    }
  }

  /// Puts comments into a part that is there; gives those that need a new box.
  private static func merge(_ comments: [CellComment], into tree: XMLTree) -> [CellComment] {
    guard let root = tree.root, let authors = root.child("authors"), let list = root.child("commentList")
    else {
      return []
    }
    var fresh: [CellComment] = []
    for comment in joined(comments) {
      let address = comment.cell.description
      if let old = list.children.first(where: { $0["ref"] == address }), let text = old.child("text") {
        text.add("r")?.add("t", text: escapedText("\n" + comment.text.plainText))?
          .set("space", "preserve", namespace: "http://www.w3.org/XML/1998/namespace", prefix: "xml")
        continue
      }
      let known = authors.children.firstIndex { $0.text == escapedText(comment.author) }
      let author = known ?? authors.children.count
      if known == nil { authors.add("author", text: escapedText(comment.author)) }
      let later = list.children.first { CellReference($0["ref"] ?? "").map { $0 > comment.cell } ?? false }
      let element = list.add("comment", before: later)
      element?["ref"] = address
      element?["authorId"] = "\(author)"
      element?.add("text")?.add("r")?.add("t", text: escapedText(comment.text.plainText))?
        .set("space", "preserve", namespace: "http://www.w3.org/XML/1998/namespace", prefix: "xml")
      fresh.append(comment)
    }
    return fresh
  }

  /// The comments of a part, without their fonts.
  private static func comments(in tree: XMLTree) -> [CellComment] {
    (tree.root?.child("commentList")?.children ?? []).compactMap { element in
      CellReference(element["ref"] ?? "").map { CellComment(at: $0, author: "", text: element.text) }
    }
  }

  /// One comment for each cell: several are put below each other.
  private static func joined(_ comments: [CellComment]) -> [CellComment] {
    var result: [CellComment] = []
    for comment in comments {
      if let place = result.firstIndex(where: { $0.cell == comment.cell }) {
        result[place].text.runs += [RichText.Run("\n")] + comment.text.runs
      } else {
        result.append(comment)
      }
    }
    return result
  }

  // MARK: The added sheet

  private mutating func add(_ sheet: Worksheet) throws(Failure) {
    var names = NameCheck()
    do throws(WriteFailure) {
      try names.checkSheets(editor.reader.sheets.map(\.name) + [sheet.name])
      try SheetCheck(sheet: sheet, dateSystem: editor.reader.dateSystem).check()
      guard sheet.tables.isEmpty, sheet.comments.isEmpty, sheet.images.isEmpty, sheet.charts.isEmpty,
        sheet.conditionalFormats.isEmpty
      else {
        throw WriteFailure(
          .unsupported(
            .init(
              vietnamese: "trang thêm vào không có bảng, ghi chú, hình, biểu đồ hay định dạng có điều kiện",
              english: "an added sheet has no tables, comments, pictures, charts or conditional formats")),
          sheet: sheet.name)
      }
    } catch {
      throw .writing(error.placed(sheet: sheet.name))
    }
    guard let workbook = try workbookPart() else { return }
    let name = "xl/worksheets/sheet\(freeNumber { "xl/worksheets/sheet\($0).xml" }).xml"
    var relationships = RelationshipsPart()
    addedParts.append((name, try bytes(of: sheet, relationships: &relationships)))
    if !relationships.isEmpty {
      let links = relationships
      addedParts.append((RelationshipsReader.part(of: name), try Self.checked(links.xml)))
    }
    try addType(part: name, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
    let id = try addRelationship(of: workbook, type: "worksheet", target: "/" + name)
    let tree = try tree(workbook)
    guard let root = tree.root, let list = root.child("sheets"),
      let element = list.add("sheet", before: editor.addsInFront ? list.children.first : nil)
    else { return }
    let next = (list.children.compactMap { Int($0["sheetId"] ?? "") }.max() ?? 0) + 1
    element["name"] = sheet.name
    element["sheetId"] = "\(next)"
    element.set("id", id, namespace: Namespace.relationships, prefix: "r")
    if editor.addsInFront {
      WorkbookOrder.makeRoomInFront(root)
      for sheet in editor.reader.sheets {
        guard let part = sheet.part, let bytes = WorkbookOrder.unselected(try content(part)) else { continue }
        replaced[part] = bytes
      }
    }
    replaced[workbook] = try Self.written(tree.bytes)
  }

  /// Asks for all formulas to be computed anew where values were written.
  private mutating func requestRecalculation() throws(Failure) {
    guard editor.edits.values.contains(where: { !$0.values.isEmpty }), let workbook = try workbookPart()
    else { return }
    let tree = try tree(workbook)
    guard let root = tree.root else { return }
    WorkbookOrder.requestRecalculation(root)
    replaced[workbook] = try Self.written(tree.bytes)
  }

  private mutating func bytes(
    of sheet: Worksheet, relationships: inout RelationshipsPart
  ) throws(Failure) -> [UInt8] {
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
        case .truth(let truth): data.write(truth: truth, cell.column, style: style)
        case .error(let error): data.write(error: error, cell.column, style: style)
        case .blank: data.writeBlank(cell.column, style: style)
        case .date, .duration:
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
            number: cell.content.number(in: editor.reader.dateSystem) ?? 0, cell.column, style: style)
        case .formula(let formula, let cached):
          data.write(formula: formula, over: nil, cached: cached, cell.column, style: style)
        case .arrayFormula(let formula, let range, let cached):
          data.write(formula: formula, over: range, cached: cached, cell.column, style: style)
        }
      }
    }
    data.endRow()
    let part = WorksheetPart(
      sheet: sheet, isSelected: editor.addsInFront, dimension: data.dimension, widths: heights.columnWidths,
      columnStyles: columnNumbers, defaultRowHeight: LineHeight.ofRow(font: font), links: links)
    let hasRows = data.row > 0
    let pieces: (head: [UInt8], tail: [UInt8])
    do {
      pieces = try PackageAssembler.checked { () throws(XMLWriter.Failure) in try part.xml(hasRows: hasRows) }
    } catch {
      throw .writing(error)
    }
    return unsafe pieces.head + data.run.withBytes { unsafe Array($0) } + pieces.tail
  }

  // MARK: The package

  private func freeNumber(_ name: (Int) -> String) -> Int {
    var number = 1
    while editor.package.archive.entry(named: name(number)) != nil
      || addedParts.contains(where: { $0.name == name(number) })
    {
      number += 1
    }
    return number
  }

  private mutating func openedTypes() throws(Failure) -> XMLTree.Element? {
    if types == nil { types = try tree("[Content_Types].xml") }
    return types?.root
  }

  private mutating func addType(part: String, type: String) throws(Failure) {
    let entry = try openedTypes()?.add("Override")
    entry?["PartName"] = "/" + part
    entry?["ContentType"] = type
  }

  private mutating func addDefaultType(fileExtension: String, type: String) throws(Failure) {
    guard let root = try openedTypes(),
      !root.children.contains(where: { $0["Extension"]?.lowercased() == fileExtension })
    else { return }
    let entry = root.add("Default", before: root.children.first)
    entry?["Extension"] = fileExtension
    entry?["ContentType"] = type
  }

  /// Adds a relationship to the part that holds those of another; gives its id.
  private mutating func addRelationship(of part: String, type: String, target: String) throws(Failure)
    -> String
  {
    let name = RelationshipsReader.part(of: part)
    guard
      replaced[name] != nil || editor.package.archive.entry(named: name) != nil
        || addedParts.contains(where: { $0.name == name })
    else {
      var own = RelationshipsPart()
      let id = own.add(type, target: target)
      let fresh = own
      addedParts.append((name, try Self.checked(fresh.xml)))
      return id
    }
    let tree = try tree(name)
    guard let root = tree.root else { return "" }
    let used = Set(root.children.compactMap { $0["Id"] })
    var number = used.count + 1
    while used.contains("rId\(number)") { number += 1 }
    let entry = root.add("Relationship")
    entry?["Id"] = "rId\(number)"
    entry?["Type"] = "\(Namespace.relationships)/\(type)"
    entry?["Target"] = target
    let bytes = try Self.written(tree.bytes)
    if let place = addedParts.firstIndex(where: { $0.name == name }) {
      addedParts[place].bytes = bytes
    } else {
      replaced[name] = bytes
    }
    return "rId\(number)"
  }

  /// The container: parts in their old order, those that were not touched still packed as they came.
  private func assembled() throws(Failure) -> [UInt8] {
    do {
      let queue = PieceQueue(compression: .standard, isParallel: false)
      let spool = SpoolFile(beside: nil)
      var writer = ZIPWriter(sink: PackageSink())
      for entry in editor.package.archive.entries {
        if let bytes = replaced[entry.name] {
          try writer.add(queue.entry(name: entry.name, bytes: bytes), spool: spool)
        } else {
          let packed = Array(editor.bytes[entry.dataOffset..<entry.dataOffset + entry.packedBytes])
          try writer.add(
            ZIPEntry(
              name: entry.name, method: entry.method.rawValue, checksum: entry.checksum,
              length: entry.unpackedBytes, contents: [.memory(packed)]), spool: spool)
        }
      }
      for part in addedParts { try writer.add(queue.entry(name: part.name, bytes: part.bytes), spool: spool) }
      let sink = try writer.finish()
      return try sink.finish()
    } catch {
      throw .writing(error)
    }
  }

  private static func written(_ make: () throws(XMLTree.Failure) -> [UInt8]) throws(Failure) -> [UInt8] {
    do {
      return try make()
    } catch {
      throw .writing(WriteFailure(.xml("\(error)")))
    }
  }

  private static func checked(_ make: () throws(XMLWriter.Failure) -> [UInt8]) throws(Failure) -> [UInt8] {
    do {
      return try PackageAssembler.checked(make)
    } catch {
      throw .writing(error)
    }
  }
}

/// The rows and cells of a sheet, found by their addresses and made where they are missing.
struct SheetCells {
  private let data: XMLTree.Element
  private var rows: [Int: XMLTree.Element] = [:]
  private var written: [CellReference] = []

  init(_ data: XMLTree.Element) {
    self.data = data
    var next = 1
    for row in data.children where row.name == "row" {
      let number = Int(row["r"] ?? "") ?? next
      rows[number] = row
      next = number + 1
    }
  }

  /// The cell of an address.
  mutating func element(at cell: CellReference) -> XMLTree.Element? {
    written.append(cell)
    if rows[cell.row] == nil {
      let later = rows.filter { $0.key > cell.row }.min { $0.key < $1.key }?.value
      let row = data.add("row", before: later)
      row?["r"] = "\(cell.row)"
      rows[cell.row] = row
    }
    guard let row = rows[cell.row] else { return nil }
    var column = 0
    for element in row.children where element.name == "c" {
      column = CellReference(element["r"] ?? "")?.column ?? column + 1
      if column == cell.column { return element }
      if column > cell.column { return make(cell, in: row, before: element) }
    }
    return make(cell, in: row, before: nil)
  }

  private func make(
    _ cell: CellReference, in row: XMLTree.Element, before sibling: XMLTree.Element?
  ) -> XMLTree.Element? {
    // The hint of the columns in use would be wrong now, and nobody needs it.
    row["spans"] = nil
    let element = row.add("c", before: sibling)
    element?["r"] = cell.description
    return element
  }

  /// Makes the stated dimension hold all cells that were written.
  func widenDimension(_ dimension: XMLTree.Element?) {
    guard let dimension, let text = dimension["ref"], let range = CellRange(text) else { return }
    var (top, left) = (range.first.row, range.first.column)
    var (bottom, right) = (range.last.row, range.last.column)
    for cell in written {
      (top, left) = (min(top, cell.row), min(left, cell.column))
      (bottom, right) = (max(bottom, cell.row), max(right, cell.column))
    }
    guard let first = CellReference(row: top, column: left),
      let last = CellReference(row: bottom, column: right)
    else { return }
    dimension["ref"] = CellRange(first, last).description
  }
}
