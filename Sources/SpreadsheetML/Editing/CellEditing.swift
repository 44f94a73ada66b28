import XMLStream

/// Writes values into the cells of a sheet that is there, so that nothing else in the package contradicts them.
struct CellEditing {
  private let data: XMLTree.Element
  private let dateSystem: SerialDate.System
  /// Whether a formula was taken out of a cell.
  private(set) var hasTakenFormula = false
  /// How many cells no longer show a shared string.
  private(set) var takenStrings = 0

  init(_ data: XMLTree.Element, dateSystem: SerialDate.System) {
    (self.data, self.dateSystem) = (data, dateSystem)
  }

  mutating func write(_ content: CellContent, to element: XMLTree.Element) {
    takeFormula(of: element)
    if element["t"] == "s" { takenStrings += 1 }
    for child in element.children where ["f", "v", "is"].contains(child.name) { child.remove() }
    // The last two point at metadata of the old value: of a dynamic array, of a data type.
    for attribute in ["t", "cm", "vm"] { element[attribute] = nil }
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
    case .boolean(let truth): value(truth ? "1" : "0", type: "b")
    case .error(let error): value(error.rawValue, type: "e")
    case .date, .time:
      if let number = content.number(in: dateSystem) { value(shortText(number), type: nil) }
    case .formula(let formula, let cached), .arrayFormula(let formula, _, let cached):
      element.add("f", text: FormulaText.stored(formula))
      switch cached {
      case .blank: break
      case .number(let number), .date(_, let number), .time(_, let number):
        value(shortText(number), type: nil)
      case .text(let text): value(escapedText(text), type: "str")
      case .boolean(let truth): value(truth ? "1" : "0", type: "b")
      case .error(let error): value(error.rawValue, type: "e")
      }
    }
  }

  private mutating func takeFormula(of element: XMLTree.Element) {
    guard let formula = element.child("f") else { return }
    hasTakenFormula = true
    guard formula["t"] == "shared", let index = formula["si"], !formula.text.isEmpty,
      let origin = CellReference(element["r"] ?? "")
    else { return }
    giveOwnFormulas(to: index, like: formula.text, at: origin)
  }

  // The cells that share a formula point at the one that spells it out, which goes.
  private func giveOwnFormulas(to index: String, like text: String, at origin: CellReference) {
    for cell in data.children.flatMap(\.children) {
      guard let formula = cell.child("f"), formula["t"] == "shared", formula["si"] == index,
        formula.text.isEmpty, let place = CellReference(cell["r"] ?? "")
      else { continue }
      let moved = FormulaShift.shift(
        text, rows: place.row - origin.row, columns: place.column - origin.column)
      cell.add("f", text: moved, before: formula)
      formula.remove()
    }
  }
}

/// The headings of the tables on a sheet: a table and its cells must say the same.
struct TableHeadings {
  private var names: [CellReference: String] = [:]

  /// Takes the headings of a table from its part.
  mutating func add(_ table: XMLTree) {
    guard let root = table.root, root["headerRowCount"] != "0", let range = CellRange(root["ref"] ?? "")
    else { return }
    for (offset, column) in (root.child("tableColumns")?.children ?? []).enumerated() {
      if let cell = CellReference(row: range.first.row, column: range.first.column + offset) {
        names[cell] = column["name"] ?? ""
      }
    }
  }

  /// Checks that a value may stand in a cell.
  func check(_ content: CellContent, at cell: CellReference) throws(WriteFault) {
    guard let name = names[cell], content.plainText != name else { return }
    throw WriteFault(
      .unsupported(.tableHeading(name)),
      cell: cell)
  }
}

extension CellContent {
  fileprivate var plainText: String? {
    switch self {
    case .text(let text), .hyperlink(_, let text): text
    case .richText(let text): text.plainText
    default: nil
    }
  }
}
