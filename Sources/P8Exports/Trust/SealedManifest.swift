package import ContentDigest
package import P8Model

/// A manifest bound to the bytes of its export, and signed or not.
///
/// It stands beside the export as `FILE.manifest.json` and is about the whole file then; in formats that have a place
/// for it, it stands inside of the file, too, and is about all else in it. What is signed is the RFC 8785 form of the
/// whole object without its member `signature`, after a line that says what kind of thing it is. Whoever has a reader
/// of JSON and Ed25519 can check it without this toolkit.
package struct SealedManifest: Sendable {
  /// What stands behind the name of the export to give that of its manifest.
  package static let suffix = ".manifest.json"
  private static let format = "project8-export-manifest"
  private static let version = 2
  private static let versions = 1...version

  /// What a manifest is about.
  private struct Subject: Sendable {
    /// The place of the manifest in the file; nil for one beside it, which is about all bytes.
    var place: ManifestPlace?
    /// The name that the file was written under; nil inside of it.
    var name: String?
    /// The SHA-256 of what the manifest is about.
    var sha256: String

    static let beside = "file"
  }

  package let manifest: ExportManifest
  /// The key that signed; nil where there is no signature.
  package let signer: PublicKey?
  /// The key that should have signed, as the manifest itself says; nil where it was not signed or is of version 1.
  package let statedSigner: PublicKey?
  /// The SHA-256 of what the manifest is about: beside the file all its bytes.
  package var sha256: String { subject.sha256 }

  private let subject: Subject
  let pieces: ContentPieces
  let json: JSONValue
  private let signature: [UInt8]
  private let version: Int

  // MARK: - Writing

  /// The manifest beside a file: binds what the file is made of to all its bytes, signed where there is a key.
  /// - Parameter fileName: The name of the file, without folders.
  package init(
    _ manifest: ExportManifest, of bytes: [UInt8], named fileName: String, signedBy key: SigningKey?
  ) throws {
    try self.init(
      manifest, of: Subject(place: nil, name: fileName, sha256: ContentDigest.sha256(bytes)),
      pieces: ContentPieces(of: bytes), isInside: false, signedBy: key)
  }

  /// A file with its manifest inside, signed where there is a key; the file as it is where its format has no place.
  ///
  /// The same export gives the same bytes: neither the name of the file nor where the audit log stood is in it.
  package static func file(
    _ bytes: [UInt8], with manifest: ExportManifest, signedBy key: SigningKey?
  ) throws -> [UInt8] {
    guard let place = ManifestPlace(in: bytes) else { return bytes }
    let prepared = try place.prepared(bytes)
    let found = try place.found(in: prepared)
    let sealed = try SealedManifest(
      manifest, of: Subject(place: place, name: nil, sha256: found.sha256),
      pieces: ContentPieces(of: found.content), isInside: true, signedBy: key)
    return try place.bytes(prepared, with: sealed.json)
  }

  private init(
    _ manifest: ExportManifest, of subject: Subject, pieces: ContentPieces, isInside: Bool,
    signedBy key: SigningKey?
  ) throws {
    var file: [(String, JSONValue)] = subject.name.map { [("name", .text($0))] } ?? []
    file.append(("covers", .text(subject.place?.rawValue ?? Subject.beside)))
    file.append(("sha256", .text(subject.sha256)))
    let members: [(String, JSONValue)] =
      [("format", .text(Self.format)), ("version", .number(Self.version)), ("file", .object(file))]
      + (isInside ? manifest.members.filter { $0.0 != "registry" } : manifest.members)
      + [("pieces", pieces.json)] + (key.map { [("signer", .text($0.publicKey.base64))] } ?? [])
    (self.manifest, self.subject, self.pieces) = (manifest, subject, pieces)
    version = Self.version
    signer = key?.publicKey
    statedSigner = signer
    guard let key else {
      signature = []
      json = .object(members)
      return
    }
    signature = try key.signature(of: Self.signedBytes(of: members, version: Self.version))
    json = .object(
      members + [
        (
          "signature",
          .object([
            ("algorithm", .text("Ed25519")), ("key", .text(key.publicKey.base64)),
            ("value", .text(Base64.text(of: signature))),
          ])
        )
      ])
  }

  /// The bytes of the manifest's file.
  package var bytes: [UInt8] {
    var text = ""
    json.writeIndented(to: &text, width: 110)
    return Array(text.utf8)
  }

  // MARK: - Reading

  /// Reads the manifest that lies beside a file.
  package init(_ bytes: [UInt8]) throws(Fault) {
    try self.init(bytes, at: nil)
  }

  /// Reads the manifest inside of a file; nil where there is none.
  /// - Throws: ``Fault`` where there is one that cannot be used.
  package init?(inside file: [UInt8]) throws(Fault) {
    guard let place = ManifestPlace(in: file) else { return nil }
    // A package that is damaged has no manifest that could be read; the one beside it tells that it was changed.
    guard let text = (try? place.found(in: file))?.text else { return nil }
    try self.init(text, at: place)
  }

  private init(_ bytes: [UInt8], at place: ManifestPlace?) throws(Fault) {
    let json: JSONValue
    do {
      json = try JSONValue(bytes)
    } catch {
      throw .notJSON(line: error.line, column: error.column)
    }
    guard json["format"]?.text == Self.format else { throw .notAManifest }
    guard let version = json["version"]?.number, Self.versions.contains(version) else { throw .newer }
    guard let hash = json["file"]?["sha256"]?.text, let manifest = ExportManifest(json),
      let pieces = json["pieces"].flatMap(ContentPieces.init(_:)),
      // Version 1 was beside its file only.
      (version == 1 && place == nil)
        || json["file"]?["covers"]?.text == (place?.rawValue ?? Subject.beside)
    else { throw .incomplete }
    if let stated = json["signer"] {
      guard let key = stated.text.flatMap(PublicKey.init(base64:)) else { throw .incomplete }
      statedSigner = key
    } else {
      statedSigner = nil
    }
    if let signature = json["signature"] {
      guard signature["algorithm"]?.text == "Ed25519",
        let key = (signature["key"]?.text).flatMap(PublicKey.init(base64:)),
        let value = (signature["value"]?.text).flatMap(Base64.bytes(of:))
      else { throw .incomplete }
      signer = key
      self.signature = value
    } else {
      signer = nil
      signature = []
    }
    (self.json, self.manifest, self.pieces, self.version) = (json, manifest, pieces, version)
    subject = Subject(place: place, name: json["file"]?["name"]?.text, sha256: hash)
  }

  /// Why a file is not a manifest that can be used.
  package enum Fault: Error, Hashable, Sendable {
    /// It is not JSON.
    case notJSON(line: Int, column: Int)
    /// It is something else.
    case notAManifest
    /// It was written by a newer version of the toolkit.
    case newer
    /// Members are missing or of another kind.
    case incomplete
  }

  // MARK: - Checking

  /// A line before the signed bytes, so that a signature of a manifest is none of anything else.
  private static func signedBytes(of members: [(String, JSONValue)], version: Int) -> [UInt8] {
    let signed = JSONValue.object(members.filter { $0.0 != "signature" }).canonicalText
    return Array("Project8 export manifest \(version)\n\(signed)".utf8)
  }

  /// Whether the signature is that of the key over what the manifest now says; false where there is none.
  package var isSignatureValid: Bool {
    guard let signer, statedSigner == nil || statedSigner == signer, let members = json.members else {
      return false
    }
    return signer.verifies(signature, of: Self.signedBytes(of: members, version: version))
  }

  /// What became of the export since.
  package func state(of bytes: [UInt8]) -> ContentState {
    guard let place = subject.place else {
      return ContentDigest.sha256(bytes) == sha256 ? .intact : Self.state(pieces, bytes)
    }
    // What cannot be taken apart any more was changed: its pieces, or their lack, say so.
    guard let found = try? place.found(in: bytes) else { return Self.state(pieces, bytes) }
    return found.sha256 == sha256 ? .intact : Self.state(pieces, found.content)
  }

  private static func state(_ pieces: ContentPieces, _ bytes: [UInt8]) -> ContentState {
    let differences = pieces.differences(from: ContentPieces(of: bytes))
    return differences.isEmpty ? .savedAnew : .changed(differences)
  }
}

/// What became of an export since its manifest was written.
package enum ContentState: Hashable, Sendable {
  case intact
  /// The bytes are others, but no value of a cell or line is: a program has saved a workbook anew. Formulas,
  /// formats, charts and links were not compared.
  case savedAnew
  /// Values are others, at these places.
  case changed([ContentDifference])
}
