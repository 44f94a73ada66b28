import P8Definitions
import P8Model

/// How findings are made, with place, words and fingerprint.
extension ReportCheck {
  // MARK: - The stamp

  mutating func tell(
    _ check: CheckName, at field: ReportStamp.Field, section: Int? = nil, arguments: [String: String] = [:],
    words: [String: LocalizedText] = [:], suggestions: [Finding.Suggestion] = [],
    related: [Finding.Related] = []
  ) {
    let wording = Wording(checker.catalogue.entry(check.rawValue))
    let place = field.place
    append(
      wording, section: section ?? -1,
      at: Finding.Place(
        file: report.file.path, sha256: report.file.sha256, sheet: place?.sheet, cell: place?.address,
        row: place?.row, column: place?.column),
      found: field.text.isEmpty ? nil : field.text,
      field: section.flatMap { section in form.map { $0.sections[section].definition.id } },
      identity: [field.text],
      words: { words[$0]?[$1] ?? arguments[$0] }, related: related, suggestions: suggestions)
  }

  // MARK: - Sections and cells

  /// Reports a defect that the intake found, with its proposal.
  mutating func tell(_ defect: ReportCell.Defect, section: Int, row: Int, column: Int) -> String {
    let key = CellKey(section: section, row: row, column: column)
    let list = list(section: section, column: column)
    var suggestions: [Finding.Suggestion] = []
    if let proposal = defect.proposal, let address = address(of: key) {
      suggestions = [replacement(of: address, with: proposal, list: list, certainty: defect.certainty)]
    } else if defect.check == CheckName.list.rawValue, let list, let address = address(of: key),
      let text = parts[section]?.rows[row].cells[column]?.text,
      let code = CodeProposal.code(for: text, in: list)
    {
      suggestions = [replacement(of: address, with: .text(code), list: list, certainty: .guess)]
    }
    let labels = form?.sections[section].definition.fixedRows.map(\.label) ?? []
    let choices = list?.items.map(\.name) ?? labels
    return tell(
      Wording(checker.catalogue.entry(defect.check)), section: section, row: row, column: column,
      words: { name, language in
        switch name {
        case "value":
          if let proposal = defect.proposal { return Self.shown(proposal, of: list, in: language) }
          return defect.arguments[name].map { ExactDecimal($0)?.formatted(language) ?? $0 }
        case "expected" where !choices.isEmpty:
          return choices.map { $0[language] }.joined(separator: "; ")
        default: return defect.arguments[name]
        }
      }, suggestions: suggestions)
  }

  /// The list of a column of codes; nil for any other column.
  private func list(section: Int, column: Int) -> CodeList? {
    guard let form, case .list(let id) = form.sections[section].columns[column].definition.type else {
      return nil
    }
    return checker.definitions.codeLists[id]
  }

  private static func shown(_ value: Value, of list: CodeList?, in language: Language) -> String {
    if case .text(let code) = value, let item = list?.item(code) { return item.name[language] }
    return value.formatted(language)
  }

  @discardableResult
  mutating func tell(
    _ check: CheckName, section: Int?, row: Int? = nil, column: Int? = nil,
    words: [String: LocalizedText] = [:], identity: String = "", causes: [String] = [],
    suggestions: [Finding.Suggestion] = [], related: [Finding.Related] = [], isOfAnyPeriod: Bool = false
  ) -> String {
    tell(
      Wording(checker.catalogue.entry(check.rawValue)), section: section, row: row, column: column,
      words: { words[$0]?[$1] }, identity: identity, related: related, suggestions: suggestions,
      causes: causes, isOfAnyPeriod: isOfAnyPeriod)
  }

  /// Reports what stands above a column, at the cell of the header or of a line above it.
  mutating func tell(
    _ check: CheckName, atHeaderOf column: Int, row: Int, letters: String? = nil, text: String? = nil,
    section: Int, words: [String: LocalizedText], suggestions: [Finding.Suggestion] = []
  ) -> String {
    let part = parts[section]
    let found = part.flatMap { $0.columns[column] }
    let letters = letters ?? found?.letters ?? ""
    let definition = form?.sections[section].definition
    return append(
      Wording(checker.catalogue.entry(check.rawValue)), section: section,
      at: Finding.Place(
        file: report.file.path, sha256: report.file.sha256, sheet: part?.sheet, cell: "\(letters)\(row)",
        row: row, column: letters, header: found?.header ?? []),
      found: text ?? found?.header.last,
      field: definition.map { "\($0.id).\($0.columns[column].id)" }, identity: ["", text ?? ""],
      words: { words[$0]?[$1] }, suggestions: suggestions)
  }

