package import P8Model
import P8Presentation

/// What a path of a batch holds, as far as it may be read: people drop everything into folders.
package enum FileContent: Sendable {
  case bytes([UInt8])
  /// It cannot be opened, is gone, or is not a regular file.
  case unreadable(LocalizedText)
  /// More than a report can be.
  case tooLarge(LocalizedText)

  /// No report in any form comes near this.
  static let maximumByteCount = 256 << 20

  /// Reads a file; never waits on a pipe or a device.
  package static func read(_ path: String) -> FileContent { read(path, limit: maximumByteCount) }

  /// Reads a file of a size that may be.
  static func read(_ path: String, limit: Int) -> FileContent {
    switch RegularFile.read(path, limit: limit) {
    case .bytes(let bytes): return .bytes(bytes)
    case .refused(let refusal): return .unreadable(refusal.reason)
    case .tooLarge(let byteCount):
      let size = ExactDecimal(byteCount >> 20)
      return .tooLarge(LocalizedText(vi: "\(size.formatted(.vi)) MB", en: "\(size.formatted(.en)) MB"))
    }
  }
}
