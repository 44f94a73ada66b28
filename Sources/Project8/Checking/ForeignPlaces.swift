import P8Definitions
import P8Forms
import P8Intake
import P8Model
import P8Validation
import Synchronization
import VietnameseText

/// Says which unit and which period a file is about that is not our form: by its titles and its name, else by what the
/// person says who hands it over.
final class ForeignPlaces: Sendable {
  private let definitions: Definitions
  /// Made when the first such file comes: most batches have none.
  private let matcher = Mutex<UnitMatcher?>(nil)

  init(_ definitions: Definitions) { self.definitions = definitions }

  /// A line that may name unit and period.
  private struct Line {
    let text: String
    let source: ForeignLayout.Source
    /// Whether it is the name of a report among several in a file.
    var isPart = false

    var isOnPage: Bool {
      if case .page = source { true } else { false }
    }
  }

  /// The report under the stamp that its titles give.
  ///
  /// - Parameters:
  ///   - report: The report as it was read.
  ///   - context: The villages, and what the person says of unit and period.
  ///   - reread: Reads the file as another form, where it is of a unit of another level.
  /// - Returns: The report; our own form as it is.
  func placed(
    _ report: FieldReport, in context: CheckContext,
    reread: (_ form: String) throws(FormRefusal) -> FieldReport
  ) throws(FormRefusal) -> FieldReport {
    guard report.foreign != nil else { return report }
    let lines = Self.lines(of: report)
    let period = self.period(in: lines) ?? context.foreignPeriod.map { ($0, .request) }
    let structure = period?.0.structure ?? .y2025
    let place = self.unit(in: lines, of: report, structure: structure, context: context)
    let unit = context.foreignUnit.map { ($0, ForeignLayout.Source.request) } ?? place
    var read = report
    let form = definitions.forms[report.stamp.form.text]
    if let unit, let form, form.level != unit.0.level,
      let other = Self.counterpart(of: form, at: unit.0.level, among: definitions.forms)
    {
      read = try reread(other)
    }
    return read.stamped(
      stamp(of: read, unit: unit, written: place, period: period, context: context),
      foreign: ForeignLayout(unit: unit?.1, period: period?.1))
  }

  /// The form of another level that has most parts of a form.
  private static func counterpart(
    of form: FormDefinition, at level: UnitLevel, among forms: [String: FormDefinition]
  ) -> String? {
    let sections = Set(form.sections.map(\.id))
    return forms.values.filter { $0.level == level }
      .max { one, other in
        let counts = [one, other].map { sections.intersection($0.sections.map(\.id)).count }
        return (counts[0], other.id) < (counts[1], one.id)
      }?.id
  }

  private func stamp(
    of report: FieldReport, unit: (UnitCode, ForeignLayout.Source)?,
    written: (UnitCode, ForeignLayout.Source)?,
    period: (Period, ForeignLayout.Source)?, context: CheckContext
  ) -> ReportStamp {
    func field(_ text: String, _ source: ForeignLayout.Source? = nil) -> ReportStamp.Field {
      guard case .page(let place)? = source else { return ReportStamp.Field(text: text, place: nil) }
      return ReportStamp.Field(text: text, place: place)
    }
    let form = definitions.forms[report.stamp.form.text]
    // What the page says is kept beside what the person says: that both are one unit is a check of its own.
    let named = written ?? unit
    return ReportStamp(
      form: report.stamp.form, formVersion: field(form?.version ?? ""),
      unit: field(unit?.0.code ?? "", unit?.1),
      unitName: field(named.map { name(of: $0.0, context) } ?? "", named?.1),
      structure: field(unit?.0.structure.rawValue ?? ""),
      period: field(period?.0.description ?? "", period?.1),
      version: field(ReportStamp.Version.initial.rawValue))
  }

  private func name(of unit: UnitCode, _ context: CheckContext) -> String {
    context.villages.names(of: unit).last ?? definitions.units[unit]?.name ?? ""
  }

  // MARK: - Lines

