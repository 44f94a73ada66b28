import P8Model
import P8Presentation

extension HTMLWriter {
  /// What was done, above the page that shows it; a line of the text is a line of the page.
  mutating func notice(_ message: String) {
    element("div", ["class": "done", "role": "status"]) { html in
      for line in message.split(separator: "\n") { html.element("p", String(line)) }
    }
  }

  /// What could not be done, with the way out, above the form that it is about.
  mutating func refusal(_ message: String, remedy: String?) {
    element("div", ["class": "refused", "role": "alert"]) { html in
      html.element("p") { $0.element("strong", message) }
      if let remedy { html.element("p", remedy) }
    }
  }
}
