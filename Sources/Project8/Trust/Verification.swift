import P8Definitions
package import ContentDigest
import Foundation
import P8Exports
import P8Presentation
public import P8Model

/// What is found about an export: whether it is intact, who signed it, whether its figures still hold.
public struct Verification: Sendable {
  /// Who stands behind it.
  package enum Signer: Hashable, Sendable {
    /// Nobody signed: that file and manifest fit shows only that neither was damaged alone.
    case nobody
    /// It was signed by this key, as the file itself says, and the signature is gone.
    case missing(PublicKey)
    /// A key that is in the key ring or was given, by its name.
    case known(String, PublicKey)
    /// A key that is not in the key ring.
    case unknown(PublicKey)
    /// The signature is right, but of another key than the one that was asked for.
    case another(PublicKey)
    /// The manifest was changed after it was signed, or the signature is made up.
    case forged(PublicKey)
  }

  /// A figure that the export shows otherwise than the registry gives it now.
  public struct Deviation: Hashable, Sendable {
    /// The period.
    public let period: String
    /// The code of the unit.
    public let unit: String
    /// The code of the indicator.
    public let indicator: String
    /// The figure: `in-period`.
    public let figure: String
    /// What the export shows; nil where it shows nothing.
    public let exported: ExactDecimal?
    /// What the registry gives; nil where it gives nothing.
    public let now: ExactDecimal?
  }

  /// The figures against a registry.
  public struct Comparison: Hashable, Sendable {
    /// How many figures were compared.
    public var compared = 0
    /// How many were held back in the export and not compared.
    public var heldBack = 0
    /// Those that differ.
    public var deviations: [Deviation] = []
    /// Whether the definitions are those of the export.
    public var hasSameDefinitions = true
  }

  /// The file.
  public let file: String
  let sealed: SealedManifest
  let content: ContentState
  package let signer: Signer
  /// Whether a signature of a certain key was asked for.
  public let isSignatureWanted: Bool
  /// The figures against a registry; nil where none was given.
  public internal(set) var comparison: Comparison?

  /// Whether everything that was asked holds: every byte the same, no doubtful signature, the same figures.
  public var isGood: Bool {
    guard content == .intact else { return false }
    switch signer {
    case .nobody: if isSignatureWanted { return false }
    case .known: break
    case .missing, .unknown, .another, .forged: return false
    }
    return comparison?.deviations.isEmpty ?? true
  }

  /// Looks at an export and its manifests, inside and beside it, without a network.
  /// - Parameters:
  ///   - manifest: The manifest beside it; nil for `FILE.manifest.json`, which need not be there where one is inside.
  ///   - key: The public key that must have signed: a file, a line, or a name in the key ring; nil for any key of the
  ///     key ring.
  ///   - mustBeSigned: Whether a known key must have signed, whichever it is.
  /// - Throws: ``Failure`` where a file cannot be read, there is not a manifest, or it is none.
  package init(
    of path: String, manifest: String?, key: String?, mustBeSigned: Bool = false, keys: KeyRing
  ) throws(Failure) {
    let export = Array(try RegularFile.contents(of: path))
    let besidePath = manifest ?? path + SealedManifest.suffix
    var manifests: [SealedManifest] = []
    if manifest != nil || FileManager.default.fileExists(atPath: besidePath) {
      let bytes = try RegularFile.contents(of: besidePath)
      manifests.append(try Self.reading(besidePath) { () throws(SealedManifest.Fault) in try .init(bytes) })
    }
    let inside = try Self.reading(path) { () throws(SealedManifest.Fault) in
      try SealedManifest(inside: export)
    }
    if let inside { manifests.append(inside) }
    guard let first = manifests.first else {
      throw Failure(.input, ManifestWords.noManifest(besidePath), remedy: ManifestWords.noManifestAdvice)
    }
    (file, sealed) = (path, first)
    content = Self.content(manifests.map { $0.state(of: export) })
    isSignatureWanted = key != nil || mustBeSigned
    let expected = try key.map { wanted throws(Failure) in try Self.expected(wanted, keys: keys) }
    signer = Self.signer(manifests.map { Self.signer(of: $0, expected, keys: keys) })
  }

