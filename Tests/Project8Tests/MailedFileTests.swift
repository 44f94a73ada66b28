import ContentDigest
import Foundation
import P8Exports
import P8Model
import SpreadsheetML
import TestSupport
import Testing

import Project8

/// Files that come alone, with their manifest inside; signatures that were cut off; manifests of before.
struct MailedFileTests {
  private static func manifest(of path: String) -> String { path + ".manifest.json" }

  /// Writes an export of a format; its path.
  private static func export(
    _ name: String, from office: ExportingOffice, signedBy key: String?
  ) throws -> String {
    guard name.hasSuffix(".html") || name.hasSuffix(".csv") else {
      return try office.export(name, signedBy: key)
    }
    let workspace = try office.workspace(signedBy: key)
    let request = try workspace.request(unit: "54", period: "2023")
    let document =
      name.hasSuffix(".csv")
      ? try workspace.exporting.figureList(
        ExchangeRequest(request, language: .en, audience: .partner))
      : try workspace.exporting.dashboard(of: request.unit, for: request.period, note: nil, language: .en)
    try document.write(to: office.folder.path(name), through: FileOutput(for: workspace))
    return office.folder.path(name)
  }

  @Test(arguments: ["mailed.xlsx", "mailed.xml", "mailed.html"])
  func `a mailed file verifies alone, with its signer, and against a registry`(name: String) async throws {
    let office = try await ExportingOffice(reports: ["22084-01", "22084-02"])
    let sender = try office.keys.create("sender")
    let path = try Self.export(name, from: office, signedBy: "sender")
    try FileManager.default.removeItem(atPath: Self.manifest(of: path))
    var verification = try office.verify(path, key: "sender", mustBeSigned: true)
    #expect(verification.isGood)
    #expect(verification.signer == .known("sender", sender.key))
    try office.workspace.trust.compareFigures(of: &verification)
    let comparison = try #require(verification.comparison)
    #expect(comparison.compared > 10 && comparison.deviations.isEmpty)
    #expect(verification.text(in: .en).contains("no signature in the sense of the law"))
  }

  @Test func `a list has its manifest beside it only`() async throws {
    let office = try await ExportingOffice(reports: ["22084-01"])
    let path = try Self.export("list.csv", from: office, signedBy: nil)
    #expect(try office.verify(path).isGood)
    try FileManager.default.removeItem(atPath: Self.manifest(of: path))
    let failure = #expect(throws: Failure.self) { try office.verify(path) }
    #expect(failure?.message.en.contains("no manifest in the file") == true)
  }

  @Test(arguments: ["mailed.xlsx", "mailed.xml", "mailed.html"])
  func `the same export is the same bytes under another name, inside the list of what was published too`(
    name: String
  ) async throws {
    let office = try await ExportingOffice(reports: ["22084-01", "22084-02"])
    let first = try Self.export(name, from: office, signedBy: nil)
    let second = try Self.export("again-\(name)", from: office, signedBy: nil)
    let bytes = try #require(FileManager.default.contents(atPath: first))
    #expect(FileManager.default.contents(atPath: second) == bytes)
    let list = try office.workspace.exporting.publications(of: nil, as: .tsv, language: .en)
    let lines = list.split(separator: "\n").dropFirst()
    #expect(lines.count == (name.hasSuffix(".html") ? 1 : 0))
    #expect(lines.allSatisfy { $0.hasSuffix("\t" + ContentDigest.sha256(Array(bytes))) })
  }

  // MARK: - Changed files