  @discardableResult
  mutating func tell(
    _ wording: Wording, section: Int?, row: Int? = nil, column: Int? = nil,
    words: (String, Language) -> String?, identity: String = "", expectation: Finding.Expectation? = nil,
    related: [Finding.Related] = [], suggestions: [Finding.Suggestion] = [], causes: [String] = [],
    isOfAnyPeriod: Bool = false
  ) -> String {
    if let unlisted = countIfUnlisted(wording) { return unlisted }
    let part = section.flatMap { $0 < parts.count ? parts[$0] : nil }
    let definition = section.flatMap { index in form.map { $0.sections[index] } }
    let found = column.flatMap { column in
      part.flatMap { column < $0.columns.count ? $0.columns[column] : nil }
    }
    let content = row.flatMap { row in part?.rows[row] }
    let text = content.flatMap { content in
      column.flatMap { $0 < content.cells.count ? content.cells[$0]?.text : nil }
    }
    let key = definition.flatMap { definition in content.map { definition.identity.key(of: $0) } }
    let field = definition.map { definition in
      column.map { "\(definition.definition.id).\(definition.columns[$0].definition.id)" }
        ?? definition.definition.id
    }
    let cell = found.flatMap { column in content.map { "\(column.letters)\($0.number)" } }
    return append(
      wording, section: section ?? -1,
      at: Finding.Place(
        file: report.file.path, sha256: report.file.sha256,
        sheet: part?.sheet ?? (content == nil ? nil : definition?.definition.sheet.vi), cell: cell,
        row: content?.number, column: found?.letters,
        header: found?.header ?? column.flatMap { definition?.columns[$0].definition.label.vi }.map { [$0] }
          ?? []),
      found: text, field: field, identity: [key ?? "", identity],
      words: { name, language in
        if let word = words(name, language) { return word }
        if name == "value" { return Self.value(of: content, column: column, in: language) }
        guard name == "header" else { return nil }
        return language == .vi
          ? found?.header.last
            ?? definition.flatMap { section in
              column.map { section.columns[$0].definition.label.vi }
            } : definition.flatMap { section in column.map { section.columns[$0].definition.label.en } }
      }, expectation: expectation, related: related, suggestions: suggestions, causes: causes,
      isOfAnyPeriod: isOfAnyPeriod,
      rowText: part.flatMap { part in content.map { Self.text(of: $0, in: part) } })
  }

  private static func text(of row: ReportRow, in part: ReportSection) -> Finding.RowText {
    Finding.RowText(
      zip(part.columns, row.cells).compactMap { column, cell in
        guard let column, let cell else { return nil }
        return Finding.RowText.Cell(column: column.letters, text: cell.text)
      })
  }

  /// The value of a cell as people read it, or its text where it has none.
  private static func value(of row: ReportRow?, column: Int?, in language: Language) -> String? {
    guard let row, let column, column < row.cells.count, let cell = row.cells[column] else { return nil }
    return cell.value?.formatted(language) ?? cell.text
  }

  // MARK: - The record

  @discardableResult
  mutating func append(
    _ wording: Wording, section: Int, at place: Finding.Place, found: String?, field: String?,
    identity: [String],
    words: (String, Language) -> String?, expectation: Finding.Expectation? = nil,
    related: [Finding.Related] = [], suggestions: [Finding.Suggestion] = [], causes: [String] = [],
    isOfAnyPeriod: Bool = false, rowText: Finding.RowText? = nil
  ) -> String {
    if let unlisted = countIfUnlisted(wording) { return unlisted }
    let stamp = report.stamp
    let unitText = unit?.description ?? stamp.unit.text
    let periodText = period?.description ?? stamp.period.text
    let message = wording.message.rendered { name, language in
      if let word = words(name, language) { return word }
      switch name {
      case "file": return place.file
      case "sheet": return place.sheet ?? ""
      case "cell": return place.cell ?? place.sheet ?? ""
      case "row": return place.row.map { "\($0)" } ?? ""
      case "header": return place.header.last ?? ""
      case "found", "text": return found ?? ""
      case "unit": return unitText
      case "unitName": return stamp.unitName.text
      case "period": return period?.title(language) ?? stamp.period.text
      default: return nil
      }
    }
    // A table has no unit: its file stands in the unit's place.
    let subject = form?.layout == nil ? unitText : place.file
    let base = Fingerprint.of(
      [wording.code, wording.id, subject, isOfAnyPeriod ? "" : periodText, field ?? ""] + identity)
    // The same fault of two rows that look the same: the second is another finding.
    let count = fingerprints[base, default: 0]
    fingerprints[base] = count + 1
    let fingerprint = count == 0 ? base : Fingerprint.of([base, "\(count)"])
    let finding = Finding(
      code: wording.code, rule: wording.id, severity: wording.severity, effect: wording.effect, at: place,
      about: Finding.Subject(unit: unit?.description, period: period?.description, field: field),
      found: found,
      expected: expectation, related: related, message: message, suggestions: Array(suggestions.prefix(3)),
      causedBy: causes, fingerprint: fingerprint, row: rowText)
    findings.append(
      PlacedFinding(
        finding: finding, section: section, row: place.row ?? 0,
        column: Finding.number(ofColumn: place.column)))
    if wording.effect == .rejectFile { isRejected = true }
    return fingerprint
  }

  /// A repair that puts a value into a cell, in the form in which people write it.
  func replacement(
    of address: String, with value: Value, list: CodeList?, certainty: Finding.Certainty
  ) -> Finding.Suggestion {
    let written: LocalizedText
    var kind = Finding.Suggestion.Kind.text
    switch value {
    case .date(let date):
      written = LocalizedText(vi: date.formatted(.vi), en: date.formatted(.vi))
      kind = .date
    case .text(let code):
      let name = list?.item(code)?.name ?? LocalizedText(vi: code, en: code)
      written = LocalizedText(vi: name.vi, en: name.vi)
    case .number(let number):
      written = LocalizedText(vi: number.formatted(.vi), en: number.formatted(.en))
      kind = .number
    case .truth: written = LocalizedText(vi: value.formatted(.vi), en: value.formatted(.vi))
    }
    let plain = if case .number(let number) = value { number.description } else { written.vi }
    return Finding.Suggestion(
      action: .replace, cell: address, with: plain, kind: kind, certainty: certainty,
      message: texts.filled(
        CheckText.setCell, with: ["cell": LocalizedText(vi: address, en: address), "value": written]))
  }
}
