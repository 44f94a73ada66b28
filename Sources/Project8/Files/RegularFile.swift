import Foundation
import P8Presentation

/// The one way in which files are opened for reading: never waiting, and regular files only.
enum RegularFile {
  /// What came of reading.
  enum Outcome {
    case bytes([UInt8])
    /// More than was asked for at most, with the size.
    case tooLarge(Int)
    case refused(InputRefusal)
  }

  /// Reads a file that is no larger than a limit; one that grows meanwhile is read as it was.
  static func read(_ path: String, limit: Int) -> Outcome {
    opening(path) { descriptor, status in
      guard status.byteCount <= limit else { return .tooLarge(status.byteCount) }
      return bytes(of: descriptor, count: status.byteCount).map(Outcome.bytes)
        ?? .refused(.unreadable(path, reason: reason(errno)))
    }
  }

  /// The beginning of a file; empty where it cannot be read.
  static func beginning(of path: String, count: Int) -> [UInt8] {
    let outcome = opening(path) { descriptor, status in
      .bytes(bytes(of: descriptor, count: min(count, status.byteCount)) ?? [])
    }
    return if case .bytes(let bytes) = outcome { bytes } else { [] }
  }

  /// The whole of a file.
  /// - Throws: ``Failure`` where it cannot be read, or is no regular file.
  static func contents(of path: String) throws(Failure) -> [UInt8] {
    switch read(path, limit: .max) {
    case .bytes(let bytes): return bytes
    case .tooLarge: throw Failure(InputRefusal.unreadable(path, reason: nil))
    case .refused(let refusal): throw Failure(refusal)
    }
  }

  private static func opening(_ path: String, _ body: (Int32, FileStatus) -> Outcome) -> Outcome {
    // A pipe without a writer makes a plain open wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      let code = errno
      // A socket cannot be opened at all; a device perhaps not by this person.
      if let kind = FileStatus(of: path, followingLinks: true)?.kind, kind != .file {
        return .refused(.notAFile(path, kind))
      }
      return .refused(.unreadable(path, reason: reason(code)))
    }
    defer { close(descriptor) }
    guard let status = FileStatus(ofDescriptor: descriptor) else {
      return .refused(.unreadable(path, reason: reason(errno)))
    }
    guard status.kind == .file else { return .refused(.notAFile(path, status.kind)) }
    return body(descriptor, status)
  }

  /// The bytes of an open file of a known size, without a copy on the way.
  private static func bytes(of descriptor: Int32, count: Int) -> [UInt8]? {
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
        if got < 0, errno == EINTR { continue }
        isWhole = got >= 0
        guard got > 0 else { return }
        filled += got
      }
    }
    return isWhole ? bytes : nil
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
