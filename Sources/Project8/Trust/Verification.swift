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
    case .unknown, .another, .forged: return false
    }
    return comparison?.deviations.isEmpty ?? true
  }

  /// Looks at an export and its manifest (nil for `FILE.manifest.json`), without a network.
  /// - Parameter key: The public key that must have signed: a file, a line, or a name in the key ring; nil
  ///   for any key of the key ring.
  /// - Throws: ``Failure`` where a file cannot be read, there is not a manifest, or it is none.
  package init(of path: String, manifest: String?, key: String?, keys: KeyRing) throws(Failure) {
    let export = try RegularFile.contents(of: path)
    let manifestPath = manifest ?? path + SealedManifest.suffix
    guard FileManager.default.fileExists(atPath: manifestPath) else {
      throw Failure(
        .input,
        LocalizedText(
          vi: "Không có tệp kê khai \(manifestPath)", en: "There is no manifest \(manifestPath)"),
        remedy: LocalizedText(
          vi: "Xin nơi gửi cả tệp này (nó nằm cạnh tệp xuất), hoặc chỉ nó bằng --manifest TỆP.",
          en: "Ask the sender for it too (it lies beside the export), or name it with --manifest FILE."))
    }
    let bytes = try RegularFile.contents(of: manifestPath)
    do {
      sealed = try SealedManifest(bytes)
    } catch {
      throw Self.failure(error, path: manifestPath)
    }
    file = path
    content = sealed.state(of: Array(export))
    isSignatureWanted = key != nil
    signer = try Self.signer(of: sealed, wanted: key, keys: keys)
  }

  private static func signer(
    of sealed: SealedManifest, wanted: String?, keys: KeyRing
  ) throws(Failure) -> Signer {
    let entries = keys.entries()
    var expected: (key: PublicKey, name: String?)?
    if let wanted {
      expected =
        if let entry = entries.first(where: { $0.name == wanted }) {
          (entry.key, entry.name)
        } else {
          try KeyRing.publicKey(wanted)
        }
    }
    guard let key = sealed.signer else { return .nobody }
    guard sealed.isSignatureValid else { return .forged(key) }
    let name = entries.first { $0.key == key }?.name
    if let expected {
      return expected.key == key ? .known(expected.name ?? name ?? key.fingerprint, key) : .another(key)
    }
    return name.map { .known($0, key) } ?? .unknown(key)
  }

  /// Where the audit log of its registry stood when an export was made.
  /// - Throws: ``Failure`` where the manifest cannot be read, is forged, or is of before and does not say.
  static func auditHead(inManifest path: String) throws(Failure) -> AuditHead {
    let bytes = try RegularFile.contents(of: path)
    let sealed: SealedManifest
    do {
      sealed = try SealedManifest(bytes)
    } catch {
      throw failure(error, path: path)
    }
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
