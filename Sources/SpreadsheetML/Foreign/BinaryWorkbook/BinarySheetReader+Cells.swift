extension BinarySheetReader {
  // MARK: One cell

  /// Reads a record of one cell: row, column, format, and what it holds.
  mutating func readCell(_ record: RecordStream.Record, _ stream: inout RecordStream) throws(WorkbookFault) {
    let start = record.body.lowerBound
    guard record.body.count >= Self.leastLength(record.type) else { throw RecordStream.fault(record) }
    let bytes = stream.bytes
    guard let cell = reference(bytes.word(start), bytes.word(start + 2)) else { return }
    let style = bytes.word(start + 4)
    switch record.type {
    case RecordType.labelSharedString: appendShared(Int(bytes.doubleWord(start + 6)), at: cell, style)
    case RecordType.number: appendNumber(bytes.double(start + 6), at: cell, style)
    case RecordType.rk: appendNumber(Self.number(ofRK: bytes.doubleWord(start + 6)), at: cell, style)
    case RecordType.booleanOrError:
      let value = Self.value(bytes.byte(start + 6), isError: bytes.byte(start + 7) != 0)
      append(SheetCell(reference: cell, value: value, styleIndex: style))
    case RecordType.formula, RecordType.formula3, RecordType.formula4:
      try startFormula(record, bytes, cell, style)
    default: try readText(record, &stream, cell, style)
    }
  }

  private static func leastLength(_ type: Int) -> Int {
    switch type {
    case RecordType.booleanOrError, RecordType.label, RecordType.richString: 8
    case RecordType.number: 14
    case RecordType.formula, RecordType.formula3, RecordType.formula4: 22
    default: 10
    }
  }

  private mutating func reference(_ row: Int, _ column: Int) -> CellReference? {
    if let cell = CellReference(row: row + 1, column: column + 1) { return cell }
    findings.refuse(.beyondLastColumn(row: row + 1))
    return nil
  }

  private mutating func appendNumber(_ number: Double, at cell: CellReference, _ style: Int) {
    append(SheetCell(reference: cell, value: value(of: number, at: cell, style), styleIndex: style))
  }

  /// A number as its format shows it; what is none is shown as an error in Excel too.
  private mutating func value(of number: Double, at cell: CellReference, _ style: Int) -> CellValue {
    guard number.isFinite else { return .error(.invalidNumber) }
    return findings.value(of: number, style: style, at: cell)
  }

  private mutating func appendShared(_ index: Int, at cell: CellReference, _ style: Int) {
    let strings = findings.context.strings
    guard index < strings.texts.count else {
      findings.note(.missingString, cell)
      return append(SheetCell(reference: cell, value: .blank, styleIndex: style))
    }
    let rich = strings.richTexts.isEmpty ? nil : strings.richTexts[index]
    append(SheetCell(reference: cell, value: .text(strings.texts[index]), styleIndex: style, richText: rich))
  }

  /// A text that stands in the cell itself, as older programs write it.
  private mutating func readText(
    _ record: RecordStream.Record, _ stream: inout RecordStream, _ cell: CellReference, _ style: Int
  ) throws(WorkbookFault) {
    var content = try stream.continued(record)
    try content.skip(6)
    let count = try content.word()
    guard count <= findings.context.limits.textUnits else { return findings.refuseLength(of: cell) }
    var text = try content.text(units: count)
    if record.type == RecordType.richString, !content.isAtEnd {
      text.richUnits = Array(text.string.utf16)
      text.runs = try content.runs(content.word())
    }
    append(
      SheetCell(
        reference: cell, value: .text(text.string), styleIndex: style, richText: text.richText(styles)))
  }

  // MARK: Several cells

  /// Reads a record of numbers side by side: row, first column, format and number of each, and the last column.
  mutating func readNumbers(_ record: RecordStream.Record, of bytes: [UInt8]) throws(WorkbookFault) {
    let start = record.body.lowerBound
    guard record.body.count >= 12, record.body.count % 6 == 0 else { throw RecordStream.fault(record) }
    let (row, column) = (bytes.word(start), bytes.word(start + 2))
    for index in 0..<record.body.count / 6 - 1 {
      guard findings.fault == nil, let cell = reference(row, column + index) else { return }
      let place = start + 4 + index * 6
      appendNumber(Self.number(ofRK: bytes.doubleWord(place + 2)), at: cell, bytes.word(place))
    }
  }

  // MARK: Values

  /// A number in four bytes: a whole one or the front of a broken one, perhaps in hundredths.
  static func number(ofRK bits: UInt32) -> Double {
    let number =
      bits & 2 != 0
      ? Double(Int32(bitPattern: bits) >> 2) : Double(bitPattern: UInt64(bits & 0xFFFF_FFFC) << 32)
    return bits & 1 != 0 ? number / 100 : number
  }

  static func value(_ number: Int, isError: Bool) -> CellValue {
    guard isError else { return .boolean(number != 0) }
    // Later versions have errors that this format does not know by number.
    return .error(CellError.binary(number) ?? CellError(rawValue: "#ERROR!"))
  }

  // MARK: Formulas

  private mutating func startFormula(
    _ record: RecordStream.Record, _ bytes: [UInt8], _ cell: CellReference, _ style: Int
  ) throws(WorkbookFault) {
    let start = record.body.lowerBound
    let tokens = start + 22..<start + 22 + bytes.word(start + 20)
    guard tokens.upperBound <= record.body.upperBound else { throw RecordStream.fault(record) }
    // LibreOffice writes a truth value as a formula of nothing else.
    if bytes.word(start + 20) == 2, bytes.byte(start + 22) == 0x1D {
      return append(
        SheetCell(reference: cell, value: .boolean(bytes.byte(start + 23) != 0), styleIndex: style))
    }
    var formula = PendingFormula(cell: cell, style: style, value: .blank, tokens: tokens)
    // A number, or what is none in its place: a kind, and two bytes behind it the value.
    if bytes.word(start + 12) == 0xFFFF {
      switch bytes.byte(start + 6) {
      case 0: formula.wantsText = true
      case 1, 2: formula.value = Self.value(bytes.byte(start + 8), isError: bytes.byte(start + 6) == 2)
      default: formula.value = .text("")
      }
    } else {
      formula.value = value(of: bytes.double(start + 6), at: cell, style)
    }
    if bytes.word(start + 14) & 2 != 0 {
      if formula.value.number == 0 {
        doubtful.insert(cell)
      } else if !formula.value.isEmpty {
        hasCalculated = true
      }
    }
    pending = formula
  }

  /// Takes what belongs to the formula before it: its result, or the tokens that it shares with others.
  mutating func readBehindFormula(
    _ record: RecordStream.Record, _ stream: inout RecordStream
  ) throws(WorkbookFault) -> Bool {
    switch record.type {
    case RecordType.string:
      guard let formula = pending else { return true }
      var content = try stream.continued(record)
      let count = try content.word()
      guard count <= findings.context.limits.textUnits else {
        findings.refuseLength(of: formula.cell)
        return true
      }
      let text = try content.text(units: count, wantsRuns: false).string
      if formula.wantsText { pending?.value = .text(text) }
      return true
    case RecordType.sharedFormula: return keepTokens(record, of: stream.bytes, behind: 8)
    case RecordType.array: return keepTokens(record, of: stream.bytes, behind: 12)
    case RecordType.dataTable, RecordType.continue: return true
    default: return false
    }
  }

  private mutating func keepTokens(_ record: RecordStream.Record, of bytes: [UInt8], behind length: Int)
    -> Bool
  {
    let first = record.body.lowerBound + length + 2
    guard record.body.count >= length + 2, let tokens = pending?.tokens,
      let place = FormulaTokens.sharedPlace(tokens, of: bytes)
    else { return true }
    sharedFormulas[place] = first..<max(first, min(record.body.upperBound, first + bytes.word(first - 2)))
    return true
  }

  /// Puts the formula at hand into its row, now that all that belongs to it has come.
  mutating func finishFormula(_ bytes: [UInt8], _ allowance: inout FormulaAllowance) {
    guard let formula = pending else { return }
    pending = nil
    var tokens: Range<Int>? = formula.tokens
    if let place = FormulaTokens.sharedPlace(formula.tokens, of: bytes) { tokens = sharedFormulas[place] }
    let cell = (row: formula.cell.row - 1, column: formula.cell.column - 1)
    let text = tokens.flatMap { FormulaTokens.text($0, of: bytes, links, cell: cell, allowance: &allowance) }
    append(
      SheetCell(
        reference: formula.cell, value: formula.value, styleIndex: formula.style, formula: text,
        hasFormula: true))
  }
}
