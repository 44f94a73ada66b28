import P8Definitions
import ContentDigest
import Foundation
import P8Model
import SpreadsheetML
import TestSupport
import Testing

import Project8

/// Manifests, signatures and keys, on exports of a few sample reports.
struct TrustTests {
  private typealias Office = ExportingOffice

  private static func change(_ path: String, _ old: String, _ new: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains(old))
    try text.replacing(old, with: new, maxReplacements: 1).write(
      toFile: path, atomically: true, encoding: .utf8)
  }

  @Test(arguments: ["summary.xlsx", "summary.xml"])
  func `a signed export verifies, and the same input gives the same bytes`(name: String) async throws {
    let office = try await Office(reports: ["22084-01", "22084-02"])
    _ = try office.keys.create("sender")
    let path = try office.export(name, signedBy: "sender")
    let manifest = try #require(FileManager.default.contents(atPath: path + ".manifest.json"))
    for key in [nil, "sender", office.folder.path("keys/sender.pub"), try office.keys.entry("sender").line] {
      let verification = try office.verify(path, key: key)
      #expect(verification.isGood)
      #expect(verification.signer == .known("sender", try office.keys.entry("sender").key))
    }
    _ = try office.export(name, signedBy: "sender")
    #expect(FileManager.default.contents(atPath: path + ".manifest.json") == manifest)
    let text = String(decoding: manifest, as: UTF8.self)
    for part in [
      #""calendar": "calendar""#, #""asOf": "2023-12-31""#, #""structure": "2024""#,
      #""counting": "accepted""#, #""states": ["accepted", "confirmed", "approved"]"#,
      office.workspace.definitions.hash, #""counted": 2, "held": 0"#, #""unit": "22084-02@2024""#,
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test(arguments: ["summary.xlsx.manifest.json", "summary.xlsx"])
  func `where a file cannot be written the old export stays`(blocked: String) async throws {
    let office = try await Office(reports: ["22084-01"])
    let path = try office.export("summary.xlsx")
    let document = try office.workspace.nationalReport(
      layout: "national-summary", unit: "54", period: "2022", by: nil,
      language: .en, container: .xlsx)
    // A folder stands where one of the two files belongs: not even an administrator can write there.
    try FileManager.default.removeItem(atPath: office.folder.path(blocked))
    try FileManager.default.createDirectory(
      atPath: office.folder.path(blocked), withIntermediateDirectories: false)
    let kept = blocked == "summary.xlsx" ? path + ".manifest.json" : path
    let old = try #require(FileManager.default.contents(atPath: kept))
    let before = try FileManager.default.contentsOfDirectory(atPath: office.folder.path("")).sorted()
    let failure = #expect(throws: Failure.self) {
      try document.write(to: path, through: FileOutput(for: office.workspace))
    }
    #expect(failure?.kind == .input)
    #expect(failure?.message.en.contains(blocked) == true)
    #expect(failure?.remedy != nil)
    #expect(FileManager.default.contents(atPath: kept) == old)
    #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder.path("")).sorted() == before)
  }

  @Test func `a changed cell is told by its sheet and row`() async throws {
    let office = try await Office(reports: ["22084-01"])
    let path = try office.export("summary.xlsx")
    let bytes = try #require(FileManager.default.contents(atPath: path))
    let reader = try WorkbookReader(bytes: Array(bytes))
    let sheet = try #require(reader.sheets.first).name
    var editor = try WorkbookEditor(bytes: Array(bytes))
    editor.set(.number(999), at: try #require(CellReference("D14")), on: sheet)
    try Data(try editor.xlsx()).write(to: URL(filePath: path))
    let verification = try office.verify(path)
    #expect(!verification.isGood)
    #expect(verification.text(in: .en).contains("sheet “\(sheet)”, row 14"), "\(verification.text(in: .en))")
    #expect(verification.text(in: .vi).contains("trang “\(sheet)”, hàng 14"))
  }

  @Test func `a workbook that was only saved anew is told apart from a changed one`() async throws {
    let office = try await Office(reports: ["22084-01"])
    let path = try office.export("summary.xlsx")
    var bytes = Array(try #require(FileManager.default.contents(atPath: path)))
    // A comment at the end of the package: other bytes, the same cells.
    bytes[bytes.count - 2] = 1
    bytes.append(UInt8(ascii: "x"))
    try Data(bytes).write(to: URL(filePath: path))
    let verification = try office.verify(path)
    #expect(verification.json.contains(#""content": "saved-anew""#))
    #expect(!verification.isGood)
  }

  @Test func `a changed manifest, a forged signature and another key are told apart`() async throws {
    let office = try await Office(reports: ["22084-01"])
    let sender = try office.keys.create("sender")
    let other = try office.keys.create("other")
    let path = try office.export("summary.xlsx", signedBy: "sender")
    let manifest = path + ".manifest.json"

    #expect(try office.verify(path, key: "other").signer == .another(sender.key))
    #expect(!(try office.verify(path, key: "other").isGood))

    try Self.change(manifest, #""counted": 1"#, #""counted": 9"#)
    #expect(try office.verify(path).signer == .forged(sender.key))
    try Self.change(manifest, #""counted": 9"#, #""counted": 1"#)
    #expect(try office.verify(path).isGood)

    // The key stands twice: as what the manifest says of its signer, and with the signature.
    try Self.change(manifest, sender.key.base64, other.key.base64)
    #expect(try office.verify(path).signer == .forged(sender.key))
    try Self.change(manifest, sender.key.base64, other.key.base64)
    #expect(try office.verify(path).signer == .forged(other.key))

    // A stranger who signs the file again is not the sender.
    let stranger = KeyRing(folder: office.folder.path("stranger"))
    _ = try stranger.create("sender")
    var strange = office.workspace
    strange.signer = try stranger.signingKey("sender")
    let document = try strange.nationalReport(
      layout: "national-summary", unit: "54", period: "2023", by: nil,
      language: .en, container: .xlsx)
    try document.write(to: path, through: FileOutput(for: office.workspace))
    #expect(try office.verify(path).signer == .unknown(try stranger.entry("sender").key))
    #expect(!(try office.verify(path).isGood))
    #expect(!(try office.verify(path, key: "sender").isGood))

    // Where a signature is asked for, none is not enough.
    let unsigned = try office.export("unsigned.xlsx")
    #expect(try office.verify(unsigned).isGood)
    #expect(!(try office.verify(unsigned, key: "sender").isGood))
  }

  @Test(arguments: [
    ("", "damaged"), ("{}", "no manifest"), (#"{"format":"project8-export-manifest","version":3}"#, "newer"),
    (#"{"format":"project8-export-manifest","version":1}"#, "incomplete"),
    (#"{"format":"project8-export-manifest","version":2}"#, "incomplete"),
    (#"{"format":1,"format":2}"#, "damaged"), (String(repeating: "[", count: 5_000), "damaged"),
  ])
  func `a manifest that is none is told with the way out`(text: String, words: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array("x".utf8), to: "file.csv")
    try folder.write(Array(text.utf8), to: "file.csv.manifest.json")
    let failure = try #require(throws: Failure.self) {
      try Verification(of: file, manifest: nil, key: nil, keys: KeyRing(folder: folder.path("keys")))
    }
    #expect(failure.message.en.contains(words), "\(failure.message.en)")
    #expect(failure.kind == .input)
    #expect(failure.remedy != nil)
  }

  @Test func `without a manifest the answer says whom to ask`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array("x".utf8), to: "file.csv")
    let failure = try #require(throws: Failure.self) {
      try Verification(of: file, manifest: nil, key: nil, keys: KeyRing(folder: folder.path("keys")))
    }
    #expect(failure.message.en.contains("file.csv.manifest.json"))
    #expect(failure.remedy?.en.contains("Ask the sender") == true)
  }

  @Test func `figures are compared with a registry, and each that differs is told`() async throws {
    let office = try await Office(reports: ["22084-01", "22084-02", "22087-01"])
    let path = try office.export("summary.xlsx")
    var verification = try office.verify(path)
    try office.workspace.trust.compareFigures(of: &verification)
    let comparison = try #require(verification.comparison)
    #expect(comparison.deviations.isEmpty)
    #expect(comparison.compared > 20)
    #expect(verification.isGood)

    let less = try await Office(reports: ["22084-01", "22084-02"])
    var other = try office.verify(path)
    try less.workspace.trust.compareFigures(of: &other)
    let deviations = try #require(other.comparison).deviations
    #expect(!deviations.isEmpty)
    #expect(!other.isGood)
    #expect(deviations.allSatisfy { ["54", "558", "22087"].contains($0.unit) })
    #expect(other.text(in: .vi).contains("sổ là"))
  }

  // MARK: - Keys

  @Test func `a secret key is its owner's alone, and one that others can read is refused`() throws {
    let folder = try TemporaryFolder()
    let keys = KeyRing(folder: folder.path("keys"))
    let entry = try keys.create("womens-union")
    let path = folder.path("keys/womens-union.key")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
    #expect(try keys.signingKey("womens-union").publicKey == entry.key)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    let failure = try #require(throws: Failure.self) { try keys.signingKey("womens-union") }
    #expect(failure.remedy?.en.contains("chmod 600") == true)
  }

  @Test(arguments: ["", "../key", "a/b", ".hidden", "-rf", "khóa", "a b", String(repeating: "a", count: 65)])
  func `what cannot be a file's name cannot be a key's`(name: String) throws {
    let folder = try TemporaryFolder()
    let keys = KeyRing(folder: folder.path("keys"))
    #expect(throws: Failure.self) { try keys.create(name) }
    #expect(throws: Failure.self) { try keys.signingKey(name) }
    #expect(throws: Failure.self) { try keys.trust(SigningKey().publicKey.base64, name: name) }
    #expect(!FileManager.default.fileExists(atPath: folder.path("keys")))
  }

  @Test func `a name is taken once, and a key that is trusted is known by its name`() throws {
    let folder = try TemporaryFolder()
    let sender = KeyRing(folder: folder.path("sender"))
    let receiver = KeyRing(folder: folder.path("receiver"))
    let entry = try sender.create("phu-yen")
    #expect(throws: Failure.self) { try sender.create("phu-yen") }
    #expect(try sender.signingKey("phu-yen").publicKey == entry.key)

    let trusted = try receiver.trust(folder.path("sender/phu-yen.pub"), name: nil)
    #expect(trusted.name == "phu-yen" && !trusted.isOwn && trusted.key == entry.key)
    #expect(try receiver.trust(entry.line, name: "again").name == "phu-yen")
    #expect(receiver.entries().map(\.name) == ["phu-yen"])
    #expect(throws: Failure.self) { try receiver.signingKey("phu-yen") }
    #expect(throws: Failure.self) { try receiver.trust("no key", name: "x") }
    #expect(throws: Failure.self) { try receiver.trust(SigningKey().publicKey.base64, name: "phu-yen") }
  }

  @Test func `one damaged file of a public key hides no other key`() throws {
    let folder = try TemporaryFolder()
    let keys = KeyRing(folder: folder.path("keys"))
    _ = try keys.create("ours")
    try folder.write(Array("nothing".utf8), to: "keys/bad.pub")
    #expect(keys.entries().map(\.name) == ["ours"] && keys.damaged().count == 1)
    #expect(throws: Failure.self) { try keys.entry("bad") }
    // What is damaged is not written over.
    #expect(throws: Failure.self) { try keys.trust(SigningKey().publicKey.base64, name: "bad") }
  }

  @Test func `the folder of keys is P8_KEYS, then that of the settings, then that of the home`() {
    #expect(KeyRing(environment: ["P8_KEYS": "/k", "HOME": "/h"]).folder == "/k")
    #expect(KeyRing(environment: ["XDG_CONFIG_HOME": "/x", "HOME": "/h"]).folder == "/x/project8/keys")
    #expect(KeyRing(environment: ["HOME": "/h"]).folder == "/h/.config/project8/keys")
  }
}
