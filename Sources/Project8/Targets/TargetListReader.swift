import P8Definitions
import P8Model
import P8Presentation
import SpreadsheetML
import VietnameseText

/// Reads lists of targets: each row one number for a unit and a span, with its source and who approved it.
struct TargetListReader {
  /// The columns that a list must have, one of each group.
  static let needed: [[ListText]] = [
    [.targetIndicator], [.communeCode], [.targetSpan], [.targetValue], [.targetSource], [.targetApprovedBy],
    [.targetApprovedOn],
  ]

  private let definitions: Definitions
  private let structure: UnitStructure?
  private let known: [Target]
  private(set) var targets: [Target] = []
  private(set) var problems: [LocalizedText] = []

  /// - Parameters:
  ///   - structure: The structure of units where a row has none; nil for that of the first day of the span.
  ///   - known: The targets that are there already and stay.
  init(_ definitions: Definitions, structure: UnitStructure?, known: [Target]) {
    (self.definitions, self.structure, self.known) = (definitions, structure, known)
  }

  mutating func read(_ table: ListTable) {
    for row in table.rows {
      do throws(Problem) {
        targets.append(try target(row, of: table))
      } catch {
        let letters = table.columns[error.column].map { CellReference.letters(ofColumn: $0 + 1) } ?? ""
        let cell = "\(letters)\(row.number)"
        problems.append(TargetWords.problem(table.place(of: row), cell: cell, error.words))
      }
    }
  }

  /// What is wrong with a cell.
  private struct Problem: Error {
    let column: ListText
    let words: LocalizedText
  }

  private func target(_ row: ListRow, of table: ListTable) throws(Problem) -> Target {
    func text(_ column: ListText) -> String { table.text(column, row) }
    func needed(_ column: ListText) throws(Problem) -> String {
      let text = text(column)
      if text.isEmpty { throw Problem(column: column, words: TargetWords.empty) }
      return text
    }
    let name = try needed(.targetIndicator)
    guard let indicator = definitions.indicator(name) else {
      throw Problem(column: .targetIndicator, words: TargetWords.unknownIndicator(name))
    }
    let (span, phase) = try self.span(needed(.targetSpan))
    let unit = try unit(needed(.communeCode), structure: text(.structure), of: span, phase)
    let value = try number(needed(.targetValue), of: indicator)
    let citation = try needed(.targetSource)
    let by = try needed(.targetApprovedBy)
    let on: CalendarDate?
    do throws(ListRow.NotADay) {
      on = try row.day(table.columns[.targetApprovedOn])
    } catch {
      throw Problem(column: .targetApprovedOn, words: TargetWords.noDay(error.text))
    }
    guard let on else { throw Problem(column: .targetApprovedOn, words: TargetWords.empty) }
    let note = text(.targetNote)
    let target = Target(
      indicator: indicator.code, unit: unit, phase: phase.id, span: span, value: value,
      label: try label(text(.targetLabel)), citation: LocalizedText(vi: citation, en: citation),
      approval: Target.Approval(by: by, on: on),
      note: note.isEmpty ? nil : LocalizedText(vi: note, en: note),
      source: DefinitionSource(file: table.file, line: row.number, column: 1))
    try requireNew(target)
    return target
  }

  // MARK: - Cells

