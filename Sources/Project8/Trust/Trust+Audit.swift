package import ContentDigest
package import P8Model
import P8Presentation
import P8Registry

extension Trust {
  /// The audit log, oldest first: entries from a day on, in whose action, subject or particulars a text
  /// occurs.
  package func auditLog(
    since: CalendarDate?, containing text: String?, format: AuditFormat
  ) throws(Failure) -> String {
    if isAsked {
      return try allowedEverywhere(.backUp).auditLog(since: since, containing: text, format: format)
    }
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
          "\(entry.number)\t\(entry.at)\t\(entry.author)\t\(entry.action)\t\(entry.subject)\t\(entry.told)"
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
  ///
  /// - Parameter manifest: The manifest of an export that was made of this registry: whether the log still goes on from
  ///   where it stood then; nil for no such question.
  /// - Parameter keys: The keys by whose names those that signed the log are told.
  package func verifyAudit(
    against manifest: String? = nil, keys: KeyRing? = nil, _ language: Language
  ) throws(Failure) -> (isIntact: Bool, text: String) {
    if isAsked { return try allowedEverywhere(.backUp).verifyAudit(against: manifest, keys: keys, language) }
    let registry = try registryToRead()
    let stated = try manifest.map { path throws(Failure) in try Verification.auditHead(inManifest: path) }
    let (found, standing) = try Failure.wrapping { () throws(RegistryFault) in
      (
        try registry.auditVerification(),
        try stated.map { head throws(RegistryFault) in try registry.standing(of: head) }
      )
    }
    var lines = found.faults.map { $0.text[language] }
    if lines.isEmpty { lines.append(AuditHead.intact(found.head)[language]) }
    // Names are a courtesy: whoever may not read who the people of a server are sees unknown keys.
    let people = (try? workspace.people.keys()) ?? []
    let names = Dictionary(
      (keys?.entries() ?? []).map { ($0.key, $0.name) } + people.map { ($0.key, $0.person.name) }
    ) { first, _ in first }
    for (key, entry) in found.signatures.sorted(by: { ($0.value, $0.key.base64) < ($1.value, $1.key.base64) })
    {
      let name = names[key] ?? AuditHead.unknownKey[language]
      lines.append(AuditHead.signed(to: entry, by: name, fingerprint: key.fingerprint)[language])
    }
    var goesOn = true
    if let stated, let standing, let manifest {
      if case .goesOn = standing {} else { goesOn = false }
      lines.append(stated.text(of: standing, in: manifest)[language])
    }
    return (found.faults.isEmpty && goesOn, lines.joined(separator: "\n"))
  }

  /// Signs the audit log as it is now; where it ends then.
  package func signAudit(with key: SigningKey, _ language: Language) throws(Failure) -> String {
    if isAsked { return try allowedEverywhere(.backUp).signAudit(with: key, language) }
    let registry = try existingRegistry()
    try Failure.wrapping { () throws(RegistryFault) in try registry.signAudit(with: key) }
    return try auditHead(language)
  }

  /// Where the audit log ends now, in one line to be written down elsewhere.
  package func auditHead(_ language: Language) throws(Failure) -> String {
    if isAsked { return try allowedEverywhere(.backUp).auditHead(language) }
    let registry = try registryToRead()
    let head = try Failure.wrapping { () throws(RegistryFault) in try registry.auditHead() }
    return (head?.text ?? AuditHead.intact(nil))[language]
  }
}