  @Test func `a changed cell of a mailed workbook is told by its sheet and row`() async throws {
    let office = try await ExportingOffice(reports: ["22084-01"])
    _ = try office.keys.create("sender")
    let path = try office.export("mailed.xlsx", signedBy: "sender")
    try FileManager.default.removeItem(atPath: Self.manifest(of: path))
    let bytes = Array(try #require(FileManager.default.contents(atPath: path)))
    let sheet = try #require(WorkbookReader(bytes: bytes).sheets.first).name
    var editor = try WorkbookEditor(bytes: bytes)
    editor.set(.number(999), at: try #require(CellReference("D14")), on: sheet)
    try Data(try editor.xlsx()).write(to: URL(filePath: path))
    let verification = try office.verify(path)
    #expect(!verification.isGood)
    #expect(verification.text(in: .en).contains("sheet “\(sheet)”, row 14"))
  }

  /// Changes that leave no cell another value: they are seen by the digest over all parts.
  @Test func `a part that no cell shows belongs to the file too`() async throws {
    let office = try await ExportingOffice(reports: ["22084-01"])
    let path = try office.export("mailed.xlsx")
    try FileManager.default.removeItem(atPath: Self.manifest(of: path))
    let bytes = Array(try #require(FileManager.default.contents(atPath: path)))
    var editor = try WorkbookEditor(bytes: bytes)
    let sheet = try #require(WorkbookReader(bytes: bytes).sheets.first).name
    editor.comment(
      CellComment(at: try #require(CellReference("A1")), author: "x", text: "Approved"), on: sheet)
    try Data(try editor.xlsx()).write(to: URL(filePath: path))
    let verification = try office.verify(path)
    #expect(verification.json.contains(#""content": "saved-anew""#))
    #expect(!verification.isGood)
  }

  @Test(arguments: ["mailed.xml", "mailed.html"])
  func `a changed line of a mailed text is told`(name: String) async throws {
    let office = try await ExportingOffice(reports: ["22084-01"])
    let path = try Self.export(name, from: office, signedBy: nil)
    try FileManager.default.removeItem(atPath: Self.manifest(of: path))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let line = try #require(text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(3).first)
    try text.replacing(line, with: line + " ", maxReplacements: 1).write(
      toFile: path, atomically: true, encoding: .utf8)
    let verification = try office.verify(path)
    #expect(!verification.isGood)
    #expect(verification.json.contains(#""content": "changed""#))
  }

  @Test(arguments: ["mailed.xml", "mailed.html"])
  func `what stands behind a second manifest is not believed`(name: String) async throws {
    let office = try await ExportingOffice(reports: ["22084-01"])
    let path = try Self.export(name, from: office, signedBy: nil)
    try FileManager.default.removeItem(atPath: Self.manifest(of: path))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let start = try #require(
      text.range(of: name.hasSuffix(".xml") ? "<?project8-manifest" : "<script type=\"application/json\""))
    let end = try #require(
      text.range(of: name.hasSuffix(".xml") ? "?>\n" : "</script>\n", range: start.lowerBound..<text.endIndex)
    )
    let block = text[start.lowerBound..<end.upperBound]
    try text.replacingCharacters(in: end.upperBound..<end.upperBound, with: block).write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(try !office.verify(path).isGood)
  }

  // MARK: - Signatures that are gone

  /// The member `signature` of a manifest's text, with the comma before it.
  private static func withoutSignature(_ text: String) throws -> String {
    let start = try #require(text.range(of: #",\s*"signature":\s*\{[^}]*\}"#, options: .regularExpression))
    return text.replacingCharacters(in: start, with: "")
  }

  @Test(arguments: ["cut.xlsx", "cut.xml", "cut.html", "cut.csv"])
  func `a signature that was cut off beside a file is missing`(name: String) async throws {
    let office = try await ExportingOffice(reports: ["22084-01"])
    let sender = try office.keys.create("sender")
    let path = try Self.export(name, from: office, signedBy: "sender")
    let manifest = Self.manifest(of: path)
    let cut = try Self.withoutSignature(String(contentsOfFile: manifest, encoding: .utf8))
    try cut.write(toFile: manifest, atomically: true, encoding: .utf8)
    for verification in [
      try office.verify(path), try office.verify(path, key: "sender"),
      try office.verify(path, mustBeSigned: true),
    ] {
      #expect(verification.signer == .missing(sender.key))
      #expect(!verification.isGood)
      #expect(verification.text(in: .en).contains("Signature: MISSING"))
      #expect(verification.text(in: .vi).contains("Chữ ký: THIẾU"))
      #expect(verification.json.contains(#""signature": "missing""#))
    }
    // Even where every word of a signer is taken out beside it, the file itself still says that it was signed.
    let silent = cut.replacing(try Regex(#",\s*"signer":\s*"[^"]*""#), with: "")
    #expect(silent != cut)
    try silent.write(toFile: manifest, atomically: true, encoding: .utf8)
    let verification = try office.verify(path)
    #expect(verification.isGood == name.hasSuffix(".csv"))
    #expect(verification.signer == (name.hasSuffix(".csv") ? .nobody : .missing(sender.key)))
    #expect(try !office.verify(path, mustBeSigned: true).isGood)
    #expect(!verification.text(in: .en).contains("GOOD: the file"))
  }

  @Test func `a signature that was cut off inside a file is missing`() async throws {
    let office = try await ExportingOffice(reports: ["22084-01"])
    let sender = try office.keys.create("sender")
    let path = try Self.export("cut.xml", from: office, signedBy: "sender")
    try FileManager.default.removeItem(atPath: Self.manifest(of: path))
    let cut = try Self.withoutSignature(String(contentsOfFile: path, encoding: .utf8))
    try cut.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try office.verify(path).signer == .missing(sender.key))
    #expect(try !office.verify(path).isGood)
  }

  @Test func `nobody's file is told as intact and not signed, and is not enough where a signer must be`()
    async throws
  {
    let office = try await ExportingOffice(reports: ["22084-01"])
    let path = try office.export("unsigned.xlsx")
    let verification = try office.verify(path)
    #expect(verification.isGood)
    #expect(verification.text(in: .en).contains("INTACT, NOT SIGNED"))
    #expect(try !office.verify(path, mustBeSigned: true).isGood)
  }

  // MARK: - Manifests of before

  /// A manifest of version 1, made from one of now as it was written then.
  private static func versionOne(of path: String, signedBy key: SigningKey?) throws -> String {
    let bytes = Array(try #require(FileManager.default.contents(atPath: path)))
    let now = try JSONValue(
      Array(try #require(FileManager.default.contents(atPath: manifest(of: path)))))
    let members = try #require(now.members).filter { !["signer", "signature"].contains($0.0) }.map {
      switch $0.0 {
      case "version": ("version", JSONValue.number(1))
      case "file":
        (
          "file",
          JSONValue.object([
            ("name", .text("old")), ("sha256", .text(ContentDigest.sha256(bytes))),
            ("bytes", .number(bytes.count)),
          ])
        )
      default: $0
      }
    }
    guard let key else { return JSONValue.object(members).canonicalText }
    let signed = Array("Project8 export manifest 1\n\(JSONValue.object(members).canonicalText)".utf8)
    let signature = JSONValue.object([
      ("algorithm", .text("Ed25519")), ("key", .text(key.publicKey.base64)),
      ("value", .text(Base64.text(of: try key.signature(of: signed)))),
    ])
    return JSONValue.object(members + [("signature", signature)]).canonicalText
  }

  @Test(arguments: [nil, "sender"])
  func `a manifest of before still verifies`(signer: String?) async throws {
    let office = try await ExportingOffice(reports: ["22084-01"])
    let sender = try office.keys.create("sender")
    let path = try Self.export("old.csv", from: office, signedBy: nil)
    let manifest = Self.manifest(of: path)
    let key = try signer.map { try office.keys.signingKey($0) }
    let old = try Self.versionOne(of: path, signedBy: key)
    try old.write(toFile: manifest, atomically: true, encoding: .utf8)
    let verification = try office.verify(path)
    #expect(verification.isGood)
    #expect(verification.signer == (signer == nil ? .nobody : .known("sender", sender.key)))
    try old.replacing(#""version":1"#, with: #""version":2"#).write(
      toFile: manifest, atomically: true, encoding: .utf8)
    #expect(throws: Failure.self) { try office.verify(path) }
  }
}