  /// What two manifests say together of the content of a file: the worse of both.
  private static func content(_ states: [ContentState]) -> ContentState {
    states.first { if case .changed = $0 { true } else { false } }
      ?? states.first { $0 == .savedAnew } ?? .intact
  }

  /// Who stands behind two manifests: each export is signed in both or in neither.
  private static func signer(_ signers: [Signer]) -> Signer {
    func first(_ isWanted: (Signer) -> Bool) -> Signer? { signers.first(where: isWanted) }
    if let bad = first({ if case .forged = $0 { true } else { false } })
      ?? first({ if case .missing = $0 { true } else { false } })
      ?? first({ if case .another = $0 { true } else { false } })
    {
      return bad
    }
    let keys = signers.map(\.key)
    guard let one = signers.first, Set(keys).count > 1 else { return signers.first ?? .nobody }
    // One signature was cut off, or somebody signed one of them anew.
    if keys.contains(nil) { return keys.compactMap(\.self).first.map { .missing($0) } ?? .nobody }
    return keys.compactMap(\.self).last.map { .another($0) } ?? one
  }

  private typealias Expected = (key: PublicKey, name: String?)

  /// The key that must have signed.
  private static func expected(_ wanted: String, keys: KeyRing) throws(Failure) -> Expected {
    if let entry = keys.entries().first(where: { $0.name == wanted }) { return (entry.key, entry.name) }
    return try KeyRing.publicKey(wanted)
  }

  private static func signer(of sealed: SealedManifest, _ expected: Expected?, keys: KeyRing) -> Signer {
    guard let key = sealed.signer else { return sealed.statedSigner.map { .missing($0) } ?? .nobody }
    guard sealed.isSignatureValid else { return .forged(key) }
    let name = keys.entries().first { $0.key == key }?.name
    if let expected {
      return expected.key == key ? .known(expected.name ?? name ?? key.fingerprint, key) : .another(key)
    }
    return name.map { .known($0, key) } ?? .unknown(key)
  }

  /// Reads a manifest and turns its fault into ours.
  private static func reading<Manifest>(
    _ path: String, _ read: () throws(SealedManifest.Fault) -> Manifest
  ) throws(Failure) -> Manifest {
    do {
      return try read()
    } catch {
      throw failure(error, path: path)
    }
  }

  /// Where the audit log of its registry stood when an export was made.
  /// - Throws: ``Failure`` where the manifest cannot be read, is forged, or is of before and does not say.
  static func auditHead(inManifest path: String) throws(Failure) -> AuditHead {
    let bytes = try RegularFile.contents(of: path)
    let sealed = try reading(path) { () throws(SealedManifest.Fault) in try SealedManifest(bytes) }
    if sealed.signer != nil, !sealed.isSignatureValid { throw failure(.incomplete, path: path) }
    guard let head = sealed.manifest.registry else { throw Failure(.input, ManifestWords.noHead(path)) }
    return head
  }

  private static func failure(_ fault: SealedManifest.Fault, path: String) -> Failure {
    let message =
      switch fault {
      case .notJSON(let line, let column):
        LocalizedText(
          vi: "Tệp kê khai bị hỏng ở dòng \(line), cột \(column): \(path)",
          en: "The manifest is damaged at line \(line), column \(column): \(path)")
      case .notAManifest:
        LocalizedText(vi: "Đây không phải tệp kê khai: \(path)", en: "This is no manifest: \(path)")
      case .newer:
        LocalizedText(
          vi: "Tệp kê khai do phiên bản mới hơn ghi: \(path)",
          en: "The manifest was written by a newer version: \(path)")
      case .incomplete:
        LocalizedText(
          vi: "Tệp kê khai thiếu mục hoặc bị sửa: \(path)",
          en: "The manifest is incomplete or was changed: \(path)")
      }
    return Failure(
      .input, message,
      remedy: fault == .newer
        ? LocalizedText(vi: "Cập nhật p8.", en: "Update p8.")
        : LocalizedText(
          vi: "Xin nơi gửi tệp xuất và tệp kê khai một lần nữa.",
          en: "Ask the sender for the export and its manifest once more."))
  }
}

extension Verification.Signer {
  /// The key that signed, or should have; nil for nobody.
  fileprivate var key: PublicKey? {
    switch self {
    case .nobody: nil
    case .missing(let key), .known(_, let key), .unknown(let key), .another(let key), .forged(let key): key
    }
  }
}
