import XMLStream

/// Carries out the changes of an editor on a package.
struct PackageEditing {
  private let editor: WorkbookEditor
  private var package: EditedPackage
  private var styles: EditedStyles?
  private var stylesPart = ""
  private var hasTakenFormula = false
  private var takenStrings = 0

  init(editor: WorkbookEditor) throws(EditFault) {
    self.editor = editor
    package = try EditedPackage(editor.bytes, package: editor.package)
  }

  /// All parts are changed in memory, step by step; the container is put together at the end.
  mutating func run() throws(EditFault) -> [UInt8] {
    let names = Set(editor.reader.sheets.map(\.name))
    for name in editor.edits.keys where !names.contains(name) {
      throw .reading(WorkbookFault(.noSuchSheet(name), sheet: name))
    }
    try openStyles()
    try removeSheets()
    for sheet in editor.reader.sheets where !editor.removedSheets.contains(sheet.name) {
      guard let edits = editor.edits[sheet.name], let part = sheet.part else { continue }
      do {
        try edit(part, sheet: sheet, edits)
      } catch {
        if case .writing(let failure) = error { throw .writing(failure.placed(sheet: sheet.name)) }
        throw error
      }
    }
    if let sheet = editor.addedSheet {
      try AddedSheet.add(
        sheet, inFront: editor.addsInFront,
        to: editor.reader.sheets.filter { !editor.removedSheets.contains($0.name) },
        dateSystem: editor.reader.dateSystem, styles: &styles, in: &package)
    }
    try requestRecalculation()
    if hasTakenFormula { try removeCalculationChain() }
    try countSharedStrings()
    if let styles, styles.isChanged {
      package.replace(
        stylesPart, with: try EditedPackage.written { () throws(XMLTree.Fault) in try styles.bytes() })
    }
    return try package.assembled()
  }

  private mutating func removeSheets() throws(EditFault) {
    guard !editor.removedSheets.isEmpty, let workbook = try package.workbookPart() else { return }
    let tree = try package.tree(workbook)
    guard let root = tree.root else { return }
    for sheet in editor.reader.sheets where editor.removedSheets.contains(sheet.name) {
      guard let part = sheet.part, WorkbookOrder.remove(sheet.name, from: root) else { continue }
      try package.replace(workbook, with: tree)
      try package.remove(part, of: workbook)
    }
    try package.replace(workbook, with: tree)
  }

  private mutating func openStyles() throws(EditFault) {
    guard let workbook = try package.workbookPart(),
      let part = try package.targets("styles", of: workbook).first
    else { return }
    stylesPart = part
    styles = EditedStyles(try package.content(part), dialect: package.dialect)
  }

  /// Asks for all formulas to be computed anew where values were written.
  private mutating func requestRecalculation() throws(EditFault) {
    guard editor.edits.values.contains(where: { !$0.values.isEmpty }),
      let workbook = try package.workbookPart()
    else { return }
    let tree = try package.tree(workbook)
    guard let root = tree.root else { return }
    WorkbookOrder.requestRecalculation(root)
    try package.replace(workbook, with: tree)
  }

  // It lists the cells with formulas, and one without is a damaged file to Excel, which makes it anew.
  private mutating func removeCalculationChain() throws(EditFault) {
    guard let workbook = try package.workbookPart() else { return }
    for part in try package.targets("calcChain", of: workbook) { try package.remove(part, of: workbook) }
  }

  private mutating func countSharedStrings() throws(EditFault) {
    guard takenStrings > 0, let workbook = try package.workbookPart(),
      let part = try package.targets("sharedStrings", of: workbook).first,
      let bytes = SharedStringCount.lessened(try package.content(part), by: takenStrings)
    else { return }
    package.replace(part, with: bytes)
  }

  /// Earlier marks go before new ones are made on the same cell, and values come last.
  private mutating func edit(
    _ part: String, sheet: SheetDescription, _ edits: WorkbookEditor.SheetEdits
  ) throws(EditFault) {
    let tree = try package.tree(part)
    guard let root = tree.root, let data = root.child("sheetData") else {
      throw .reading(WorkbookFault(.noSheetData, part: part))
    }
    if !edits.marks.isEmpty || !edits.values.isEmpty || !edits.unmarks.isEmpty {
      try check(edits.values, part: part)
      var cells = SheetCells(data)
      var editing = CellEditing(data, dateSystem: editor.reader.dateSystem)
      for cell in Set(edits.marks.keys).union(edits.values.keys).union(edits.unmarks.keys).sorted() {
        guard let element = cells.element(at: cell) else { continue }
        if let fills = edits.unmarks[cell], let base = Int(element["s"] ?? ""),
          let number = styles?.number(of: base, without: fills)
        {
          element["s"] = "\(number)"
        }
        if let change = edits.marks[cell] {
          let base = Int(element["s"] ?? "") ?? 0
          if let number = styles?.number(basedOn: base, with: change) { element["s"] = "\(number)" }
        }
        if let content = edits.values[cell] { editing.write(content, to: element) }
      }
      cells.widenDimension(root.child("dimension"))
      if editing.hasTakenFormula { hasTakenFormula = true }
      takenStrings += editing.takenStrings
    }
    if !edits.takenNotes.isEmpty { try CommentEditing.take(edits.takenNotes, from: part, in: &package) }
    if !edits.comments.isEmpty {
      try CommentEditing.add(edits.comments, to: sheet, part: part, root: root, in: &package)
    }
    try package.replace(part, with: tree)
  }

  /// Checks all values before the first is written.
  private func check(_ values: [CellReference: CellContent], part: String) throws(EditFault) {
    guard !values.isEmpty else { return }
    var headings = TableHeadings()
    for table in try package.targets("table", of: part) {
      // A table that is not there or damaged has no headings to keep.
      if let tree = try? package.tree(table) { headings.add(tree) }
    }
    for (cell, content) in values.sorted(by: { $0.key < $1.key }) {
      do throws(WriteFault) {
        try CellCheck.check(content, in: editor.reader.dateSystem)
        try headings.check(content, at: cell)
      } catch {
        throw .writing(error.placed(cell: cell))
      }
    }
  }
}
