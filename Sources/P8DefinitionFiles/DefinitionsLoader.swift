package import P8Definitions
import P8Model

/// Reads and checks the definitions of a folder.
///
/// All faults of all files are gathered; there are definitions only where there is none.
package struct DefinitionsLoader: Sendable {
  package struct Outcome: Sendable {
    package let definitions: Definitions?
    package let faults: [DefinitionFault]
  }

  /// The folder that holds `indicators/` and `templates/`.
  package let folder: DefinitionsFolder

  package init(folder: DefinitionsFolder) { self.folder = folder }

  /// The definitions.
  /// - Throws: ``DefinitionsError/faulty(_:)`` with all faults.
  package func load() throws(DefinitionsError) -> Definitions {
    let outcome = check()
    guard let definitions = outcome.definitions else { throw .faulty(outcome.faults) }
    return definitions
  }

  /// The definitions, or all their faults: what `p8 definitions check` shows.
  package func check() -> Outcome {
    let faults = FaultCollector()
    let files = DefinitionFiles(folder: folder, faults: faults)
    var reader = DefinitionsReader(files: files, faults: faults)
    let programme = reader.programme()
    reader.readMeasures()
    reader.readCodeLists()
    reader.readRecords()
    reader.readForms()
    reader.readTables()
    reader.readIndicators(of: programme)
    let units = reader.units()
    if let programme { reader.checkSets(of: programme) }
    reader.checkProtection()
    let targets = reader.readTargets(units: units, of: programme)
    let rules = reader.readRules()
    let checks = reader.builtInChecks(rules: rules)
    let texts = reader.readTexts()
    let personalData = reader.personalData()
    let narrative = reader.narrativeWords()
    let reports = reader.readReports()
    guard let programme, faults.faults.isEmpty else {
      return Outcome(definitions: nil, faults: faults.faults.sorted())
    }
    return Outcome(
      definitions: Definitions(
        programme: programme, measures: reader.measures, codeLists: reader.codeLists, records: reader.records,
        indicators: reader.indicators, targets: targets, forms: reader.forms, tables: reader.tables,
        rules: rules, builtInChecks: checks, reports: reports, texts: texts, units: units,
        personalData: personalData, narrative: narrative, hash: files.hash),
      faults: [])
  }
}
