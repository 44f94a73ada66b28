/// Writes HTML that is well-formed XML too: whatever comes from outside goes through ``text(_:)`` or an attribute
/// and cannot become markup.
struct HTMLWriter {
  private var output = "<!DOCTYPE html>\n"

  /// Elements after whose end a line ends, so that a changed page can be told by its lines.
  private static let lines: Set<String> = [
    "html", "head", "body", "header", "main", "footer", "section", "h1", "h2", "h3", "p", "ul", "ol", "li",
    "table", "caption", "thead", "tbody", "tr", "details", "summary", "svg", "style", "title", "meta", "nav",
    "div", "figure", "figcaption", "dl", "dd",
  ]

  /// Writes an element that has no content.
  mutating func void(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    tag(name, attributes, end: "/>")
    if Self.lines.contains(name) { output += "\n" }
  }

  /// Writes an element with text.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?>, _ text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element with what a closure writes.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?>, _ content: (inout HTMLWriter) -> Void
  ) {
    tag(name, attributes, end: ">")
    content(&self)
    output += "</\(name)>"
    if Self.lines.contains(name) { output += "\n" }
  }

  /// Writes an element without attributes.
  mutating func element(_ name: String, _ text: String) { element(name, [:], text) }

  /// Writes an element without attributes.
  mutating func element(_ name: String, _ content: (inout HTMLWriter) -> Void) {
    element(name, [:], content)
  }

  /// Writes text.
  mutating func text(_ text: String) {
    output += Self.escaped(text)
  }

  /// Writes what is no text from outside and holds neither `<` nor `&`: a style sheet.
  mutating func raw(_ text: String) {
    output += text
  }

  /// The page.
  var bytes: [UInt8] { Array(output.utf8) }

  private mutating func tag(_ name: String, _ attributes: KeyValuePairs<String, String?>, end: String) {
    output += "<\(name)"
    for (attribute, value) in attributes {
      guard let value else { continue }
      output += " \(attribute)=\"\(Self.escaped(value))\""
    }
    output += end
  }

  /// A text that cannot become markup; a character that XML cannot hold becomes a replacement sign.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}",
        "\u{FFFF}":
        result.append("\u{FFFD}")
      // Marks that turn the direction of what follows could make a figure read as another.
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
