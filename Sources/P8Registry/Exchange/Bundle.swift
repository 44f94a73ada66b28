package import ContentDigest
package import P8Model

/// One file that carries the reports of a unit from one registry to another without a network.
///
/// Lines of JSON: a head, a village or a report a line, and an end with the SHA-256 of all lines before it and,
/// where it was signed, the key and its signature over that digest. The same registry writes the same bytes.
package struct Bundle: Sendable {
  /// What the bundle says of itself.
  package struct Head: Hashable, Sendable {
    /// The unit; nil for all.
    package let unit: UnitCode?
    /// The period; nil for all.
    package let period: Period?
    /// Who made it.
    package let author: String

    package init(unit: UnitCode?, period: Period?, author: String) {
      self.unit = unit
      self.period = period
      self.author = author
    }
  }

  static let format = "project8-bundle"
  /// Version 2 has the states of reports under their names of today, and documents.
  static let version = 2

  /// What the bundle says of itself.
  package let head: Head
  /// The key that signed it, and whose signature holds; nil where it is not signed.
  package let signer: PublicKey?

  let path: String
  let villages: [RegisteredVillage]
  let reports: [CarriedReport]
  let entries: [LogEntry]
}

extension Bundle: ExchangeSource {
  /// The path.
  package var name: String { path }

  /// The key that signed it, else the author that it names, whom nothing proves.
  package var sender: String { signer.map { "key \($0.base64)" } ?? "author \(head.author)" }

  /// The villages, by code.
  package func carriedVillages() throws(RegistryFault) -> [RegisteredVillage] { villages }

  /// The entries of the officers' log.
  package func carriedEntries() throws(RegistryFault) -> [LogEntry] { entries }

  /// Gives the reports in groups: all revisions of one unit, period and form, oldest first.
  package func forEachGroup(_ body: ([CarriedReport]) throws -> Void) throws(RegistryFault) {
    try RegistryFault.wrapping(path) {
      var group: [CarriedReport] = []
      for report in reports {
        if let last = group.last?.report, !last.speaksFor(report.report) {
          try body(group)
          group.removeAll(keepingCapacity: true)
        }
        group.append(report)
      }
      if !group.isEmpty { try body(group) }
    }
  }
}

// MARK: - Writing

extension Bundle {
  /// Writes a bundle.
  ///
  /// - Parameters:
  ///   - extract: What is carried.
  ///   - head: What the bundle says of itself.
  ///   - key: The key that signs; nil for a bundle without a signature.
  /// - Returns: The bytes of the file.
  /// - Throws: Why the registry could not be read.
  package static func write(
    _ extract: RegistryExtract, head: Head, signedBy key: SigningKey? = nil
  ) throws(RegistryFault) -> [UInt8] {
    var text = ""
    func line(_ name: String, _ value: JSONValue) {
      JSONValue.object([(name, value)]).write(to: &text)
      text += "\n"
    }
    JSONValue.object([
      ("format", .text(format)), ("version", .number(version)), ("unit", .optional(head.unit?.description)),
      ("period", .optional(head.period?.description)), ("author", .text(head.author)),
    ]).write(to: &text)
    text += "\n"
    for village in try extract.carriedVillages() { line("village", village.json) }
    try extract.forEachGroup { group in
      for report in group { line("report", report.json) }
    }
    for entry in try extract.carriedEntries() { line("entry", entry.json) }
    let digest = ContentDigest.sha256(text)
    var end: [(String, JSONValue)] = [("sha256", .text(digest))]
    if let key {
      let signature = try RegistryFault.wrapping(extract.name) {
        try key.signature(of: message(digest, version: version))
      }
      end += [
        ("key", .text(key.publicKey.base64)), ("signature", .text(Base64.text(of: signature))),
      ]
    }
    line("end", .object(end))
    return Array(text.utf8)
  }

  /// What is signed: never anything that could be mistaken for another kind of document.
  static func message(_ digest: String, version: Int) -> [UInt8] {
    Array("\(format) \(version) \(digest)".utf8)
  }
}

// MARK: - Reading

extension Bundle {
  /// Whether some bytes begin as a bundle does.
  package static func isBundle(_ bytes: some Sequence<UInt8>) -> Bool {
    let start = Array("{\"format\":\"\(format)\"".utf8)
    return Array(bytes.prefix(start.count)) == start
  }

  /// Reads a bundle and looks whether all of it is there, unchanged.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file.
  ///   - path: Its path, for errors and for the audit log.
  /// - Throws: Why it is not a bundle, is damaged, was changed after it was signed, or is of a newer version.
  package init(_ bytes: [UInt8], path: String) throws(RegistryFault) {
    guard Self.isBundle(bytes) else { throw RegistryFault(.notABundle, path: path) }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard lines.count >= 2, let first = lines.first, let last = lines.last else {
      throw RegistryFault(.damagedBundle(line: 1), path: path)
    }
    let head = try Self.value(first, line: 1, path: path)
    guard let version = head["version"]?.number else { throw RegistryFault(.notABundle, path: path) }
    guard version <= Self.version else { throw RegistryFault(.newerBundle, path: path) }
    signer = try Self.checkEnd(Array(last), of: bytes, version: version, line: lines.count, path: path)
    self.head = Head(
      unit: head["unit"]?.text.flatMap { UnitCode(described: $0) },
      period: head["period"]?.text.flatMap { Period($0, calendar: .calendar) },
      author: head["author"]?.text ?? "")
    self.path = path
    var villages: [RegisteredVillage] = []
    var reports: [CarriedReport] = []
    var entries: [LogEntry] = []
    for (index, line) in lines.enumerated().dropFirst().dropLast() {
      let value = try Self.value(line, line: index + 1, path: path)
      if let village = value["village"].flatMap({ RegisteredVillage($0) }) {
        villages.append(village)
      } else if let report = value["report"].flatMap({ CarriedReport($0) }) {
        reports.append(report)
      } else if let entry = value["entry"].flatMap({ LogEntry($0) }) {
        entries.append(entry)
      } else {
        throw RegistryFault(.damagedBundle(line: index + 1), path: path)
      }
    }
    self.villages = villages
    self.reports = reports
    self.entries = entries
  }

  private static func value(
    _ line: some Sequence<UInt8>, line number: Int, path: String
  ) throws(RegistryFault) -> JSONValue {
    do {
      return try JSONValue(Array(line))
    } catch {
      throw RegistryFault(.damagedBundle(line: number), path: path)
    }
  }

  private static func checkEnd(
    _ line: [UInt8], of bytes: [UInt8], version: Int, line number: Int, path: String
  ) throws(RegistryFault) -> PublicKey? {
    let end = try value(line, line: number, path: path)["end"]
    // The end with its line feed is what the digest leaves out.
    guard let stated = end?["sha256"]?.text, bytes.last == UInt8(ascii: "\n"),
      ContentDigest.sha256(bytes.dropLast(line.count + 1)) == stated
    else { throw RegistryFault(.damagedBundle(line: number), path: path) }
    let names = end?.members?.map(\.0) ?? []
    if names == ["sha256"] { return nil }
    guard names == ["sha256", "key", "signature"], let signature = end?["signature"]?.text else {
      throw RegistryFault(.damagedBundle(line: number), path: path)
    }
    guard let key = end?["key"]?.text.flatMap({ PublicKey(base64: $0) }),
      let bytes = Base64.bytes(of: signature), key.verifies(bytes, of: message(stated, version: version))
    else { throw RegistryFault(.badSignature, path: path) }
    return key
  }
}
