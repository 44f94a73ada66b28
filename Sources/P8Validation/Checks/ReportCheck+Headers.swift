import P8Definitions
import P8Expressions
import P8Model
import VietnameseText

/// What stands visibly over a column, beside its hidden id.
///
/// Who fills in a form believes the header: where somebody has typed another one over an untouched id, the column means
/// what the header says, and nobody knows it but the sender. Its values are held, and it is told once, at the header.
extension ReportCheck {
  mutating func checkHeaders(_ form: FormChecks) {
    guard form.layout == nil else { return }
    for (index, section) in form.sections.enumerated() {
      guard let part = parts[index] else { continue }
      for (column, found) in part.columns.enumerated() where column < section.columns.count {
        guard let found, let header = found.header.last, let row = found.headerRow else { continue }
        let definition = section.columns[column].definition
        // As the form writes it: so are nearly all.
        if header == definition.label.vi || header == definition.label.en { continue }
        checkHeader(header, under: found.header.dropLast().last, section: index, column: column, row: row)
      }
      checkCaptions(of: part, section: index, form: section)
    }
  }

  private mutating func checkHeader(
    _ header: String, under group: String?, section index: Int, column: Int, row: Int
  ) {
    guard let form else { return }
    let columns = form.sections[index].columns.map(\.definition)
    let definition = columns[column]
    if let measure = MoneyMeasure(named: header), let own = ownMeasure(of: definition), own != measure {
      holdColumn(.otherMeasure, section: index, columns: [column], row: row, in: measure, instead: own)
      return
    }
    let key = HeaderKey(header)
    guard !HeaderKey.all(of: definition).contains(key) else { return }
    let group = group.map { HeaderKey($0) }
    let meant = columns.firstIndex { other in
      let isInGroup = other.group.map { group == HeaderKey($0.vi) || group == HeaderKey($0.en) } ?? true
      return isInGroup && HeaderKey.all(of: other).contains(key)
    }
    if let meant, meant != column {
      unsound[CellKey(section: index, row: nil, column: column)] = tell(
        .otherColumn, atHeaderOf: column, row: row, section: index,
        words: ["value": columns[meant].label, "expected": definition.label])
    } else if header.saysCumulative, !HeaderKey.texts(of: definition).contains(where: \.saysCumulative) {
      unsound[CellKey(section: index, row: nil, column: column)] = tell(
        .cumulativeHeader, atHeaderOf: column, row: row, section: index,
        words: ["expected": definition.label])
    }
  }

  /// What the title of a table says of the measure of its money, where the headers say nothing.
  private mutating func checkCaptions(of part: ReportSection, section index: Int, form section: SectionChecks)
  {
    let money = section.columns.indices.filter { ownMeasure(of: section.columns[$0].definition) != nil }
    guard let first = money.first, let own = ownMeasure(of: section.columns[first].definition) else { return }
    let definition = section.definition
    let known = [definition.title, definition.help].compactMap(\.self).flatMap { [$0.vi, $0.en] }
    for caption in part.captions where !known.contains(caption.text) {
      guard let measure = MoneyMeasure(named: caption.text), measure != own, let place = caption.place,
        money.allSatisfy({ unsound[CellKey(section: index, row: nil, column: $0)] == nil })
      else { continue }
      holdColumn(
        .otherMeasure, section: index, columns: money, row: place.row, at: place.column, text: caption.text,
        in: measure, instead: own)
      return
    }
  }

  // MARK: - Measures

  /// The measure of a column of money; nil for any other column.
  private func ownMeasure(of column: ColumnDefinition) -> MoneyMeasure? {
    guard let id = column.measure, let measure = checker.definitions.measures[id],
      measure.id == "vnd" || measure.base == "vnd"
    else { return nil }
    return MoneyMeasure.allCases.first { ExactDecimal(mantissa: $0.factor, scale: 0) == measure.factor }
  }

  /// Holds columns of money that are written in another measure, and proposes what their values are in their own.
  private mutating func holdColumn(
    _ check: CheckName, section: Int, columns: [Int], row: Int, at letters: String? = nil,
    text: String? = nil, in written: MoneyMeasure, instead own: MoneyMeasure
  ) {
    guard let first = columns.first else { return }
    let suggestions = columns.flatMap { repairs(section: section, column: $0, from: written, to: own) }
    let fingerprint = tell(
      check, atHeaderOf: first, row: row, letters: letters, text: text, section: section,
      words: ["value": name(of: written), "expected": name(of: own)], suggestions: suggestions)
    for column in columns { unsound[CellKey(section: section, row: nil, column: column)] = fingerprint }
  }

