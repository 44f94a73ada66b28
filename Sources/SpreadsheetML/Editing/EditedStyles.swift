import XMLStream

/// The styles of a workbook that is edited: what is there keeps its number, what is new comes behind.
struct EditedStyles {
  private let tree: XMLTree
  private let root: XMLTree.Element
  private let dialect: Dialect
  private var derived: [Derivation: Int] = [:]
  private var added: [CellStyle: Int] = [:]
  private(set) var isChanged = false

  private struct Derivation: Hashable {
    var base: Int
    var change: DifferentialStyle
  }

  init?(_ bytes: [UInt8], dialect: Dialect) {
    guard let tree = try? XMLTree(bytes), let root = tree.root, root.child("cellXfs") != nil,
      root.child("fonts") != nil, root.child("fills") != nil, root.child("borders") != nil
    else { return nil }
    (self.tree, self.root, self.dialect) = (tree, root, dialect)
  }

  func bytes() throws(XMLTree.Fault) -> [UInt8] { try tree.bytes() }

  /// The number of a style that is there, with changes.
  mutating func number(basedOn base: Int, with change: DifferentialStyle) -> Int {
    let key = Derivation(base: base, change: change)
    if let known = derived[key] { return known }
    guard let formats = root.child("cellXfs") else { return base }
    let all = formats.children
    guard let source = all.indices.contains(base) ? all[base] : all.first,
      let format = formats.add(copyOf: source)
    else { return base }
    isChanged = true
    if let fill = change.fill {
      format["fillId"] = "\(addFill(fill))"
      format["applyFill"] = "1"
    }
    if change.fontColor != nil || change.isBold != nil || change.isItalic != nil {
      format["fontId"] = "\(addFont(basedOn: Int(source["fontId"] ?? "") ?? 0, change: change))"
      format["applyFont"] = "1"
    }
    if let color = change.borderColor {
      format["borderId"] = "\(addBorder(color))"
      format["applyBorder"] = "1"
    }
    if let numberFormat = change.numberFormat {
      format["numFmtId"] = "\(numberFormat.builtInIdentifier ?? addNumberFormat(numberFormat.code))"
      format["applyNumberFormat"] = "1"
    }
    formats["count"] = "\(all.count + 1)"
    derived[key] = all.count
    return all.count
  }

  /// The number of the style that one was derived from by one of the fills: it differs in nothing but the
  /// fill.
  ///
  /// The style without a fill where that style is gone; nil where the style has none of the fills.
  mutating func number(of number: Int, without fills: [Color]) -> Int? {
    guard let formats = root.child("cellXfs"), let pieces = root.child("fills")?.children else { return nil }
    let colors = Set(fills.compactMap(\.hexadecimal).map { "FF" + $0 })
    let derivedFills = Set(
      pieces.indices.filter { index in
        pieces[index].child("patternFill")?.child("fgColor")?["rgb"].map(colors.contains) ?? false
      }.map { "\($0)" })
    let all = formats.children
    guard all.indices.contains(number), let fill = all[number]["fillId"], derivedFills.contains(fill) else {
      return nil
    }
    let looks = Self.looks(of: all[number])
    if let before = all.indices.first(where: {
      !derivedFills.contains(all[$0]["fillId"] ?? "0") && Self.looks(of: all[$0]) == looks
    }) {
      return before
    }
    guard let format = formats.add(copyOf: all[number]) else { return nil }
    isChanged = true
    format["fillId"] = "0"
    format["applyFill"] = nil
    formats["count"] = "\(all.count + 1)"
    return all.count
  }

  /// All of a style but its fill.
  private static func looks(of format: XMLTree.Element) -> [String] {
    let names = [
      "numFmtId", "fontId", "borderId", "xfId", "quotePrefix", "pivotButton", "applyAlignment",
      "applyProtection",
    ]
    let parts = format.children.flatMap { child in
      [child.name]
        + ["horizontal", "vertical", "wrapText", "indent", "textRotation", "shrinkToFit", "locked", "hidden"]
        .map { child[$0] ?? "" }
    }
    return names.map { format[$0] ?? "" } + parts
  }

