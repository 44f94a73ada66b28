import P8Presentation

extension HTMLWriter {
  /// A form that changes something: it carries the token of the session.
  mutating func form(
    _ action: String, token: String, class style: String? = nil, _ content: (inout HTMLWriter) -> Void
  ) {
    element("form", ["method": "post", "action": action, "class": style]) { html in
      html.hidden(FormToken.field, token)
      content(&html)
    }
  }

  /// A form that asks for a page.
  mutating func search(
    _ action: String, class style: String? = nil, label: String? = nil,
    _ content: (inout HTMLWriter) -> Void
  ) {
    element(
      "form", ["method": "get", "action": action, "class": style, "role": "search", "aria-label": label],
      content)
  }

  mutating func hidden(_ name: String, _ value: String) {
    void("input", ["type": "hidden", "name": name, "value": value])
  }

  mutating func field(_ field: FormField) { field.write(to: &self) }

  mutating func submit(_ text: String) {
    element("p", ["class": "buttons"]) { $0.element("button", ["type": "submit"], text) }
  }
}