  private func name(of measure: MoneyMeasure) -> LocalizedText {
    switch measure {
    case .dong: texts[CheckText.dong]
    case .thousand: texts[CheckText.thousandDong]
    case .million: texts[CheckText.millionDong]
    case .billion: texts[CheckText.billionDong]
    }
  }

  /// The values of a column in its own measure.
  private func repairs(
    section: Int, column: Int, from written: MoneyMeasure, to own: MoneyMeasure
  ) -> [Finding.Suggestion] {
    guard let part = parts[section] else { return [] }
    return part.rows.indices.compactMap { row in
      guard column < part.rows[row].cells.count, let number = part.rows[row].cells[column]?.value?.number,
        number != .zero, let value = number.converted(from: written, to: own),
        let address = address(of: CellKey(section: section, row: row, column: column))
      else { return nil }
      return replacement(of: address, with: .number(value), list: nil, certainty: .likely)
    }
  }

  // MARK: - The plausible range

  /// Money that is a thousand or a million times what a unit of its level can have was written in another measure.
  mutating func checkPlausibleMoney(_ form: FormChecks) {
    for (index, section) in form.sections.enumerated() {
      guard let values = input.sections[index] else { continue }
      var cells: [(key: CellKey, value: ExactDecimal, limit: ExactDecimal)] = []
      for (column, checks) in section.columns.enumerated() {
        guard let limit = checks.definition.plausible[form.form.level] else { continue }
        for (row, line) in values.enumerated() {
          guard let number = line[column]?.number, number != .zero else { continue }
          cells.append((CellKey(section: index, row: row, column: column), number, limit))
        }
      }
      guard let worst = cells.first(where: { $0.value > $0.limit }),
        let own = ownMeasure(of: section.columns[worst.key.column].definition)
      else { continue }
      // The measure in which all of them are what they can be: one table has one measure.
      let written = MoneyMeasure.allCases.reversed().first { measure in
        measure.rawValue < own.rawValue
          && cells.allSatisfy { cell in
            cell.value.converted(from: measure, to: own).map { $0 <= cell.limit } ?? false
          }
      }
      guard let written else { continue }
      let suggestions = cells.compactMap { cell in
        address(of: cell.key).flatMap { address in
          cell.value.converted(from: written, to: own).map {
            replacement(of: address, with: .number($0), list: nil, certainty: .likely)
          }
        }
      }
      let fingerprint = tell(
        .implausibleMoney, section: index, row: worst.key.row, column: worst.key.column,
        words: ["value": name(of: written), "expected": name(of: own)], suggestions: suggestions,
        related: cells.dropFirst().compactMap { related(to: $0.key) })
      for cell in cells {
        unsound[cell.key] = fingerprint
        input.sections[index]?[cell.key.row ?? 0][cell.key.column] = nil
      }
    }
  }

  private func related(to key: CellKey) -> Finding.Related? {
    guard let part = parts[key.section], let address = address(of: key), let form else { return nil }
    return Finding.Related(
      sheet: part.sheet, cell: address,
      role: form.sections[key.section].columns[key.column].definition.label.vi, text: text(of: key) ?? "")
  }
}

extension MoneyMeasure {
  /// How many đồng make one of it.
  var factor: Int128 { (0..<rawValue).reduce(1) { product, _ in product * 10 } }
}

extension ExactDecimal {
  /// An amount in another measure; nil where it has more digits than a decimal keeps.
  func converted(from measure: MoneyMeasure, to other: MoneyMeasure) -> ExactDecimal? {
    guard let factor = ExactDecimal(mantissa: measure.factor, scale: 0),
      let divisor = ExactDecimal(mantissa: other.factor, scale: 0)
    else { return nil }
    return multiplied(by: factor)?.divided(by: divisor)
  }
}

extension String {
  /// Whether a header promises figures since the beginning of the year or the programme.
  fileprivate var saysCumulative: Bool {
    let words = SearchKey.exact(self).split { !$0.isLetter }.map { SearchKey.undiacritic(String($0)) }
    return words.contains("cumulative")
      || zip(words, words.dropFirst()).contains { [["luy", "ke"], ["cong", "don"]].contains([$0, $1]) }
  }
}

/// The letters and digits of a header, as it is compared with others: without diacritics, brackets and marks.
private struct HeaderKey: Hashable {
  private let text: String

  init(_ header: String) {
    let plain = header.prefix { $0 != "(" && $0 != "[" }
    let key = SearchKey.undiacritic(plain.isEmpty ? header : String(plain))
    text = String(key.filter { $0.isLetter || $0.isNumber })
  }

  static func texts(of column: ColumnDefinition) -> [String] {
    [column.label.vi, column.label.en] + column.synonyms
  }

  static func all(of column: ColumnDefinition) -> [HeaderKey] { texts(of: column).map(HeaderKey.init) }
}
