/// The looks of an OpenDocument: styles by name, each with a parent, and formats of numbers by name.
final class OpenDocumentLooks {
  typealias Attributes = OpenDocumentWords.Attributes

  /// A style as it stands there; what it does not state is as in its parent.
  struct Style {
    var parent: String?
    var format: String?
    var changes = Attributes()
    /// Whether a sheet of this style is shown.
    var isShown = true
  }

  let limits: ReadingLimits
  /// The styles by family and name.
  private var styles: [String: [String: Style]] = [:]
  private var faces: [String: String] = [:]
  private var formats: [String: OpenDocumentFormat] = [:]
  private var defaults = Attributes()
  private var looks: [String: CellStyle] = [:]
  private var count = 0

  private var open: (family: String, name: String?, style: Style)?
  private var format: (name: String, format: OpenDocumentFormat)?

  /// How many parents are asked.
  private static let generations = 32

  init(limits: ReadingLimits) { self.limits = limits }

  /// Whether there are more than may be.
  var isTooLarge: Bool { count > limits.styles }

  // MARK: Reading

  func addFace(_ attributes: Attributes) {
    count += 1
    // The family is an attribute of SVG and may stand in quotation marks.
    if let name = attributes[.name], let family = attributes[.fontFamily] {
      faces[name] = Self.unquoted(family)
    }
  }

  func startStyle(_ attributes: Attributes, isDefault: Bool) {
    count += 1
    open = (
      attributes[.family] ?? "", isDefault ? nil : attributes[.name],
      Style(parent: attributes[.parent], format: attributes[.dataStyle])
    )
  }

  func addProperties(_ attributes: Attributes) {
    open?.style.changes.values.merge(attributes.values) { $1 }
  }

  func addTableProperties(_ attributes: Attributes) {
    if attributes[.display] == "false" { open?.style.isShown = false }
  }

  func finishStyle() {
    guard let (family, name, style) = open else { return }
    if let name {
      styles[family, default: [:]][name] = style
    } else if family == "table-cell" {
      defaults = style.changes
    }
    open = nil
  }

  func startFormat(_ kind: OpenDocumentFormat.Kind, _ attributes: Attributes) {
    count += 1
    format = (attributes[.name] ?? "", OpenDocumentFormat(kind, attributes))
  }

  func add(_ element: OpenDocumentWords.Element, _ attributes: Attributes, text: String) {
    format?.format.add(element, attributes, text: text)
  }

  func finishFormat() {
    if let format { formats[format.name] = format.format }
    format = nil
  }

  // MARK: Asking

  func isShown(table style: String) -> Bool { styles["table"]?[style]?.isShown ?? true }

  /// The look of cells that state no style.
  var plain: CellStyle {
    var look = CellStyle.normal
    apply(defaults, to: &look)
    return look
  }

  /// The look of a style of cells.
  func look(_ name: String) -> CellStyle {
    if let look = looks[name] { return look }
    var look = plain
    for style in chain(name, in: "table-cell").reversed() {
      apply(style.changes, to: &look)
      if let format = style.format, let code = code(of: format) { look.numberFormat = NumberFormat(code) }
    }
    looks[name] = look
    return look
  }

  /// The font that a style of texts makes of another.
  func font(_ name: String, over font: CellStyle.Font?) -> CellStyle.Font? {
    var look = CellStyle(font: font)
    for style in chain(name, in: "text").reversed() { apply(style.changes, to: &look) }
    return look.font
  }

  /// A style and its parents, as far as they are known and do not turn in a circle.
  private func chain(_ name: String, in family: String) -> [Style] {
    var result: [Style] = []
    var next = styles[family]?[name]
    while let style = next, result.count < Self.generations {
      result.append(style)
      next = style.parent.flatMap { styles[family]?[$0] }
    }
    return result
  }

  /// The code of a format with its conditions.
  private func code(of name: String) -> String? {
    guard let format = formats[name] else { return nil }
    return format.code { formats[$0]?.plainCode }
  }

  private func apply(_ changes: Attributes, to look: inout CellStyle) {
    applyFont(changes, to: &look)
    if let background = changes[.background] { look.fill = Color(web: background) }
    if let protection = changes[.protection] {
      look.isLocked = protection.contains("protected") || protection == "hidden-and-protected"
      look.hidesFormula = protection.contains("hidden") || protection.contains("formula")
    }
    switch changes[.textAlign] {
    case "start", "left": look.alignment.horizontal = .left
    case "center": look.alignment.horizontal = .center
    case "end", "right": look.alignment.horizontal = .right
    case "justify": look.alignment.horizontal = .justify
    default: break
    }
    if let wrap = changes[.wrap] { look.alignment.wrapsText = wrap == "wrap" }
  }

  private func applyFont(_ changes: Attributes, to look: inout CellStyle) {
    let before = look.font ?? CellStyle.Font()
    var font = before
    if let name = changes[.fontName] {
      font.name = faces[name] ?? name
    } else if let family = changes[.fontFamily] {
      font.name = Self.unquoted(family)
    }
    if let size = changes[.fontSize], size.hasSuffix("pt"),
      let points = NumberText.number(Array(size.dropLast(2).utf8).span), points > 0, points < 500
    {
      font.size = points
    }
    if let weight = changes[.fontWeight] { font.isBold = weight == "bold" || Int(weight) ?? 0 >= 600 }
    if let style = changes[.fontStyle] { font.isItalic = style == "italic" || style == "oblique" }
    if let line = changes[.lineThroughStyle] ?? changes[.lineThroughType] {
      font.isStruckThrough = line != "none"
    }
    if let line = changes[.underlineStyle] {
      font.underline = line == "none" ? nil : changes[.underlineType] == "double" ? .double : .single
    }
    if let position = changes[.textPosition] {
      font.script =
        position.hasPrefix("super") ? .superscript : position.hasPrefix("sub") ? .subscript : nil
    }
    if let color = changes[.color].flatMap(Color.init(web:)) { font.color = color }
    if font != before || look.font != nil { look.font = font }
  }

  private static func unquoted(_ family: String) -> String {
    let first = family.split(separator: ",").first.map(String.init) ?? family
    guard first.count >= 2, first.hasPrefix("'"), first.hasSuffix("'") else { return first }
    return String(first.dropFirst().dropLast())
  }
}
