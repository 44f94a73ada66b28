package import ContentDigest
package import P8Model

/// A manifest bound to the bytes of its export, and signed or not: what stands in `FILE.manifest.json`.
///
/// What is signed is the RFC 8785 form of the whole object without its member `signature`, after a line that
/// says what kind of thing it is. Whoever has a reader of JSON and Ed25519 can check it without this toolkit.
package struct SealedManifest: Sendable {
  /// What stands behind the name of the export to give that of its manifest.
  package static let suffix = ".manifest.json"
  /// What is put before the signed bytes, so that a signature of a manifest is none of anything else.
  static let context = "Project8 export manifest 1\n"
  private static let format = "project8-export-manifest"

  package let manifest: ExportManifest
  /// The name that the file was written under.
  package let fileName: String
  /// The SHA-256 of the file.
  package let sha256: String
  package let byteCount: Int
  /// The key that is said to have signed; nil where it is not signed.
  package let signer: PublicKey?

  let pieces: ContentPieces
  let json: JSONValue
  private let signature: [UInt8]

  /// Binds a manifest to the bytes of its export, signed where there is a key.
  /// - Parameter fileName: The name of the file, without folders.
  package init(
    _ manifest: ExportManifest, of bytes: [UInt8], named fileName: String, signedBy key: SigningKey?
  ) throws {
    let pieces = ContentPieces(of: bytes)
    let hash = ContentDigest.sha256(bytes)
    let members: [(String, JSONValue)] =
      [
        ("format", .text(Self.format)), ("version", .number(1)),
        (
          "file",
          .object([("name", .text(fileName)), ("sha256", .text(hash)), ("bytes", .number(bytes.count))])
        ),
      ] + manifest.members + [("pieces", pieces.json)]
    (self.manifest, self.fileName, self.pieces) = (manifest, fileName, pieces)
    sha256 = hash
    byteCount = bytes.count
    signer = key?.publicKey
    guard let key else {
      signature = []
      json = .object(members)
      return
    }
    signature = try key.signature(of: Self.signedBytes(of: members))
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

  package init(_ bytes: [UInt8]) throws(Fault) {
    let json: JSONValue
    do {
      json = try JSONValue(bytes)
    } catch {
      throw .notJSON(line: error.line, column: error.column)
    }
    guard json["format"]?.text == Self.format else { throw .notAManifest }
    guard json["version"]?.number == 1 else { throw .newer }
    guard let name = json["file"]?["name"]?.text, let hash = json["file"]?["sha256"]?.text,
      let count = json["file"]?["bytes"]?.number, let manifest = ExportManifest(json),
      let pieces = json["pieces"].flatMap(ContentPieces.init(_:))
    else { throw .incomplete }
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
    (self.json, self.manifest, self.pieces) = (json, manifest, pieces)
    fileName = name
    sha256 = hash
    byteCount = count
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

  private static func signedBytes(of members: [(String, JSONValue)]) -> [UInt8] {
    Array((context + JSONValue.object(members.filter { $0.0 != "signature" }).canonicalText).utf8)
  }

  /// Whether the signature is that of the key over what the manifest now says; false where there is none.
  package var isSignatureValid: Bool {
    guard let signer, let members = json.members else { return false }
    return signer.verifies(signature, of: Self.signedBytes(of: members))
  }

  /// The bytes of the manifest's file.
  package var bytes: [UInt8] {
    var text = ""
    json.writeIndented(to: &text, width: 110)
    return Array(text.utf8)
  }

  /// What became of the export since.
  package func state(of bytes: [UInt8]) -> ContentState {
    if ContentDigest.sha256(bytes) == sha256 { return .intact }
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
