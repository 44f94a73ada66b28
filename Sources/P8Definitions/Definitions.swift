package import P8Model

/// All definitions: what the files of `indicators/` and `templates/` say, checked.
package struct Definitions: Sendable {
  package let programme: Programme
  package let measures: [String: Measure]
  package let codeLists: [String: CodeList]
  package let records: [String: RecordDefinition]
  /// The indicators in the order of the programme.
  package let indicators: [Indicator]
  package let targets: [Target]
  package let forms: [String: FormDefinition]
  /// The tables that come as delimited text, by id.
  package let tables: [String: TableLayout]
  /// The rules in the order of their files.
  package let rules: [RuleDefinition]
  /// The checks of the program itself, by id.
  package let builtInChecks: [String: BuiltInCheck]
  package let reports: [String: ReportTemplate]
  package let texts: TextCatalogue
  package let units: UnitCatalogue
  /// By which words personal data is recognised.
  package let personalData: PersonalDataWords
  /// By which words figures of reports in words are recognised.
  package let narrative: NarrativeWords
  /// The SHA-256 of the definitions' files but the fixed texts, for the record of runs and exports.
  package let hash: String

  package init(
    programme: Programme, measures: [String: Measure], codeLists: [String: CodeList],
    records: [String: RecordDefinition], indicators: [Indicator], targets: [Target],
    forms: [String: FormDefinition], tables: [String: TableLayout] = [:], rules: [RuleDefinition],
    builtInChecks: [String: BuiltInCheck],
    reports: [String: ReportTemplate], texts: TextCatalogue = TextCatalogue(), units: UnitCatalogue,
    personalData: PersonalDataWords = PersonalDataWords(), narrative: NarrativeWords = NarrativeWords(),
    hash: String
  ) {
    (self.programme, self.measures, self.codeLists) = (programme, measures, codeLists)
    (self.records, self.indicators, self.targets, self.forms) = (records, indicators, targets, forms)
    (self.tables, self.rules, self.builtInChecks, self.reports) = (tables, rules, builtInChecks, reports)
    (self.texts, self.units, self.hash) = (texts, units, hash)
    (self.personalData, self.narrative) = (personalData, narrative)
  }

  /// The indicator of a code or id.
  package func indicator(_ code: String) -> Indicator? {
    indicators.first { $0.code == code || $0.id == code }
  }
}
