import P8Aggregation
package import P8Model
import P8Presentation
import P8Registry

extension Trust {
  /// Looks at every page, reference and row of the registry, at its audit log and at the originals.
  ///
  /// - Parameters:
  ///   - isFull: Whether all originals are compared with their digests and all kept figures are added up again.
  ///   - progress: Called after each original with the number of those that are done and of all.
  package func checkRegistry(
    isFull: Bool = false, _ language: Language, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(Failure) -> (isSound: Bool, text: String) {
    if isAsked {
      return try allowedEverywhere(.backUp).checkRegistry(isFull: isFull, language, progress: progress)
    }
    let registry = try registryToRead()
    let report = try Failure.wrapping { () throws(RegistryFault) in
      try registry.check(originals: isFull ? .all : .share(of: Registry.quickShare)) {
        progress($0.checked, $1)
      }
    }
    let figures = isFull && report.damage.isEmpty ? try workspace.indicators.wrongKeptFigures() : nil
    let isSound = report.isSound && figures?.faults.isEmpty ?? true
    let words = RegistryCheckWords(
      path: registry.path, reports: report.reports, villages: report.villages, isSound: isSound)
    var lines = [words.summary[language]] + report.damage
    lines += (report.audit + (figures?.faults ?? [])).map { $0.text[language] }
    if let log = report.log, let originals = report.originals {
      lines += [
        RegistryCheckWords.log(log.head, rows: log.rows),
        RegistryCheckWords.originals(
          originals.checked, of: originals.kept, bytes: originals.bytes,
          seconds: isFull ? originals.seconds : nil),
        RegistryCheckWords.figures(report.figures.kept, addedUp: figures?.count),
      ].map { $0[language] }
    }
    if report.damage.isEmpty { lines += try unknownOnce(in: registry, language) }
    return (isSound, lines.joined(separator: "\n"))
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
    if isAsked { return try allowedEverywhere(.backUp).backUpRegistry(to: path) }
    let registry = try registryToRead()
    try FileOutput(for: workspace).require(path)
    try Failure.wrapping { () throws(RegistryFault) in try registry.backup(to: path) }
    return LocalizedText(
      vi: "Đã sao lưu \(registry.path) vào \(path).", en: "\(registry.path) is backed up in \(path).")
  }

  /// Removes the bytes of a report's original, for the personal data in it; the digest stays.
  ///
  /// - Parameters:
  ///   - report: The number of the report.
  ///   - reason: Why; not empty.
  /// - Returns: What was done, in words.
  /// - Throws: ``Failure`` where no reason is given, the report has no original, or it counts.
  package func purgeOriginal(ofReport report: Int64, reason: String) throws(Failure) -> LocalizedText {
    if isAsked { return try allowedEverywhere(.backUp).purgeOriginal(ofReport: report, reason: reason) }
    guard !reason.allSatisfy(\.isWhitespace) else { throw Failure(.wrongUse, PurgeWords.noReason) }
    let registry = try existingRegistry()
    let purged = try Failure.wrapping { () throws(RegistryFault) in
      try registry.purgeOriginal(of: report, reason: reason)
    }
    return PurgeWords.purged(report: purged.report, sha256: purged.sha256, bytes: purged.byteCount)
  }

  /// Puts a backup in the place of the registry, if it is sound; what was there is kept beside it.
  package func restoreRegistry(from path: String) throws(Failure) -> LocalizedText {
    if isAsked { return try allowedEverywhere(.backUp).restoreRegistry(from: path) }
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
