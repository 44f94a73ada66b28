/// Checks what is written into cells.
enum CellCheck {
  /// The longest text of a cell, in UTF-16 units.
  static let longestText = 32_767

  static func check(_ content: CellContent, in system: SerialDate.System) throws(WriteFault) {
    switch content {
    case .blank, .boolean, .error: break
    case .text(let text): try check(text: text)
    case .richText(let text):
      try check(text: text.plainText)
      for case let font? in text.runs.map(\.font) { try StyleCheck.check(font) }
    case .number(let number): try check(number: number)
    case .date(let moment):
      guard SerialDate.serial(of: moment, in: system) != nil else { throw WriteFault(.date) }
    case .time(let seconds):
      guard seconds >= 0 else { throw WriteFault(.date) }
    case .formula(let formula, let cached), .arrayFormula(let formula, _, let cached):
      try check(formula: formula)
      switch cached {
      case .number(let number), .date(_, let number), .time(_, let number): try check(number: number)
      case .text(let text): try check(text: text)
      case .blank, .boolean, .error: break
      }
    case .hyperlink(let hyperlink, let text):
      try check(text: text)
      try check(hyperlink)
    }
  }

  static func check(text: String) throws(WriteFault) {
    // A text has at most as many UTF-16 units as bytes.
    guard text.utf8.count > longestText else { return }
    let length = text.utf16.count
    guard length <= longestText else { throw WriteFault(.textLength(length)) }
  }

  static func check(number: Double) throws(WriteFault) {
    guard number.isFinite else { throw WriteFault(.number) }
  }

  /// Throws where a formula is empty, begins with `=`, or is too long.
  static func check(formula: String, limit: Int = 8_192) throws(WriteFault) {
    guard !formula.isEmpty, !formula.hasPrefix("="), formula.utf16.count <= limit, hasShortTexts(formula)
    else { throw WriteFault(.formula(formula)) }
  }

  /// Whether the texts in a formula are closed and have at most 255 characters each.
  private static func hasShortTexts(_ formula: String) -> Bool {
    var length: Int?
    var quotedName = false
    for unit in formula.utf16 {
      if unit == 0x27, length == nil {
        quotedName.toggle()
      } else if unit == 0x22, !quotedName {
        if let reached = length {
          guard reached <= 255 else { return false }
          length = nil
        } else {
          length = 0
        }
      } else if let reached = length {
        length = reached + 1
      }
    }
    return length == nil && !quotedName
  }

  private static func check(_ hyperlink: Hyperlink) throws(WriteFault) {
    if let tooltip = hyperlink.tooltip, tooltip.utf16.count > 255 {
      throw WriteFault(
        .hyperlink(.tooltip))
    }
    if let address = hyperlink.target.outside {
      let isSound =
        !address.isEmpty && address.utf16.count <= 2_079
        && address.unicodeScalars.allSatisfy {
          $0.value > 0x20 && !"<>\"{}|\\^`".unicodeScalars.contains($0) && $0.value != 0x7F
            && $0.value & 0xFFFE != 0xFFFE
        }
      guard isSound else {
        throw WriteFault(
          .hyperlink(.address))
      }
    }
    if let place = hyperlink.target.place {
      guard !place.isEmpty, !place.hasPrefix("#"), place.utf16.count <= 2_079 else {
        throw WriteFault(
          .hyperlink(.place))
      }
    }
  }
}
