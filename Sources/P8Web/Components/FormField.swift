import P8Presentation

/// A field of a form: its label stands above it, what is wrong with it below.
struct FormField {
  enum Kind: Hashable {
    case text
    case password
    case search
    /// A day, which the browser gives with the year first.
    case day
    /// Several lines.
    case lines
    /// One of some values, each with its text.
    case choice([Choice])
  }

  struct Choice: Hashable {
    let value: String
    let text: String
  }

  let name: String
  /// Its id on the page, where the name comes several times.
  var id: String?
  let label: String
  var kind = Kind.text
  var value = ""
  /// What helps to fill it; empty for none.
  var help = ""
  var isRequired = true
  /// What a browser may fill it with.
  var autocomplete: String?
  var maximumLength = 200

  func write(to html: inout HTMLWriter) {
    let id = id ?? name
    let helpID = help.isEmpty ? nil : "\(id)-help"
    html.element("div", ["class": "field"]) { html in
      html.element("label", ["for": id], label)
      if let helpID { html.element("p", ["class": "help", "id": helpID], help) }
      switch kind {
      case .text, .password, .search, .day:
        html.void(
          "input",
          [
            "id": id, "name": name, "type": type, "value": kind == .password || value.isEmpty ? nil : value,
            "required": isRequired ? "required" : nil, "autocomplete": autocomplete,
            "maxlength": "\(maximumLength)", "aria-describedby": helpID,
            "autocapitalize": kind == .text ? nil : "none", "spellcheck": kind == .text ? nil : "false",
          ])
      case .lines:
        html.element(
          "textarea",
          [
            "id": id, "name": name, "rows": "3", "required": isRequired ? "required" : nil,
            "maxlength": "\(maximumLength)", "aria-describedby": helpID,
          ], value)
      case .choice(let choices):
        html.element("select", ["id": id, "name": name, "aria-describedby": helpID]) { html in
          for choice in choices {
            html.element(
              "option", ["value": choice.value, "selected": choice.value == value ? "selected" : nil],
              choice.text)
          }
        }
      }
    }
  }

  private var type: String {
    switch kind {
    case .password: "password"
    case .search: "search"
    case .day: "date"
    default: "text"
    }
  }
}
