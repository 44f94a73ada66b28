import XMLStream

/// Writes HTML that is well-formed XML too: whatever comes from outside goes through ``text(_:)`` or an attribute
/// and cannot become markup.
package struct HTMLWriter {
  private var output: String

  /// Begins a page.
  package init() { output = "<!DOCTYPE html>\n" }

  /// Elements after whose end a line ends, so that a comparison shows which lines of a page changed.
  private static let lines: Set<String> = [
    "html", "head", "body", "header", "main", "footer", "section", "h1", "h2", "h3", "p", "ul", "ol", "li",
    "table", "caption", "thead", "tbody", "tr", "details", "summary", "svg", "style", "title", "meta", "nav",
    "div", "figure", "figcaption", "dl", "dd", "form", "fieldset", "legend", "select", "script", "link",
  ]

  package mutating func void(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    tag(name, attributes, end: "/>")
    if Self.lines.contains(name) { output += "\n" }
  }

  package mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?>, _ text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element with what a closure writes.
  package mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?>, _ content: (inout HTMLWriter) -> Void
  ) {
    tag(name, attributes, end: ">")
    content(&self)
    output += "</\(name)>"
    if Self.lines.contains(name) { output += "\n" }
  }

  package mutating func element(_ name: String, _ text: String) { element(name, [:], text) }

  package mutating func element(_ name: String, _ content: (inout HTMLWriter) -> Void) {
    element(name, [:], content)
  }

  package mutating func text(_ text: String) { output += MarkupText.escaped(text) }

  /// Writes what does not come from outside and holds neither `<` nor `&`: a style sheet.
  package mutating func raw(_ text: String) { output += text }

  package var bytes: [UInt8] { Array(output.utf8) }

  /// The page so far.
  package var markup: String { output }

  private mutating func tag(_ name: String, _ attributes: KeyValuePairs<String, String?>, end: String) {
    output += "<\(name)"
    for (attribute, value) in attributes {
      guard let value else { continue }
      output += " \(attribute)=\"\(MarkupText.escaped(value))\""
    }
    output += end
  }
}
