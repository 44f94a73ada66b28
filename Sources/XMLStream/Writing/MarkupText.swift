/// Texts from outside on their way into markup.
package enum MarkupText {
  /// The text with a replacement sign for each character that XML cannot hold, so that no name stops a document.
  package static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !isAllowed($0) }) else { return text }
    var clean = String.UnicodeScalarView()
    clean.append(contentsOf: text.unicodeScalars.map { isAllowed($0) ? $0 : "\u{FFFD}" })
    return String(clean)
  }

  /// A text for a page that cannot become markup, neither between elements nor in an attribute.
  ///
  /// A character that XML cannot hold, and a control of the second kind, becomes a replacement sign.
  package static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      // Marks that turn the direction of what follows could make a figure read as another.
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
      case "\u{7F}"..."\u{9F}": result.append("\u{FFFD}")
      default: result.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return String(result)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10, 13, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
