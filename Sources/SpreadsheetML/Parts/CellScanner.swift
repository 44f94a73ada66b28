import XMLStream

/// The cell that is being read: its attributes, its value and its formula.
struct CellScanner: ~Copyable {
  private enum Kind: UInt8 {
    case number, shared, text, inline, boolean, error, date, unknown
  }

  private(set) var reference = CellReference.first
  /// The text of the cell's own string, where it has one.
  var item = StringItem()

  private var style = 0
  private var kind = Kind.number
  private var text = ByteRun(capacity: 64)
  private var hasValue = false
  private var hasInline = false

  private var hasFormula = false
  private var formula: String?
  private var formulaText = ByteRun(capacity: 64)
  private var sharedIndex: Int?
  private var sharedFormulas: [Int: (text: String, origin: CellReference)] = [:]

  /// Begins a cell, and gives the address that it states if that is valid.
  mutating func start(_ attributes: borrowing XMLAttributes, _ words: SheetWords.Cell) -> CellReference? {
    var found: CellReference?
    style = 0
    kind = .number
    hasValue = false
    hasInline = false
    hasFormula = false
    var position = 0
    while position < attributes.count {
      let name = attributes.name(at: position)
      if attributes.namespace(at: position) == .none {
        if name == words.reference {
          found = attributes.withValue(at: position) { CellReference(bytes: $0) }
        } else if name == words.style {
          style = attributes.integer(at: position) ?? -1
        } else if name == words.type {
          kind = attributes.withValue(at: position) { Self.kind($0) }
        }
      }
      position += 1
    }
    return found
  }

  /// Sets the address that was found or supposed.
  mutating func stand(at reference: CellReference) { self.reference = reference }

  private static func kind(_ name: borrowing Span<UInt8>) -> Kind {
    switch name.count {
    case 1:
      switch name[0] {
      case UInt8(ascii: "s"): .shared
      case UInt8(ascii: "n"): .number
      case UInt8(ascii: "b"): .boolean
      case UInt8(ascii: "e"): .error
      case UInt8(ascii: "d"): .date
      default: .unknown
      }
    case 3 where name[0] == UInt8(ascii: "s") && name[1] == UInt8(ascii: "t") && name[2] == UInt8(ascii: "r"):
      .text
    case 9 where name[0] == UInt8(ascii: "i") && name[8] == UInt8(ascii: "r"): .inline
    default: .unknown
    }
  }

  // MARK: What the cell holds

  mutating func startValue() {
    hasValue = true
    text.removeAll()
  }

  mutating func startInline() {
    hasInline = true
    item.reset()
  }

  /// Takes a piece of the value; false where it has become too long.
  @inline(__always)
  mutating func appendValue(_ characters: borrowing Span<UInt8>, limit: Int) -> Bool {
    text.append(characters)
    return text.count <= limit * 3
  }

  /// Takes a piece of the cell's own string; false where it has become too long.
  mutating func appendInline(_ characters: borrowing Span<UInt8>, limit: Int) -> Bool {
    item.append(characters)
    return item.byteCount <= limit * 3
  }

  /// Puts the cell into its row.
  mutating func finish(into row: inout SheetRow, wishes: SheetWishes, _ findings: inout SheetFindings) {
    var richText: RichText?
    let value = value(&richText, &findings)
    let formula = wishes.formulas ? formula.take() : nil
    if case .blank = value {
      if !wishes.blankCells, formula == nil, !(wishes.formulaMarks && hasFormula) { return }
    }
    findings.details.cellCount += 1
    let limit = findings.context.limits.cells
    guard findings.details.cellCount <= limit else {
      findings.refuse(.tooManyCells(limit: limit), cell: reference)
      return
    }
    if style >= findings.context.formatCount || style < 0, style != 0 {
      findings.note(.missingStyle(style), reference)
      style = 0
    }
    row.cells.append(
      SheetCell(
        reference: reference, value: value, styleIndex: style, formula: formula, richText: richText,
        hasFormula: hasFormula))
  }

