import P8Model

/// A word of the language with its place in the text.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case number(ExactDecimal), text(String), date(CalendarDate)
    /// A name, dots included, or a word of the language.
    case name(String)
    /// `+ - * / = != < <= > >= ( ) [ ] , .`.
    case symbol(String)
    case end
  }

  let kind: Kind
  /// The first byte.
  let offset: Int

  /// The token as a person sees it in a message.
  var quoted: String {
    switch kind {
    case .number(let number): "\(number)"
    case .text(let text): "\"\(text)\""
    case .date(let date): "\(date)"
    case .name(let name): name
    case .symbol(let symbol): symbol
    case .end: ""
    }
  }
}
