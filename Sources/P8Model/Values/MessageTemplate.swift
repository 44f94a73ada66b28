/// A message with its placeholders found: `Ô {cell}: {left} khác {right}`.
package struct MessageTemplate: Sendable {
  private enum Piece: Sendable {
    case text(String)
    case value(String)
  }

  private let vi: [Piece]
  private let en: [Piece]

  package init(_ text: LocalizedText) {
    vi = Self.pieces(of: text.vi)
    en = Self.pieces(of: text.en)
  }

  /// The message in both languages; a placeholder without a value stays as it is.
  package func rendered(_ value: (String, Language) -> String?) -> LocalizedText {
    LocalizedText(vi: Self.text(vi, .vi, value), en: Self.text(en, .en, value))
  }

  private static func text(
    _ pieces: [Piece], _ language: Language, _ value: (String, Language) -> String?
  ) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let part): text += part
      case .value(let name): text += value(name, language) ?? "{\(name)}"
      }
    }
    return text
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.value(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}