  /// What stands on the first page and above the tables; then the name of the file and of its folder.
  private static func lines(of report: FieldReport) -> [Line] {
    var lines = report.statements.map { Line(text: $0.text, source: .page($0.place)) }
    for field in [report.stamp.unitName] + report.sections.flatMap(\.captions) {
      if let place = field.place, !field.text.isEmpty {
        lines.append(Line(text: field.text, source: .page(place)))
      }
    }
    for section in report.sections {
      lines.append(Line(text: section.sheet, source: .name(section.sheet)))
    }
    // Behind the name of a file that holds several reports stands that of this one.
    let pieces = report.file.path.split(separator: "#").map(String.init)
    lines += pieces.dropFirst().map { Line(text: $0, source: .name($0), isPart: true) }
    var names = (pieces.first ?? "").split(separator: "/").suffix(2).map(String.init)
    if let file = names.popLast() {
      names.append(String(file.prefix(upTo: file.lastIndex(of: ".") ?? file.endIndex)))
    }
    return lines
      + names.reversed().map { name in
        Line(text: name.replacing("_", with: " "), source: .name(name))
      }
  }

  // MARK: - The period

  /// The period of the first kind of lines that name one: the pages, then the names.
  ///
  /// Where they name several, a person is asked.
  private func period(in lines: [Line]) -> (Period, ForeignLayout.Source)? {
    for isPage in [true, false] {
      var found: (Period, ForeignLayout.Source)?
      for line in lines where line.isOnPage == isPage {
        guard let period = WrittenPeriod(line.text).period(in: definitions.programme.calendar) else {
          continue
        }
        if let found, found.0 != period { return nil }
        if found == nil { found = (period, line.source) }
      }
      if let found { return found }
    }
    return nil
  }

  // MARK: - The unit

  private func unit(
    in lines: [Line], of report: FieldReport, structure: UnitStructure, context: CheckContext
  ) -> (UnitCode, ForeignLayout.Source)? {
    for line in lines {
      for word in line.text.split(whereSeparator: { !$0.isASCII || !($0.isNumber || $0 == "-") }) {
        if let code = UnitCode(word, structure: structure), isKnown(code, context) {
          return (code, line.source)
        }
      }
    }
    let commune = matching { matcher in
      matcher.commune(
        ofTitles: lines.map(\.text), structure: structure, isExpected: context.villages.knowsVillages(of:))
    }
    guard let commune else { return nil }
    let source = lines[commune.line].source
    // Of villages that stand beside one another in a table each is a report of its own.
    let parts = lines.filter(\.isPart)
    if let village = village(in: parts, of: commune.code, context: context) { return village }
    // A table with a column of villages is the commune's own.
    if definitions.forms[report.stamp.form.text]?.level == .commune { return (commune.code, source) }
    if let village = village(in: lines, of: commune.code, context: context) { return village }
    // A village that the register does not know is not the commune: a person says which it is.
    return lines.contains { UnitMatcher.namesVillage($0.text) } ? nil : (commune.code, source)
  }

  /// The only village of a commune that the lines name; nil where they name none or several.
  private func village(
    in lines: [Line], of commune: UnitCode, context: CheckContext
  ) -> (UnitCode, ForeignLayout.Source)? {
    var found: (UnitCode, ForeignLayout.Source)?
    for line in lines {
      for piece in line.text.replacing(" - ", with: ";").split(whereSeparator: { ",;()[]–—:".contains($0) }) {
        let name = NormalForm.clean(String(piece)).text
        guard !name.isEmpty, let code = context.villages.village(named: name, of: commune) else { continue }
        if let found, found.0 != code { return nil }
        if found == nil { found = (code, line.source) }
      }
    }
    return found
  }

  private func isKnown(_ code: UnitCode, _ context: CheckContext) -> Bool {
    switch code.level {
    // That a village is not in the register is a check of its own.
    case .village: code.communeOfVillage.map { definitions.units[$0] != nil } ?? false
    case .commune: definitions.units[code] != nil
    case .nation, .province, .district: false
    }
  }

  private func matching<Answer>(_ body: (UnitMatcher) -> Answer) -> Answer {
    let ready = matcher.withLock { known in
      if let known { return known }
      let made = UnitMatcher(catalogue: definitions.units)
      known = made
      return made
    }
    return body(ready)
  }
}
