import P8Definitions
package import P8Presentation
public import P8Model

/// What came of storing a batch.
public struct IngestedBatch: Sendable {
  /// What the check found.
  public let check: CheckedBatch
  /// How many reports were stored for the first time or replaced an earlier one, and how many were there already.
  public let counts: (stored: Int, unchanged: Int)
  /// What the reports say otherwise than those that they replaced, in the order of the files.
  package let changes: [ReportChange]
  /// The reports that wait to take the place of counting ones, in the order of the files.
  package let proposals: [ProposalWords]
  /// The reports that were refused because their period is locked, and bundles that could not be taken, a line each.
  public let refused: [LocalizedText]
  /// What came of the bundles among the files.
  package let exchanges: [ExchangeReport]
  /// A few words on the whole.
  public let summary: LocalizedText

  /// Whether a bundle could not be read; the rest was stored.
  public var hasUnreadableBundle: Bool { exchanges.contains(where: \.isUnreadable) }

  /// Whether a person must look: open errors, reports that wait, those of locked periods, conflicts of bundles.
  public var needsAttention: Bool {
    check.hasErrors || !refused.isEmpty || !proposals.isEmpty
      || exchanges.contains(where: \.needsAttention)
  }
}

/// The formats in which storing a batch is reported.
public enum IngestFormat: String, Sendable, CaseIterable {
  /// For a terminal.
  case text
  /// One object.
  case json
}

extension IngestedBatch {
  /// What changed, for a terminal; empty where nothing was replaced.
  package func changes(in language: Language) -> String {
    guard !changes.isEmpty else { return "" }
    let title = LocalizedText(
      vi: "Báo cáo thay bản đã ghi (\(changes.count)), cũ → mới:",
      en: "Reports that replace stored ones (\(changes.count)), before → after:")
    return ([title[language]] + changes.map { $0.text(check.definitions, language) })
      .joined(separator: "\n")
  }

  /// The reports that wait, for a terminal; empty where none does.
  package func proposals(in language: Language) -> String {
    guard !proposals.isEmpty else { return "" }
    return
      ([ProposalWords.title(proposals.count)[language]]
      + proposals.map { $0.text(check.definitions, language) }).joined(separator: "\n")
  }

  /// All of it as one object.
  ///
  /// - Throws: ``Failure`` where the result of the check cannot be written.
  public func json() throws -> String {
    var text = ""
    JSONValue.object([
      ("stored", .number(counts.stored)), ("unchanged", .number(counts.unchanged)),
      ("changes", .list(changes.map { $0.json(check.definitions) })),
      ("proposals", .list(proposals.map { $0.json(check.definitions) })),
      ("refused", .list(refused.map(\.json))),
      ("exchanges", .list(exchanges.map { .list($0.lines.map(\.json)) })),
      ("summary", summary.json),
      ("check", try JSONValue(try check.formatted(.json, language: .en))),
    ]).writeIndented(to: &text)
    return text
  }
}
