import Foundation
import P8Model

/// What a path of a batch holds, as far as it may be read: people drop everything into folders.
enum FileContent {
  /// The bytes of a file.
  case bytes([UInt8])
  /// It cannot be opened, is gone, or is no file at all.
  case unreadable(LocalizedText)
  /// More than a report can be.
  case tooLarge(LocalizedText)

  /// No report in any form comes near this.
  static let maximumByteCount = 256 << 20

  /// Reads a file; never waits on a pipe or a device.
  static func read(_ path: String) -> FileContent {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      return .unreadable(LocalizedText(vi: "không mở được", en: "it cannot be opened"))
    }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      return .unreadable(LocalizedText(vi: "không phải tệp thường", en: "it is no regular file"))
    }
    guard facts.st_size <= maximumByteCount else {
      let size = ExactDecimal(Int(facts.st_size >> 20))
      return .tooLarge(LocalizedText(vi: "\(size.formatted(.vi)) MB", en: "\(size.formatted(.en)) MB"))
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      return .unreadable(LocalizedText(vi: "không mở được", en: "it cannot be opened"))
    }
    return .bytes(Array(data))
  }
}