  private func value(_ richText: inout RichText?, _ findings: inout SheetFindings) -> CellValue {
    if hasInline, kind == .inline || !hasValue {
      guard !item.isLonger(than: findings.context.limits.textUnits) else {
        findings.refuseLength(of: reference)
        return .blank
      }
      richText = item.richText
      return .text(item.text)
    }
    guard hasValue else { return .blank }
    switch kind {
    case .number: return number(&findings)
    case .shared: return sharedText(&richText, &findings)
    case .text, .inline: return plainText(&findings)
    case .boolean: return boolean(&findings)
    case .error:
      guard text.count > 0, case .text(let error) = plainText(&findings) else { return .blank }
      return .error(CellError(rawValue: error))
    case .date: return isoDate(&findings)
    case .unknown:
      let value = number(&findings)
      findings.note(.unknownType, reference)
      return value
    }
  }

  private func number(_ findings: inout SheetFindings) -> CellValue {
    guard text.count > 0 else { return .blank }
    guard let number = text.withSpan({ NumberText.number($0) }) else { return malformed(&findings) }
    return findings.value(of: number, style: style, at: reference)
  }

  private func sharedText(_ richText: inout RichText?, _ findings: inout SheetFindings) -> CellValue {
    guard text.count > 0 else { return .blank }
    guard let index = text.withSpan({ NumberText.index($0) }), index < findings.context.strings.texts.count
    else {
      findings.note(.missingString, reference)
      return .blank
    }
    if !findings.context.strings.richTexts.isEmpty { richText = findings.context.strings.richTexts[index] }
    return .text(findings.context.strings.texts[index])
  }

  private func plainText(_ findings: inout SheetFindings) -> CellValue {
    let limit = findings.context.limits.textUnits
    guard text.count <= limit || text.withSpan({ TextEscapes.unitCount($0) }) <= limit else {
      findings.refuseLength(of: reference)
      return .blank
    }
    return .text(text.withSpan { TextEscapes.text($0) })
  }

  private func boolean(_ findings: inout SheetFindings) -> CellValue {
    switch text.text {
    case "1", "true", "TRUE": return .boolean(true)
    case "0", "false", "FALSE": return .boolean(false)
    case "": return .blank
    default: return malformed(&findings)
    }
  }

  private func isoDate(_ findings: inout SheetFindings) -> CellValue {
    guard text.count > 0 else { return .blank }
    return ISODate.value(text.text, in: findings.context.dateSystem) ?? malformed(&findings)
  }

  private func malformed(_ findings: inout SheetFindings) -> CellValue {
    findings.note(.malformedValue, reference)
    return plainText(&findings)
  }

  // MARK: Formulas

  /// The cell has a formula, whose text is not wanted.
  mutating func noteFormula() { hasFormula = true }

  mutating func startFormula(_ attributes: borrowing XMLAttributes, _ words: SheetWords.Cell) {
    hasFormula = true
    formulaText.removeAll()
    sharedIndex =
      attributes.text(of: words.type) == "shared" ? attributes.integer(of: words.sharedIndex) : nil
  }

  /// Takes a piece of the formula; false where it has become too long.
  mutating func appendFormula(_ characters: borrowing Span<UInt8>, limit: Int) -> Bool {
    formulaText.append(characters)
    return formulaText.count <= limit * 3
  }

  mutating func finishFormula(limit: Int) {
    let text = formulaText.text
    guard let index = sharedIndex else {
      formula = text.isEmpty ? nil : text
      return
    }
    if let shared = sharedFormulas[index], text.isEmpty {
      formula = FormulaShift.shift(
        shared.text, rows: reference.row - shared.origin.row, columns: reference.column - shared.origin.column
      )
    } else if !text.isEmpty {
      if sharedFormulas.count < limit { sharedFormulas[index] = (text, reference) }
      formula = text
    }
  }
}
