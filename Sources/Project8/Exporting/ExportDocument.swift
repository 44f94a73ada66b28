package import ContentDigest
import Foundation
package import P8Exports
import P8Model
import P8Presentation
import SpreadsheetML

/// An export with what it is made of: every export leaves the toolkit as one of these, so that each has its
/// manifest and can be signed and verified in the same way.
public struct ExportDocument: Sendable {
  /// The bytes of the file, with the manifest inside where the format has a place for it.
  public let bytes: [UInt8]
  package let manifest: ExportManifest
  private let key: SigningKey?

  /// What stands behind the name of an export to give that of its manifest.
  package static let manifestSuffix = SealedManifest.suffix

  /// Puts the manifest into the file.
  /// - Parameter key: The key that signs, inside of the file and beside it.
  package init(_ bytes: [UInt8], _ manifest: ExportManifest, signedBy key: SigningKey?) throws(Failure) {
    (self.manifest, self.key) = (manifest, key)
    do {
      self.bytes = try SealedManifest.file(bytes, with: manifest, signedBy: key)
    } catch {
      throw Failure(.input, ManifestWords.notSealed("\(error)"))
    }
  }

  /// Writes the file, and its manifest beside it as `FILE.manifest.json`.
  ///
  /// Both are renamed into place when both are there; where one cannot be written the old ones stay.
  package func write(to path: String, through output: FileOutput) throws(Failure) {
    let sealed = try manifestFile(for: URL(filePath: path).lastPathComponent)
    try output.write([(path, bytes), (path + SealedManifest.suffix, sealed)])
  }

  /// The manifest that stands beside the file where it has a name.
  private func manifestFile(for name: String) throws(Failure) -> [UInt8] {
    do {
      return try SealedManifest(manifest, of: bytes, named: name, signedBy: key).bytes
    } catch {
      throw Failure(.input, ManifestWords.notSealed("\(error)"))
    }
  }

  /// Documents with their manifests in one archive.
  package static func archive(_ documents: [(name: String, document: ExportDocument)]) throws(Failure)
    -> [UInt8]
  {
    var file = ZipFile()
    do {
      for (name, document) in documents {
        try file.add(name, document.bytes)
        try file.add(name + SealedManifest.suffix, document.manifestFile(for: name))
      }
      return try file.finish()
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.input, ManifestWords.notSealed("\(error)"))
    }
  }
}
