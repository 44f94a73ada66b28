package import P8Model
import P8Registry

extension Trust {
  /// The audit log, oldest first: entries from a day on, in whose action, subject or particulars a text
  /// occurs.
  package func auditLog(
    since: CalendarDate?, containing text: String?, format: AuditFormat
  ) throws(Failure) -> String {
    let registry = try registryToRead()
    let entries = try Failure.wrapping { () throws(RegistryFault) in try registry.auditEntries() }
    return entries.filter { entry in
      if let since, CalendarDate.inVietnam(entry.at).map({ $0 < since }) ?? false { return false }
      guard let text else { return true }
      return entry.action.contains(text) || entry.subject.contains(text) || entry.detail.contains(text)
        || entry.author.contains(text)
    }.map { entry in
      switch format {
      case .text:
        return
          "\(entry.number)\t\(entry.at)\t\(entry.author)\t\(entry.action)\t\(entry.subject)\t\(entry.detail)"
      case .jsonl:
        let fields = [
          ("at", entry.at), ("author", entry.author), ("action", entry.action), ("subject", entry.subject),
        ].map { "\"\($0.0)\":\(JSONValue.quoted($0.1))" }.joined(separator: ",")
        // The particulars are JSON already.
        return
          "{\"number\":\(entry.number),\(fields),\"detail\":\(entry.detail),\"previous\":\"\(entry.previous)\",\"hash\":\"\(entry.hash)\"}"
      }
    }.joined(separator: "\n")
  }

  /// Looks for changes made behind the registry's back; the text has a line for each.
  package func verifyAudit(_ language: Language) throws(Failure) -> (isIntact: Bool, text: String) {
    let registry = try registryToRead()
    let (faults, entries) = try Failure.wrapping { () throws(RegistryFault) in
      (try registry.verifyAudit(), try registry.auditEntries())
    }
    guard !faults.isEmpty else {
      let last = entries.last?.hash.prefix(16) ?? "–"
      return (
        true,
        LocalizedText(
          vi: "Nhật ký nguyên vẹn: \(entries.count) mục, mã của mục cuối \(last)…",
          en:
            "The audit log is intact: \(English.count(entries.count, "entry", "entries")), hash of the last one \(last)…"
        )[language]
      )
    }
    return (false, faults.map { words(of: $0)[language] }.joined(separator: "\n"))
  }

  func words(of fault: Registry.AuditFault) -> LocalizedText {
    switch fault.kind {
    case .gap:
      LocalizedText(vi: "thiếu mục trước \(fault.subject)", en: "an entry is missing before \(fault.subject)")
    case .brokenChain:
      LocalizedText(
        vi: "\(fault.subject) không nối tiếp mục trước", en: "\(fault.subject) does not follow the one before"
      )
    case .changedEntry:
      LocalizedText(vi: "\(fault.subject) đã bị sửa", en: "\(fault.subject) was changed")
    case .changedReport:
      LocalizedText(
        vi: "\(fault.subject) không còn như lúc được ghi", en: "\(fault.subject) is not what was stored")
    case .missingReport:
      LocalizedText(vi: "\(fault.subject) đã bị xóa", en: "\(fault.subject) is no longer there")
    case .changedLogEntry:
      LocalizedText(
        vi: "mục \(fault.subject) không còn như lúc được ghi", en: "\(fault.subject) is not what was written")
    case .unknownReport:
      LocalizedText(
        vi: "\(fault.subject) không được ghi qua Project8", en: "\(fault.subject) was put in from outside")
    }
  }
}