  /// The number of a style of ours.
  mutating func number(of style: CellStyle, defaultFont: CellStyle.Font) throws(WriteFault) -> Int {
    if let known = added[style] { return known }
    // Our own part is made with this one style, and its pieces are taken over under new numbers.
    var part = StylesPart(defaultFont: defaultFont, dialect: dialect)
    let place = part.number(of: style)
    let bytes = try PackageAssembler.checked(part.xml)
    guard let ours = (try? XMLTree(bytes))?.root, let formats = root.child("cellXfs"),
      let source = ours.child("cellXfs")?.children[place], let format = formats.add(copyOf: source)
    else { throw WriteFault(.xml("styles")) }
    isChanged = true
    for (list, attribute) in [("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId")] {
      let index = Int(source[attribute] ?? "") ?? 0
      guard index > 0 || list == "fonts", let piece = ours.child(list)?.children[index] else { continue }
      format[attribute] = "\(append(piece, to: list))"
    }
    if let identifier = source["numFmtId"], let number = Int(identifier), number >= 164 {
      format["numFmtId"] = "\(addNumberFormat(style.numberFormat.code))"
    }
    format["xfId"] = "0"
    let number = formats.children.count - 1
    formats["count"] = "\(number + 1)"
    added[style] = number
    return number
  }

  private func append(_ piece: XMLTree.Element, to list: String) -> Int {
    guard let list = root.child(list) else { return 0 }
    list.add(copyOf: piece)
    let count = list.children.count
    list["count"] = "\(count)"
    return count - 1
  }

  private func addFill(_ color: Color) -> Int {
    guard let list = root.child("fills"), let fill = list.add("fill"), let pattern = fill.add("patternFill")
    else { return 0 }
    pattern["patternType"] = "solid"
    pattern.add("fgColor")?.set(color.attributes)
    pattern.add("bgColor")?["indexed"] = "64"
    let count = list.children.count
    list["count"] = "\(count)"
    return count - 1
  }

  private func addFont(basedOn base: Int, change: DifferentialStyle) -> Int {
    guard let list = root.child("fonts") else { return base }
    let all = list.children
    guard let source = all.indices.contains(base) ? all[base] : all.first,
      let font = list.add(copyOf: source)
    else { return base }
    list["count"] = "\(all.count + 1)"
    if let isBold = change.isBold { set("b", isBold, in: font, before: font.children.first) }
    if let isItalic = change.isItalic {
      let bold = font.child("b")
      set("i", isItalic, in: font, before: font.children.first { $0.name != bold?.name })
    }
    if let color = change.fontColor {
      let old = font.child("color")
      let after = ["name", "rFont", "family", "charset", "scheme"]
      let fresh = font.add("color", before: old ?? font.children.first { after.contains($0.name) })
      fresh?.set(color.attributes)
      old?.remove()
    }
    return all.count
  }

  private func set(_ name: String, _ isOn: Bool, in font: XMLTree.Element, before: XMLTree.Element?) {
    if let old = font.child(name) {
      if isOn { old["val"] = nil } else { old.remove() }
    } else if isOn {
      font.add(name, before: before)
    }
  }

  private func addBorder(_ color: Color) -> Int {
    guard let list = root.child("borders"), let border = list.add("border") else { return 0 }
    for side in ["left", "right", "top", "bottom"] {
      let line = border.add(side)
      line?["style"] = "medium"
      line?.add("color")?.set(color.attributes)
    }
    border.add("diagonal")
    let count = list.children.count
    list["count"] = "\(count)"
    return count - 1
  }

  private func addNumberFormat(_ code: String) -> Int {
    let existing = root.child("numFmts")
    guard let list = existing ?? root.add("numFmts", before: root.children.first) else { return 0 }
    if let known = list.children.first(where: { $0["formatCode"] == code }), let id = known["numFmtId"] {
      return Int(id) ?? 0
    }
    let next = max(163, list.children.compactMap { Int($0["numFmtId"] ?? "") }.max() ?? 163) + 1
    let format = list.add("numFmt")
    format?["numFmtId"] = "\(next)"
    format?["formatCode"] = code
    list["count"] = "\(list.children.count)"
    return next
  }
}

extension XMLTree.Element {
  /// Sets attributes; those whose value is nil are left as they are.
  func set(_ attributes: KeyValuePairs<String, String?>) {
    for case (let name, let value?) in attributes { self[name] = value }
  }
}
