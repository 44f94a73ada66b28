import P8Definitions
import P8Model
import VietnameseText

/// Personal data in cells of text: it is told, covered, and keeps its row out of the registry.
extension ReportCheck {
  /// What may be said of a text in a finding.
  struct CoveredText {
    let text: String
    let covered: String
  }

  mutating func checkPersons(_ form: FormChecks) {
    for (index, section) in form.sections.enumerated() {
      guard let part = parts[index] else { continue }
      for row in part.rows.indices { checkPersons(section: index, row: row, of: section, in: part) }
    }
    // Remarks and sheets that nobody reads may be signed: this is no fault, and is not repeated either.
    for unread in report.unread + report.sections.flatMap(\.unread) {
      cover(unread.field.text, matches: checker.persons.matches(in: NormalForm.clean(unread.field.text).text))
    }
  }

  private mutating func checkPersons(
    section index: Int, row: Int, of section: SectionChecks, in part: ReportSection
  ) {
    var found: [(column: Int, matches: [PersonalMatch])] = []
    var saysEthnicGroup = false
    for column in section.columns.indices {
      guard let text = freeText(section: index, row: row, column: column, of: section, in: part) else {
        continue
      }
      let clean = NormalForm.clean(text).text
      let isPlace =
        column == section.villageColumn
        || section.columns[column].definition.field == RecordDefinition.coveredUnits
      let matches = checker.persons.matches(in: clean, isPlace: isPlace)
      if checker.persons.saysEthnicGroup(clean) { saysEthnicGroup = true }
      if !matches.isEmpty { found.append((column, matches)) }
    }
    let isAtRisk = checker.persons.atRiskSections.contains(section.definition.id)
    for (column, matches) in found {
      let text = self.text(of: CellKey(section: index, row: row, column: column)) ?? ""
      let told = isAtRisk ? [.personAtRisk] : Self.checks(for: matches, saysEthnicGroup: saysEthnicGroup)
      guard !told.isEmpty else { continue }
      let covered = cover(text, matches: matches, isAtRisk: isAtRisk)
      for check in told {
        tell(
          check, section: index, row: row, column: column,
          words: ["text": LocalizedText(vi: covered, en: covered)])
      }
    }
  }

  /// What a person wrote into a cell in their own words; nil for any other cell.
  private func freeText(
    section: Int, row: Int, column: Int, of checks: SectionChecks, in part: ReportSection
  ) -> String? {
    let definition = checks.columns[column].definition
    guard !definition.isContact, column != checks.keyColumn, column < part.rows[row].cells.count,
      let cell = part.rows[row].cells[column], definition.type == .text || cell.value == nil
    else { return nil }
    return cell.text
  }

  /// One cause, one finding: a story is told without its names.
  private static func checks(for matches: [PersonalMatch], saysEthnicGroup: Bool) -> [CheckName] {
    let kinds = Set(matches.map(\.kind))
    var checks: [CheckName] = []
    if kinds.contains(.phone) { checks.append(.personPhone) }
    if kinds.contains(.identity) { checks.append(.personIdentity) }
    if kinds.contains(.story) {
      checks.append(.personStory)
    } else if kinds.contains(.name) || kinds.contains(.namePerhaps) {
      checks.append(
        saysEthnicGroup ? .personWithEthnicity : kinds.contains(.name) ? .personName : .personNamePerhaps)
    }
    return checks
  }

  /// Remembers how a text is shown, and gives that.
  @discardableResult
  private mutating func cover(_ text: String, matches: [PersonalMatch], isAtRisk: Bool = false) -> String {
    let clean = NormalForm.clean(text).text
    let whole = matches.first { $0.kind == .story || isAtRisk && $0.kind == .onePerson }
    var covered = whole?.covered ?? clean
    for match in matches where match.kind != .onePerson {
      covered = covered.replacing(match.text, with: match.covered)
      if match.text != clean {
        coveredTexts.append(CoveredText(text: match.text, covered: match.covered))
      }
    }
    guard covered != clean else { return covered }
    for written in Set([text, clean]) { coveredTexts.append(CoveredText(text: written, covered: covered)) }
    return covered
  }

  /// The findings with all that was covered.
  func covered(_ findings: [Finding]) -> [Finding] {
    guard !coveredTexts.isEmpty else { return findings }
    // The longest first: a whole cell before the name in it.
    let texts = coveredTexts.sorted { ($0.text.utf8.count, $0.text) > ($1.text.utf8.count, $1.text) }
    return findings.map { finding in
      finding.showing { text in texts.reduce(text) { $0.replacing($1.text, with: $1.covered) } }
    }
  }
}
