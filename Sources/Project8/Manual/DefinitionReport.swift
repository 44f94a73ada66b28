import P8DefinitionFiles
import P8Presentation
import P8Definitions
package import P8Model

/// The faults of a folder of definitions, each with its place and what to do.
package struct DefinitionReport: Sendable {
  /// A text for each fault.
  package let faults: [LocalizedText]
  /// One line on the whole.
  package let summary: LocalizedText

  /// Checks the definitions of a folder; nil to look for it.
  package init(checking folder: String?) throws(Failure) {
    let outcome: DefinitionsLoader.Outcome
    let path: String
    do {
      let found = try DefinitionsFolder.find(named: folder)
      path = found.path
      outcome = DefinitionsLoader(folder: found).check()
    } catch {
      throw Failure(.input, error.message, remedy: error.hint)
    }
    let faults = outcome.faults.map { fault in
      let line = fault.line
      return LocalizedText(vi: "\(line.vi)\n    → \(fault.hint.vi)", en: "\(line.en)\n    → \(fault.hint.en)")
    }
    guard let definitions = outcome.definitions else {
      self.faults = faults
      summary = LocalizedText(
        vi: "\(faults.count) lỗi trong \(path)", en: "\(English.count(faults.count, "fault")) in \(path)")
      return
    }
    let counts = (
      definitions.indicators.count, definitions.records.count, definitions.forms.count,
      definitions.rules.count
    )
    self.faults = []
    summary = LocalizedText(
      vi:
        "\(path): không có lỗi. \(counts.0) chỉ số, \(counts.1) mô hình và sự kiện, \(counts.2) biểu, \(counts.3) quy tắc.",
      en:
        "\(path): no fault. \(English.count(counts.0, "indicator")), \(counts.1) models and events, \(counts.2) forms, \(counts.3) rules."
    )
  }
}
