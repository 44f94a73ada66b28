import P8Presentation

extension HTMLWriter {
  /// A part of a page under its heading.
  mutating func section(
    _ title: String, id: String? = nil, _ content: (inout HTMLWriter) -> Void
  ) {
    element("section", ["id": id]) { html in
      html.element("h2", title)
      content(&html)
    }
  }

  /// A table that scrolls by itself on a narrow screen; its columns from a number on are numbers.
  mutating func table(
    caption: String, headers: [String], numbersFrom first: Int, class style: String? = nil,
    _ rows: (inout HTMLWriter) -> Void
  ) {
    element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": caption]) { html in
      html.element("table", ["class": style]) { html in
        html.element("caption", caption)
        html.element("thead") { html in
          html.element("tr") { html in
            for (index, header) in headers.enumerated() {
              html.element("th", ["scope": "col", "class": index >= first ? "number" : nil], header)
            }
          }
        }
        html.element("tbody", rows)
      }
    }
  }
}
