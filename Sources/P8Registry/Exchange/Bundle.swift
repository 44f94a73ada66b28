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
    /// The SHA-256 of the definitions by which its reports were judged; nil in bundles of before.
    package let definitions: String?

    package init(unit: UnitCode?, period: Period?, author: String, definitions: String? = nil) {
      (self.unit, self.period, self.author, self.definitions) = (unit, period, author, definitions)
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
  /// By the digest of a file the report that brings it whole.
  private let placeOfFile: [String: Int]
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

  /// The bytes of the file of a report.
  package func originalFile(sha256: String) -> [UInt8]? {
    placeOfFile[sha256].flatMap { reports[$0].original }
  }

  /// How much it carries.
  package var counts: (villages: Int, reports: Int, entries: Int) {
    (villages.count, reports.count, entries.count)
  }

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
    JSONValue.object(
      [
        ("format", .text(format)), ("version", .number(version)), ("unit", .optional(head.unit?.description)),
        ("period", .optional(head.period?.description)), ("author", .text(head.author)),
      ] + (head.definitions.map { [("definitions", .text($0))] } ?? [])
    ).write(to: &text)
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
  ///   - limits: How much it may hold.
  /// - Throws: Why it is not a bundle, is damaged, was changed after it was signed, is of a newer version, does not say
  ///   what it is for, or holds too much.
  package init(
    _ bytes: [UInt8], path: String, limits: BundleLimits = .standard
  ) throws(RegistryFault) {
    func tooLarge(_ bound: BundleRefusal.Bound, _ limit: Int) -> RegistryFault {
      RegistryFault(.bundle(.tooLarge(bound, limit: limit)), path: path)
    }
    guard Self.isBundle(bytes) else { throw RegistryFault(.notABundle, path: path) }
    guard bytes.count <= limits.bytes else { throw tooLarge(.bytes, limits.bytes) }
    // Lines cost more than their bytes: they are counted before they are made.
    guard bytes.count(where: { $0 == UInt8(ascii: "\n") }) <= limits.lines else {
      throw tooLarge(.lines, limits.lines)
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard lines.count >= 2, let first = lines.first, let last = lines.last else {
      throw RegistryFault(.damagedBundle(line: 1), path: path)
    }
    guard !lines.contains(where: { $0.count > limits.lineBytes }) else {
      throw tooLarge(.bytesOfALine, limits.lineBytes)
    }
    let head = try Self.value(first, line: 1, of: limits, path: path)
    guard let version = head["version"]?.number, version >= 1 else {
      throw RegistryFault(.notABundle, path: path)
    }
    guard version <= Self.version else { throw RegistryFault(.newerBundle, path: path) }
    let end = try Self.value(last, line: lines.count, of: limits, path: path)["end"]
    signer = try Self.signer(
      end, line: Array(last), of: bytes, version: version, number: lines.count, path: path)
    self.head = try Self.head(head, path: path)
    self.path = path
    var villages: [RegisteredVillage] = []
    var reports: [CarriedReport] = []
    var entries: [LogEntry] = []
    for (index, line) in lines.enumerated().dropFirst().dropLast() {
      let value = try Self.value(line, line: index + 1, of: limits, path: path)
      if let village = value["village"].flatMap({ RegisteredVillage($0) }) {
        guard villages.count < limits.villages else { throw tooLarge(.villages, limits.villages) }
        villages.append(village)
      } else if let report = value["report"].flatMap({ CarriedReport($0) }) {
        guard reports.count < limits.reports else { throw tooLarge(.reports, limits.reports) }
        reports.append(report)
      } else if let entry = value["entry"].flatMap({ LogEntry($0) }) {
        guard entries.count < limits.entries else { throw tooLarge(.logEntries, limits.entries) }
        entries.append(entry)
      } else {
        throw RegistryFault(.damagedBundle(line: index + 1), path: path)
      }
    }
    self.villages = villages
    self.reports = reports
    self.entries = entries
    placeOfFile = Dictionary(
      reports.enumerated().filter { $0.element.original != nil && !$0.element.isOriginalDamaged }
        .map { ($0.element.report.file.sha256, $0.offset) }
    ) { first, _ in first }
  }

  /// What a bundle is for: a unit and a period that are said and cannot be read are not all units and periods.
  private static func head(_ json: JSONValue, path: String) throws(RegistryFault) -> Head {
    func member<Result>(
      _ name: String, _ read: (String) -> Result?
    ) throws(RegistryFault) -> Result? {
      if case .null? = json[name] { return nil }
      guard let text = json[name]?.text, let result = read(text) else {
        throw RegistryFault(
          .bundle(.unreadableHead(member: name, text: json[name]?.text ?? "")), path: path)
      }
      return result
    }
    return Head(
      unit: try member("unit") { UnitCode(described: $0) },
      period: try member("period") { Period($0, calendar: .calendar) },
      author: json["author"]?.text ?? "", definitions: json["definitions"]?.text)
  }

  private static func value(
    _ line: some Sequence<UInt8>, line number: Int, of limits: BundleLimits, path: String
  ) throws(RegistryFault) -> JSONValue {
    do {
      return try JSONValue(Array(line), valueLimit: limits.lineValues)
    } catch {
      throw RegistryFault(.damagedBundle(line: number), path: path)
    }
  }

  /// The key that signed, once the digest of all that comes before the end holds.
  private static func signer(
    _ end: JSONValue?, line: [UInt8], of bytes: [UInt8], version: Int, number: Int, path: String
  ) throws(RegistryFault) -> PublicKey? {
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
