import P8Model
import P8Presentation

extension HTMLWriter {
  /// What could not be done, with the way out, above the form that it is about.
  mutating func refusal(_ message: String, remedy: String?) {
    element("div", ["class": "refused", "role": "alert"]) { html in
      html.element("p") { $0.element("strong", message) }
      if let remedy { html.element("p", remedy) }
    }
  }
}
