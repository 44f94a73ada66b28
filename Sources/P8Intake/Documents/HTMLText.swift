/// The text of a page: what stands between the tags, with a line for each block.
package enum HTMLText {
  /// Whether a text begins like a page.
  package static func isPage(_ text: String) -> Bool {
    let opening = text.prefix(1024).lowercased()
    return opening.contains("<!doctype html") || opening.contains("<html") || opening.contains("<body")
  }

  /// The text; scripts, styles and remarks are left out.
  package static func text(of page: String) -> String {
    let scalars = Array(page.unicodeScalars)
    var text = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "<" {
        index = afterTag(index, in: scalars, &text)
      } else if scalar == "&", let (character, end) = entity(index, in: scalars) {
        text.append(character)
        index = end
      } else {
        // A line of the source is no line of the page.
        text.append(scalar == "\n" || scalar == "\r" || scalar == "\t" ? " " : scalar)
        index += 1
      }
    }
    return String(text)
  }

  private static let blocks: Set<String> = [
    "p", "div", "br", "li", "ul", "ol", "tr", "td", "th", "table", "h1", "h2", "h3", "h4", "h5", "h6",
    "section",
    "article", "header", "footer", "title", "blockquote", "figcaption", "dt", "dd", "hr",
  ]
  /// What is not read, to its closing tag.
  private static let hidden: Set<String> = ["script", "style", "noscript", "template", "svg"]

  /// The place after a tag; a `<` that opens none is text.
  private static func afterTag(
    _ start: Int, in scalars: [Unicode.Scalar], _ text: inout String.UnicodeScalarView
  ) -> Int {
    if begins(with: "<!--", at: start, in: scalars) {
      return index(after: "-->", from: start + 4, in: scalars)
    }
    var index = start + 1
    let isClosing = index < scalars.count && scalars[index] == "/"
    if isClosing { index += 1 }
    var name = ""
    // A number is no name: `2 <3` is text.
    while index < scalars.count, scalars[index].isASCII, name.utf8.count < 16,
      scalars[index].properties.isAlphabetic || !name.isEmpty && (0x30...0x39).contains(scalars[index].value)
    {
      name.unicodeScalars.append(scalars[index])
      index += 1
    }
    guard !name.isEmpty || index < scalars.count && (scalars[index] == "!" || scalars[index] == "?") else {
      text.append("<")
      return start + 1
    }
    name = name.lowercased()
    let end = self.index(after: ">", from: index, in: scalars)
    if !isClosing, hidden.contains(name) {
      return self.index(after: ">", from: self.index(after: "</\(name)", from: end, in: scalars), in: scalars)
    }
    if blocks.contains(name) { text.append("\n") }
    return end
  }

  private static func begins(with mark: String, at start: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let mark = Array(mark.unicodeScalars)
    return start + mark.count <= scalars.count
      && scalars[start..<(start + mark.count)].elementsEqual(mark) { left, right in
        left == right || left.isASCII && left.value | 0x20 == right.value
      }
  }

  /// The place after a mark, or the end of the page.
  private static func index(after mark: String, from start: Int, in scalars: [Unicode.Scalar]) -> Int {
    var index = start
    while index < scalars.count {
      if begins(with: mark, at: index, in: scalars) { return index + mark.unicodeScalars.count }
      index += 1
    }
    return scalars.count
  }

  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
    "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "hellip": "…", "bull": "•", "agrave": "\u{E0}",
    "aacute": "\u{E1}", "acirc": "\u{E2}", "atilde": "\u{E3}", "egrave": "\u{E8}", "eacute": "\u{E9}",
    "ecirc": "\u{EA}", "igrave": "\u{EC}", "iacute": "\u{ED}", "ograve": "\u{F2}", "oacute": "\u{F3}",
    "ocirc": "\u{F4}", "otilde": "\u{F5}", "ugrave": "\u{F9}", "uacute": "\u{FA}", "yacute": "\u{FD}",
    "Agrave": "\u{C0}", "Aacute": "\u{C1}", "Acirc": "\u{C2}", "Atilde": "\u{C3}", "Egrave": "\u{C8}",
    "Eacute": "\u{C9}", "Ecirc": "\u{CA}", "Igrave": "\u{CC}", "Iacute": "\u{CD}", "Ograve": "\u{D2}",
    "Oacute": "\u{D3}", "Ocirc": "\u{D4}", "Otilde": "\u{D5}", "Ugrave": "\u{D9}", "Uacute": "\u{DA}",
    "Yacute": "\u{DD}",
  ]

  /// The character that `&#7843;`, `&#x1EA3;` or `&amp;` stands for.
  private static func entity(_ start: Int, in scalars: [Unicode.Scalar]) -> (Unicode.Scalar, Int)? {
    var name = ""
    var index = start + 1
    while index < scalars.count, index - start <= 10, scalars[index] != ";" {
      name.unicodeScalars.append(scalars[index])
      index += 1
    }
    guard index < scalars.count, scalars[index] == ";" else { return nil }
    let number: UInt32? =
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        UInt32(name.dropFirst(2), radix: 16)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst())
      } else {
        nil
      }
    let scalar = name.hasPrefix("#") ? number.flatMap(Unicode.Scalar.init) : named[name]
    return scalar.map { ($0, index + 1) }
  }
}
