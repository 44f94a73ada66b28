/// What the style sheets and attributes of a web page say about the looks of its cells, as far as a workbook has them.
struct PageLooks {
  /// Properties by name, in small letters.
  typealias Properties = [String: String]

  private var rules: [String: Properties] = [:]
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Reads a style sheet: rules of one class or one element; others are passed over.
  mutating func read(_ sheet: String) {
    for rule in sheet.split(separator: "}") {
      let parts = rule.split(separator: "{", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let properties = Self.properties(parts[1])
      for selector in parts[0].split(separator: ",") {
        let name = selector.split(whereSeparator: \.isWhitespace).last.map { $0.lowercased() } ?? ""
        guard !name.isEmpty, rules.count < limit else { continue }
        rules[name, default: [:]].merge(properties) { $1 }
      }
    }
  }

  /// The properties of an element, by its name, its classes and what it states itself.
  func properties(of name: String, _ attributes: Properties) -> Properties {
    var result = rules[name] ?? [:]
    for word in (attributes["class"] ?? "").split(whereSeparator: \.isWhitespace).prefix(4) {
      let word = word.lowercased()
      if let rule = rules["." + word] ?? rules[name + "." + word] { result.merge(rule) { $1 } }
    }
    if let style = attributes["style"] { result.merge(Self.properties(style[...])) { $1 } }
    return result
  }

  /// `font-weight:700;mso-number-format:"\@"`: a semicolon within quotation marks ends nothing.
  static func properties(_ text: Substring) -> Properties {
    var result: Properties = [:]
    var quote: Character?
    var start = text.startIndex
    func take(_ end: Substring.Index) {
      let parts = text[start..<end].split(separator: ":", maxSplits: 1)
      // More than any page needs, so that no rule costs each of its cells much.
      guard parts.count == 2, result.count < 32 else { return }
      result[trimmed(parts[0]).lowercased()] = trimmed(parts[1])
    }
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
      } else if quote == nil, character == ";" {
        take(index)
        start = text.index(after: index)
      }
      index = text.index(after: index)
    }
    take(text.endIndex)
    return result
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0.isWhitespace }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  // MARK: What properties mean

  static func isHidden(_ properties: Properties) -> Bool {
    properties["display"]?.lowercased() == "none" || properties["visibility"]?.lowercased() == "collapse"
  }

  /// The font that properties make of another; nil where they say nothing of it.
  static func font(_ properties: Properties, over font: CellStyle.Font?) -> CellStyle.Font? {
    let before = font ?? CellStyle.Font()
    var font = before
    if let family = properties["font-family"], let name = family.split(separator: ",").first {
      let plain = trimmed(name).filter { $0 != "\"" && $0 != "'" }
      if !plain.isEmpty { font.name = plain }
    }
    if let size = properties["font-size"]?.lowercased(), size.hasSuffix("pt"),
      let points = NumberText.number(Array(size.dropLast(2).utf8).span), points > 0, points < 500
    {
      font.size = points
    }
    if let weight = properties["font-weight"]?.lowercased() {
      font.isBold = weight == "bold" || weight == "bolder" || Int(weight) ?? 0 >= 600
    }
    if let style = properties["font-style"]?.lowercased() { font.isItalic = style == "italic" }
    if let line = properties["text-decoration"]?.lowercased() {
      font.isStruckThrough = line.contains("line-through")
      font.underline = line.contains("underline") ? .single : nil
    }
    if let color = properties["color"].flatMap(Color.init(web:)) { font.color = color }
    return font == before ? nil : font
  }

  static func fill(_ properties: Properties) -> Color? {
    (properties["background-color"] ?? properties["background"]).flatMap { value in
      value.split(whereSeparator: \.isWhitespace).first.flatMap { Color(web: String($0)) }
    }
  }

  /// The code of a number format: `"\#\,\#\#0"`, `Short Date`, `"\0022ngày\0022 d"`.
  static func numberFormat(_ properties: Properties) -> NumberFormat? {
    guard var text = properties["mso-number-format"] else { return nil }
    if let first = text.first, first == "\"" || first == "'", text.last == first, text.count >= 2 {
      text = String(text.dropFirst().dropLast())
    }
    var code = ""
    var rest = Array(text.unicodeScalars.prefix(512))[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        code.unicodeScalars.append(scalar)
        continue
      }
      let digits = rest.prefix(4)
      if digits.count == 4, let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16),
        let escaped = Unicode.Scalar(value)
      {
        code.unicodeScalars.append(escaped)
        rest = rest.dropFirst(4)
      }
    }
    return code.isEmpty ? nil : NumberFormat(Spreadsheet2003Looks.named[code] ?? code)
  }
}
