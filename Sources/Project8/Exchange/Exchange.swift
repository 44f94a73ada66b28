import P8Definitions
package import ContentDigest
import Foundation
import P8Aggregation
package import P8Model
import P8Presentation
import P8Registry

/// Reports on their way between registries: bundles, merges and the conflicts that they bring.
package struct Exchange: Capability {
  let workspace: Workspace

  /// Writes the reports of a unit, or the whole registry, into one file that another registry takes in.
  ///
  /// Reports in whose originals the check found personal data stay here; they are named beside the file.
  package func bundle(
    unit: UnitCode?, period: Period?, signedBy key: SigningKey? = nil
  ) throws(Failure) -> (bytes: [UInt8], reports: Int, withheld: [LocalizedText]) {
    let registry = try existingRegistry()
    let units = definitions.units
    let extract = RegistryExtract(of: registry, period: period, withholdingPersonalData: true) { one in
      guard let unit else { return true }
      return units.isSame(units.placement(of: one, in: unit.structure).unit, orInside: unit)
    }
    let bytes = try Failure.wrapping { () throws(RegistryFault) in
      try Bundle.write(
        extract, head: Bundle.Head(unit: unit, period: period, author: workspace.author), signedBy: key)
    }
    let count = bytes.split(separator: UInt8(ascii: "\n")).count {
      $0.starts(with: Array("{\"report\"".utf8))
    }
    let withheld = try Failure.wrapping { () throws(RegistryFault) in try extract.withheldReports() }
    return (
      bytes, count,
      withheld.map {
        ProposalWords.withheld(
          "\($0.unit.code) \($0.unitName)", period: $0.period, report: $0.number, codes: $0.codes)
      }
    )
  }

  /// Takes another registry in: what is here stays, conflicts are reported and none is lost.
  package func merge(registryAt path: String) throws(Failure) -> ExchangeReport {
    let registry = try registry()
    let other = try Failure.wrapping { () throws(RegistryFault) in try Registry(path: path, access: .read) }
    return try merge(RegistryExtract(of: other), into: registry, signer: nil)
  }

  /// Whether a file begins as a bundle does.
  static func isBundle(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    return Bundle.isBundle((try? handle.read(upToCount: 64)) ?? Data())
  }

  /// Takes a bundle in.
  /// - Throws: ``Failure`` where it is not a bundle, is damaged, or the registry cannot be written.
  func takeBundle(_ path: String) throws(Failure) -> ExchangeReport {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(
        .input, LocalizedText(vi: "Không đọc được tệp: \(path)", en: "The file cannot be read: \(path)"))
    }
    let bundle = try Failure.wrapping { () throws(RegistryFault) in try Bundle(Array(data), path: path) }
    return try merge(bundle, into: registry(), signer: try Self.words(of: bundle.signer, keys: KeyRing()))
  }

  private static func words(of signer: PublicKey?, keys: KeyRing) throws(Failure) -> LocalizedText {
    guard let signer else { return LocalizedText(vi: "không có chữ ký", en: "not signed") }
    if let known = try keys.entries().first(where: { $0.key == signer }) {
      return LocalizedText(vi: "\(known.name) ký", en: "signed by \(known.name)")
    }
    return LocalizedText(
      vi: "ký bằng khóa chưa biết \(signer.fingerprint), hỏi lại nơi gửi rồi p8 keys trust",
      en: "signed by a key that is not known, \(signer.fingerprint): ask the sender, then p8 keys trust")
  }

  /// Takes a source in, and says first what a person must look at: other codes, conflicts, locked periods.
  private func merge(
    _ source: some ExchangeSource, into registry: Registry, signer: LocalizedText?
  ) throws(Failure) -> ExchangeReport {
    let units = definitions.units
    let outcome = try Failure.wrapping { () throws(RegistryFault) in
      try registry.merge(source, rule: definitions.programme.replacement) {
        Array(units.lineage(of: $0).dropFirst())
      }
    }
    var lines: [LocalizedText] = outcome.renumbered.map {
      LocalizedText(
        vi: "\($0.name): mã \($0.theirs.code) ở nơi gửi, \($0.ours.code) ở đây",
        en: "\($0.name): \($0.theirs.code) there is \($0.ours.code) here")
    }
    lines += texts(of: try workspace.review.replacements(outcome.proposals, in: registry))
    lines += outcome.entryConflicts.map { conflict in
      LocalizedText(
        vi:
          "Mục ghi #\(conflict.number) được sửa khác nhau ở hai nơi: giữ bản ở đây, bản kia nằm trong nhật ký",
        en:
          "Log entry #\(conflict.number) was changed in both places: ours stays, theirs is kept in the audit log"
      )
    }
    lines += outcome.refused.map {
      LocalizedText(
        vi: "\($0.unit.code) \($0.unitName), \($0.period.name): chưa nhận vì kỳ đã khóa (\($0.lock))",
        en: "\($0.unit.code) \($0.unitName), \($0.period.name): not taken, the period is locked (\($0.lock))")
    }
    let name = source.name
    lines.append(
      LocalizedText(
        vi:
          "\(name)\(signer.map { " (\($0.vi))" } ?? ""): nhận \(outcome.reportsAdded) báo cáo, \(outcome.reportsKnown) đã có; \(outcome.villagesAdded) thôn mới; \(outcome.entriesAdded) mục ghi mới; \(outcome.proposals.count + outcome.entryConflicts.count) chỗ trái nhau; \(outcome.refused.count) báo cáo của kỳ đã khóa.",
        en:
          "\(name)\(signer.map { " (\($0.en))" } ?? ""): \(English.count(outcome.reportsAdded, "report")) taken, \(outcome.reportsKnown) already here; \(English.count(outcome.villagesAdded, "village")) added; \(English.count(outcome.entriesAdded, "log entry", "log entries")) added; \(English.count(outcome.proposals.count + outcome.entryConflicts.count, "conflict")); \(English.count(outcome.refused.count, "report")) of locked periods."
      ))
    return ExchangeReport(
      needsAttention: !outcome.proposals.isEmpty || !outcome.entryConflicts.isEmpty
        || !outcome.refused.isEmpty,
      lines: lines)
  }

  /// The replacements that nobody has decided yet.
  package func conflicts() throws(Failure) -> ExchangeReport {
    let proposals = try workspace.review.replacements()
    return ExchangeReport(
      needsAttention: !proposals.isEmpty,
      lines: proposals.isEmpty ? [ProposalWords.none] : texts(of: proposals))
  }

  private func texts(of proposals: [ProposalWords]) -> [LocalizedText] {
    proposals.map { LocalizedText(vi: $0.text(definitions, .vi), en: $0.text(definitions, .en)) }
  }
}
