import P8Aggregation
package import P8Model
import P8Presentation
import P8Registry

extension Trust {
  /// Looks at every page, reference, value and entry of the registry.
  package func checkRegistry(_ language: Language) throws(Failure) -> (isSound: Bool, text: String) {
    let registry = try registryToRead()
    let report = try Failure.wrapping { () throws(RegistryFault) in try registry.check() }
    let summary = LocalizedText(
      vi: "\(registry.path): \(report.reports) báo cáo, \(report.villages) thôn; "
        + (report.isSound ? "nguyên vẹn." : "có hỏng hóc:"),
      en:
        "\(registry.path): \(English.count(report.reports, "report")), \(English.count(report.villages, "village")); "
        + (report.isSound ? "sound." : "not sound:"))
    let lines = report.damage + report.audit.map { words(of: $0)[language] }
    let zeros = report.damage.isEmpty ? try unknownOnce(in: registry, language) : []
    return (report.isSound, ([summary[language]] + lines + zeros).joined(separator: "\n"))
  }

  /// What counts as unknown now and counted as zero before: the empty sections of reports that were stored when a form
  /// asked no question, a line for each report.
  private func unknownOnce(in registry: Registry, _ language: Language) throws(Failure) -> [String] {
    let aggregator = try Failure.wrapping { () throws(AggregationFault) in try Aggregator(definitions) }
    return try Failure.wrapping { () throws(RegistryFault) in
      let last = try registry.lastReportWithAssumedZeros()
      guard last > 0 else { return [] }
      var reports: [SectionsWithoutAnswer] = []
      try registry.forEachReport { stored in
        guard stored.number <= last, stored.report.state.counts() else { return }
        let sections = aggregator.sectionsWithoutAnswer(in: stored.report)
        guard !sections.isEmpty else { return }
        reports.append(
          SectionsWithoutAnswer(
            unit: stored.report.unit, unitName: stored.report.unitName, period: stored.report.period,
            sections: sections))
      }
      return SectionsWithoutAnswer.lines(reports, definitions: definitions, language)
    }
  }

  /// Writes a copy of the registry as it is now, while others go on working with it; no file is replaced.
  package func backUpRegistry(to path: String) throws(Failure) -> LocalizedText {
    let registry = try registryToRead()
    try FileOutput(for: workspace).require(path)
    try Failure.wrapping { () throws(RegistryFault) in try registry.backup(to: path) }
    return LocalizedText(
      vi: "Đã sao lưu \(registry.path) vào \(path).", en: "\(registry.path) is backed up in \(path).")
  }

  /// Puts a backup in the place of the registry, if it is sound; what was there is kept beside it.
  package func restoreRegistry(from path: String) throws(Failure) -> LocalizedText {
    let target = workspace.registryPath ?? ""
    let kept = try Failure.wrapping { () throws(RegistryFault) in try Registry.restore(path, to: target) }
    guard let kept else {
      return LocalizedText(
        vi: "Đã khôi phục \(target) từ \(path).", en: "\(target) is restored from \(path).")
    }
    return LocalizedText(
      vi: "Đã khôi phục \(target) từ \(path). Sổ cũ được giữ ở \(kept).",
      en: "\(target) is restored from \(path). What was there is kept in \(kept).")
  }
}
