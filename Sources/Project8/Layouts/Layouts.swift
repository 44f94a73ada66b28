import P8Definitions
import P8Forms
package import P8Model
import P8Presentation
import P8Validation

/// Files that are not our form: how they are understood, and the word of a person that this is right.
package struct Layouts: Capability {
  let workspace: Workspace

  /// The check that keeps such a file out of all figures until somebody has accepted how it was understood.
  private static let check = CheckName.foreignLayout.rawValue

  /// How files are understood; nothing is stored.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - period: The period of those that name none.
  ///   - unit: The unit of those that name none.
  ///   - words: What a person says of headers.
  package func understood(
    _ files: [BatchFile], period: Period?, unit: UnitCode?, correcting words: [HeaderWord] = []
  ) throws(Failure) -> UnderstoodBatch {
    if isAsked {
      try workspace.demand(.check, inEach: [unit].compactMap(\.self) + files.flatMap(\.saidUnits))
      return try allowed(.check).understood(
        files, period: period, unit: unit, correcting: words)
    }
    let judge = try FileJudge(workspace)
    var context = try workspace.checking.context()
    (context.foreignUnit, context.foreignPeriod) = (unit, period)
    context.proposedCorrections = try corrections(words)
    var understood: [UnderstoodFile] = []
    for file in files { understood += read(file, judge, in: context) }
    return UnderstoodBatch(files: understood)
  }

  /// How a file was understood, or each report in one that holds several.
  func read(_ file: BatchFile, _ judge: FileJudge, in context: CheckContext) -> [UnderstoodFile] {
    let context = context.knowing(file)
    let judged = judge.judge(file, in: context)
    guard judged.parts.isEmpty else { return judged.parts.flatMap { read($0, judge, in: context) } }
    return [understood(file, judged, judge, in: context)]
  }

  private func understood(
    _ file: BatchFile, _ judged: JudgedFile, _ judge: FileJudge, in context: CheckContext
  ) -> UnderstoodFile {
    let findings = judged.file.findings
    // Why a file gives no report is among the findings.
    guard let report = try? judge.fieldReport(judged.bytes, of: judged.source, in: context),
      let form = definitions.forms[report.stamp.form.text]
    else {
      return UnderstoodFile(path: file.name, kind: .unread(findings.map(\.message)), texts: definitions.texts)
    }
    guard report.foreign != nil else {
      return UnderstoodFile(path: file.name, kind: .ownForm, texts: definitions.texts)
    }
    return UnderstoodFile(
      path: file.name,
      kind: .foreign(
        report, form: form,
        unplaced: findings.first { $0.rule == CheckName.foreignUnplaced.rawValue }?.message,
        acceptance: findings.first { $0.rule == Self.check }?.waiver,
        otherErrors: findings.count { $0.isOpenError && $0.rule != Self.check }),
      texts: definitions.texts)
  }

  /// Accepts how files were understood: from now on files of the same unit with the same headers count as our form does.
  ///
  /// What is said of headers is remembered with it.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - period: The period of those that name none.
  ///   - unit: The unit of those that name none.
  ///   - report: The only report of the files that is meant; nil for all.
  ///   - author: Who accepts.
  ///   - reason: Why.
  ///   - words: What a person says of headers, beside what is said of each file.
  /// - Returns: What was accepted, in words; a file that was accepted before, or is our form, is not among it.
  /// - Throws: ``Failure`` of wrong use where a file says no unit or no period, or cannot be read.
  package func accept(
    _ files: [BatchFile], period: Period?, unit: UnitCode?, of report: String? = nil, by author: String,
    reason: String, correcting words: [HeaderWord] = []
  ) async throws -> LocalizedText {
    let isMeant = { (file: CheckRun.File) in report == nil || file.path == report }
    if isAsked {
      // Of foreign units nothing is left after the check.
      let batch = try await workspace.checking.check(files, jobs: 1, period: period, unit: unit)
      let meant = batch.run.files.filter(isMeant)
      try workspace.demand(.send, in: meant.compactMap(\.unit))
      if report == nil || meant.isEmpty, let refused = batch.refused.first {
        throw Failure(.forbidden, refused, remedy: PeopleWords.whoMay(.send))
      }
      return try await allowed(.send).accept(
        files, period: period, unit: unit, of: report, by: workspace.author, reason: reason,
        correcting: words)
    }
    let corrections = try corrections(words)
    let batch = try await workspace.checking.judge(
      files, jobs: 1, period: period, unit: unit, correcting: corrections
    ).batch
    let meant = batch.run.files.filter(isMeant)
    let refused = meant.filter { $0.verdict == .rejected }.flatMap(\.findings).filter(\.isOpenError)
    guard refused.isEmpty else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: refused.map(\.message.vi).joined(separator: "\n"),
          en: refused.map(\.message.en).joined(separator: "\n")),
        remedy: LayoutWords.placeIt)
    }
    let waiting = meant.flatMap(\.findings).filter { $0.rule == Self.check && $0.isOpen }
    for finding in waiting {
      let said = files.lazy.compactMap { $0.said[finding.at.file] }.first?.corrections ?? []
      _ = try workspace.checking.waive(
        finding.fingerprint, among: waiting, by: author,
        reason: reason.isEmpty ? LayoutWords.lookedAt.vi : reason, correcting: corrections + said)
    }
    return LayoutWords.acceptedNow(waiting)
  }
}
