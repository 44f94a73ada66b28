import Foundation
import Glibc
package import P8Model

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
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      return .unreadable(LocalizedText(vi: "không mở được", en: "it cannot be opened"))
    }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      return .unreadable(LocalizedText(vi: "không phải tệp thường", en: "it is no regular file"))
    }
    guard facts.st_size <= limit else {
      let size = ExactDecimal(Int(facts.st_size >> 20))
      return .tooLarge(LocalizedText(vi: "\(size.formatted(.vi)) MB", en: "\(size.formatted(.en)) MB"))
    }
    guard let bytes = bytes(of: path, count: Int(facts.st_size)) else {
      return .unreadable(LocalizedText(vi: "không mở được", en: "it cannot be opened"))
    }
    return .bytes(bytes)
  }

  /// The bytes of a file of a known size, without a copy on the way; one that grows meanwhile is read as it was.
  private static func bytes(of path: String, count: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = Glibc.read(file, buffer.baseAddress?.advanced(by: filled), count - filled)
        if got < 0, errno == EINTR { continue }
        isWhole = got >= 0
        guard got > 0 else { return }
        filled += got
      }
    }
    return isWhole ? bytes : nil
  }
}