  /// Letters and digits alone, without marks and capitals, i and y being the same.
  private static func key(_ text: String) -> String {
    SearchKey.undiacritic(text).lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// `2024`, `giai đoạn`, the name of a phase, or `đầu kỳ 2020`.
  private func span(_ text: String) throws(Problem) -> (Target.Span, ProgrammePhase) {
    let programme = definitions.programme
    let key = Self.key(text)
    let years = text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
      .filter { (1900...2999).contains($0) }
    let isBaseline = ["dau ky", "baseline", "so goc"].contains { key.contains(Self.key($0)) }
    // A file is of one phase.
    func phase(_ wanted: ProgrammePhase) throws(Problem) -> ProgrammePhase {
      guard let first = targets.first, first.phase != wanted.id else { return wanted }
      throw Problem(column: .targetSpan, words: TargetWords.otherPhase(wanted.id, than: first.phase))
    }
    if isBaseline {
      guard let year = years.first else {
        throw Problem(column: .targetSpan, words: TargetWords.noSpan(text))
      }
      let next = programme.phases.first { $0.to.year >= year } ?? programme.firstPhase
      return (.baseline(year), try phase(targets.first.flatMap { programme.phase($0.phase) } ?? next))
    }
    if years.count == 1, let year = years.first,
      ["\(year)", "nam \(year)", "year \(year)"].map(Self.key).contains(key)
    {
      guard let inside = programme.phases.first(where: { $0.from.year <= year && year <= $0.to.year }) else {
        throw Problem(column: .targetSpan, words: TargetWords.noPhase(year))
      }
      return (.year(year), try phase(inside))
    }
    let named = programme.phases.filter { candidate in
      Self.key(candidate.id) == key
        || (years.count == 2 && candidate.from.year == years[0] && candidate.to.year == years[1])
    }
    if let one = named.first { return (.phase, try phase(one)) }
    if ["phase", "giai doan"].map(Self.key).contains(key),
      programme.laterPhases.isEmpty || targets.first != nil
    {
      let one = targets.first.flatMap { programme.phase($0.phase) } ?? programme.firstPhase
      return (.phase, one)
    }
    throw Problem(column: .targetSpan, words: TargetWords.noSpan(text))
  }

  private func unit(
    _ text: String, structure given: String, of span: Target.Span, _ phase: ProgrammePhase
  ) throws(Problem) -> UnitCode {
    let parts = text.split(separator: "@").map(String.init)
    let named = parts.count == 2 ? parts[1] : given
    let structure: UnitStructure
    if named.isEmpty {
      switch span {
      case .year(let year): structure = self.structure ?? (year >= 2025 ? .y2025 : .y2024)
      case .phase, .baseline: structure = self.structure ?? (phase.from.year >= 2025 ? .y2025 : .y2024)
      }
    } else if let one = UnitStructure(rawValue: named) {
      structure = one
    } else {
      throw Problem(column: .structure, words: TargetWords.noStructure(named))
    }
    guard let code = parts.first.flatMap({ UnitCode($0, structure: structure) }),
      definitions.units[code] != nil
    else { throw Problem(column: .communeCode, words: TargetWords.unknownUnit(text, structure)) }
    return code
  }

  private func number(_ text: String, of indicator: Indicator) throws(Problem) -> ExactDecimal {
    guard let plain = NumberText.read(text).value,
      let value = ExactDecimal(mantissa: Int128(plain.mantissa), scale: plain.scale), value >= .zero
    else { throw Problem(column: .targetValue, words: TargetWords.noNumber(text)) }
    if definitions.measures[indicator.measure]?.isWhole == true, !value.isWhole {
      throw Problem(column: .targetValue, words: TargetWords.notWhole(text))
    }
    return value
  }

  private func label(_ text: String) throws(Problem) -> Target.Label {
    let key = Self.key(text)
    if key.isEmpty || ["confirmed", "da xac nhan"].map(Self.key).contains(key) { return .confirmed }
    if ["press", "theo bao chi"].map(Self.key).contains(key) { return .press }
    throw Problem(column: .targetLabel, words: TargetWords.noLabel(text))
  }

  private func requireNew(_ target: Target) throws(Problem) {
    func isSame(_ other: Target) -> Bool {
      [other.indicator, definitions.indicator(other.indicator)?.code].contains(target.indicator)
        && other.unit == target.unit && other.phase == target.phase && other.span == target.span
    }
    if let other = (known + targets).first(where: isSame) {
      throw Problem(
        column: .targetIndicator,
        words: TargetWords.alreadyThere("\(other.source.file):\(other.source.line)"))
    }
  }
}
