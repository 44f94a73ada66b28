package import ContentDigest
import Foundation
package import P8Exports
import P8Model

/// An export with what it is made of: every export leaves the toolkit as one of these, so that each has its
/// manifest and can be signed and verified in the same way.
public struct ExportDocument: Sendable {
  /// The bytes of the file.
  public let bytes: [UInt8]
  package let manifest: ExportManifest

  /// What stands behind the name of an export to give that of its manifest.
  package static let manifestSuffix = SealedManifest.suffix

  /// Writes the file, and its manifest beside it as `FILE.manifest.json`.
  ///
  /// Both are renamed into place when both are there; where one cannot be written the old ones stay.
  package func write(
    to path: String, through output: FileOutput, signedBy key: SigningKey? = nil
  ) throws(Failure) {
    let name = URL(filePath: path).lastPathComponent
    let sealed: SealedManifest
    do {
      sealed = try SealedManifest(manifest, of: bytes, named: name, signedBy: key)
    } catch {
      throw Failure(
        .input, LocalizedText(vi: "Không ký được: \(error)", en: "It cannot be signed: \(error)"))
    }
    try output.write([(path, bytes), (path + SealedManifest.suffix, sealed.bytes)])
  }
}
