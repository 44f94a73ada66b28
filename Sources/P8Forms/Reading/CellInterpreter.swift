package import P8Definitions
package import P8Model
package import SpreadsheetML
import VietnameseText

/// Turns what stands in a cell into a value of its column's type, or says why it has none.
///
/// Nothing is guessed in silence: what a person has to confirm is a proposal, and the cell has no value.
package struct CellInterpreter {
  private let codeLists: [String: CodeNames]
  private let truths: CodeNames

  package init(codeLists: [String: CodeList]) {
    self.codeLists = codeLists.mapValues(CodeNames.init)
    truths = codeLists["yes-no"].map(CodeNames.init) ?? .truths
  }

  /// The cell of a text that a person typed, or that stands in a text file.
  package func cell(typed text: String, type: FieldType) -> ReportCell? {
    cell(.text(text), text, type: type)
  }

  /// The cell of a workbook.
  ///
  /// - Parameters:
  ///   - value: What the file holds.
  ///   - text: What a person sees of it.
  ///   - type: The type of the column.
  ///   - formula: The formula of a cell that has nothing else.
  /// - Returns: The cell; nil where it looks empty.
  package func cell(
    _ value: CellValue, _ text: String, type: FieldType, formula: String? = nil
  ) -> ReportCell? {
    if case .error(let error) = value { return Self.failed(text, error: error.rawValue) }
    if value.isEmpty {
      return formula.map { formula in
        ReportCell(
          text: "=" + formula, value: nil,
          defect: ReportCell.Defect(check: IntakeCheck.formulaWithoutResult))
      }
    }
    if case .list(let id) = type, let code = codeLists[id]?.written[text] {
      return ReportCell(text: text, value: .text(code))
    }
    if let first = text.utf8.first, first > 0x20, first < 0x7F {
      // What has its value already and does not look empty needs no clean text.
      switch (value, type) {
      case (.number, .integer), (.number, .decimal): return number(value, text, isWhole: type == .integer)
      case (.date, .date): return date(value, text)
      default: break
      }
    }
    // A cell of nothing but spaces looks empty, and is.
    let clean = NormalForm.clean(text)
    guard !clean.text.isEmpty else { return value.number.flatMap { Self.unseen($0, type: type) } }
    switch type {
    case .text: return Self.text(text, clean)
    case .integer, .decimal: return number(value, text, isWhole: type == .integer)
    case .date: return date(value, text)
    case .truth:
      if case .boolean(let truth) = value { return ReportCell(text: text, value: .truth(truth)) }
      return truths.cell(text) { .truth($0 == "true") }
    case .list(let id):
      guard let names = codeLists[id] else { return Self.text(text, clean) }
      return names.cell(text) { .text($0) }
    }
  }

  private static func failed(_ text: String, error: String) -> ReportCell {
    ReportCell(
      text: text, value: nil,
      defect: ReportCell.Defect(check: IntakeCheck.formulaError, arguments: ["error": error]))
  }

  /// A number that the format of its cell hides: nobody who looks at the sheet knows of it.
  private static func unseen(_ number: Double, type: FieldType) -> ReportCell? {
    let decimal = BinaryNumber.decimal(number)
    let isNumber = type == .integer || type == .decimal
    return ReportCell(
      text: decimal?.description ?? "", value: nil,
      defect: ReportCell.Defect(
        check: IntakeCheck.invisible, proposal: isNumber ? decimal.map { .number($0) } : nil,
        certainty: .guess))
  }

  // MARK: - Texts

  /// A text in its clean form; letters that only look right are worth a word.
  static func text(_ text: String, _ clean: CleanText) -> ReportCell {
    let value = Value.text(clean.text)
    guard !clean.changes.isDisjoint(with: [.composed, .repairedLetters, .invisible]) else {
      return ReportCell(text: text, value: value)
    }
    return ReportCell(
      text: text, value: value,
      defect: ReportCell.Defect(check: IntakeCheck.unclean, proposal: value, certainty: .certain))
  }

  // MARK: - Numbers

  private func number(_ value: CellValue, _ text: String, isWhole: Bool) -> ReportCell {
    switch value {
    case .number(let number):
      guard let decimal = BinaryNumber.decimal(number) else {
        return ReportCell(text: text, value: nil, defect: ReportCell.Defect(check: IntakeCheck.number))
      }
      return Self.whole(decimal, text: text, isWhole: isWhole)
    case .date(_, let serial), .time(_, let serial):
      // "12" in a cell that still has a format of dates shows as 12/01/1900; a year of today was typed as a date.
      let proposal = serial < 3_000 ? BinaryNumber.decimal(serial).map { Value.number($0) } : nil
      return ReportCell(
        text: text, value: nil,
        defect: ReportCell.Defect(
          check: proposal == nil ? IntakeCheck.number : IntakeCheck.numberProposal, proposal: proposal,
          certainty: .likely, arguments: ["reason": "date"]))
    case .text, .boolean, .error, .blank: return Self.numberText(text, isWhole: isWhole)
    }
  }

  private static func whole(_ decimal: ExactDecimal, text: String, isWhole: Bool) -> ReportCell {
    guard isWhole, !decimal.isWhole else { return ReportCell(text: text, value: .number(decimal)) }
    // The format of the cell may hide the digits after the point: the message shows the number that is there.
    return ReportCell(
      text: text, value: nil,
      defect: ReportCell.Defect(check: IntakeCheck.whole, arguments: ["value": decimal.description]))
  }

  /// A number written as text: what is beyond doubt counts, what is only likely is proposed, words such as "trên" make
  /// it neither.
  static func numberText(_ text: String, isWhole: Bool) -> ReportCell {
    func defect(_ check: String, _ proposal: PlainDecimal?, _ certainty: Finding.Certainty, _ reason: String)
      -> ReportCell.Defect
    {
      ReportCell.Defect(
        check: check, proposal: proposal.flatMap(decimal).map { .number($0) }, certainty: certainty,
        arguments: ["reason": reason])
    }
    switch NumberText.read(text) {
    case .exact(let plain, _):
      guard let decimal = decimal(plain) else {
        return ReportCell(text: text, value: nil, defect: defect(IntakeCheck.number, nil, .guess, "too-long"))
      }
      if isWhole, !decimal.isWhole { return whole(decimal, text: text, isWhole: true) }
      // The value counts; that the cell holds a text is reported, since a program's own sums leave it out.
      return ReportCell(
        text: text, value: .number(decimal),
        defect: defect(IntakeCheck.numberText, plain, .certain, "text"))
    case .proposal(let plain, let certainty, let why):
      let check = why == .approximate ? IntakeCheck.approximate : IntakeCheck.numberProposal
      return ReportCell(
        text: text, value: nil, defect: defect(check, plain, Self.certainty(certainty), Self.name(of: why)))
    case .refused(let why):
      switch why {
      case .approximate:
        return ReportCell(
          text: text, value: nil, defect: defect(IntakeCheck.approximate, nil, .guess, Self.name(of: why)))
      case .formulaError(let error): return failed(text, error: error)
      default:
        return ReportCell(
          text: text, value: nil, defect: defect(IntakeCheck.number, nil, .guess, Self.name(of: why)))
      }
    }
  }

  private static func decimal(_ plain: PlainDecimal) -> ExactDecimal? {
    ExactDecimal(mantissa: Int128(plain.mantissa), scale: plain.scale)
  }

  private static func certainty(_ certainty: VietnameseText.Certainty) -> Finding.Certainty {
    switch certainty {
    case .likely: .likely
    case .guess: .guess
    }
  }

  /// The name of a defect for messages and scripts.
  private static func name(of defect: NumberDefect) -> String {
    switch defect {
    case .empty: "empty"
    case .notANumber: "not-a-number"
    case .approximate: "approximate"
    case .range: "range"
    case .fraction: "fraction"
    case .date: "date"
    case .severalNumbers: "several-numbers"
    case .englishGrouping: "english-grouping"
    case .strayPoint: "stray-point"
    case .brokenGrouping: "broken-grouping"
    case .unitWord: "unit-word"
    case .numberWords: "number-words"
    case .contradiction: "contradiction"
    case .percentage: "percentage"
    case .money: "money"
    case .foreignMoney: "foreign-money"
    case .letterForDigit: "letter-for-digit"
    case .detachedSign: "detached-sign"
    case .strayPunctuation: "stray-punctuation"
    case .wordForNone: "word-for-none"
    case .unknown: "unknown"
    case .formulaError: "formula-error"
    case .formula: "formula"
    case .scientific: "scientific"
    case .tooLong: "too-long"
    }
  }

  // MARK: - Dates

  private func date(_ value: CellValue, _ text: String) -> ReportCell {
    switch value {
    case .date(let moment, _):
      let date = CalendarDate(year: moment.year, month: moment.month, day: moment.day)
      if let part = Self.shownPart(text) { return part }
      return ReportCell(
        text: text, value: date.map { .date($0) },
        defect: date == nil ? ReportCell.Defect(check: IntakeCheck.date) : nil)
    case .number(let number): return Self.date(ofSerial: number, text: text)
    case .time, .text, .boolean, .error, .blank: return Self.dateText(text)
    }
  }

  /// A day of which the cell shows the month or the year only: the one who typed it meant no day.
  private static func shownPart(_ text: String) -> ReportCell? {
    // Three groups of figures are day, month and year, as nearly all dates show.
    let groups = text.split { !$0.isASCII || !$0.isNumber }.count
    guard groups < 3, case .refused(let why) = DateText.read(text) else { return nil }
    switch why {
    case .monthOnly, .quarterOnly, .yearOnly:
      return ReportCell(
        text: text, value: nil,
        defect: ReportCell.Defect(check: IntakeCheck.date, arguments: ["reason": name(of: why)]))
    default: return nil
    }
  }

  /// A number in a column of dates: the serial number of a day whose format was lost, or nothing of the kind.
  private static func date(ofSerial number: Double, text: String) -> ReportCell {
    // 1 January 1990 to 31 December 2099: smaller numbers are years, larger ones digits without separators.
    if (32_874...73_050).contains(number),
      let moment = SerialDate.moment(of: number.rounded(.down), in: .from1900),
      let date = CalendarDate(year: moment.year, month: moment.month, day: moment.day)
    {
      return ReportCell(
        text: text, value: nil,
        defect: ReportCell.Defect(
          check: IntakeCheck.date, proposal: .date(date), certainty: .likely,
          arguments: ["reason": "serial-number"]))
    }
    guard let decimal = BinaryNumber.decimal(number) else { return dateText(text) }
    // "15.122023" and the like: as it was typed, not as it is grouped.
    let reading = dateText(decimal.description)
    return ReportCell(text: text, value: reading.value, defect: reading.defect)
  }

  static func dateText(_ text: String) -> ReportCell {
    switch DateText.read(text) {
    case .exact(let day, let quirks):
      guard let date = calendarDate(day) else {
        return ReportCell(text: text, value: nil, defect: ReportCell.Defect(check: IntakeCheck.date))
      }
      return ReportCell(
        text: text, value: .date(date),
        defect: ReportCell.Defect(
          check: IntakeCheck.dateText, proposal: .date(date),
          certainty: quirks.contains(.eitherOrder) ? .likely : .certain, arguments: ["reason": "text"]))
    case .proposal(let day, let certainty, let why):
      return ReportCell(
        text: text, value: nil,
        defect: ReportCell.Defect(
          check: why == .monthFirst ? IntakeCheck.dateOrder : IntakeCheck.date,
          proposal: calendarDate(day).map { .date($0) },
          certainty: Self.certainty(certainty), arguments: ["reason": name(of: why)]))
    case .refused(let why):
      return ReportCell(
        text: text, value: nil,
        defect: ReportCell.Defect(check: IntakeCheck.date, arguments: ["reason": name(of: why)]))
    }
  }

  private static func calendarDate(_ day: CalendarDay) -> CalendarDate? {
    CalendarDate(year: day.year, month: day.month, day: day.day)
  }

  /// The name of a defect for messages and scripts.
  private static func name(of defect: DateDefect) -> String {
    switch defect {
    case .empty: "empty"
    case .notADate: "not-a-date"
    case .impossible: "impossible"
    case .monthFirst: "month-first"
    case .shortYear: "short-year"
    case .yearOutOfRange: "year-out-of-range"
    case .noYear: "no-year"
    case .monthOnly: "month-only"
    case .quarterOnly: "quarter-only"
    case .yearOnly: "year-only"
    case .severalDays: "several-days"
    case .approximate: "approximate"
    case .serialNumber: "serial-number"
    case .noSeparators: "no-separators"
    }
  }
}
