import Foundation
import Hummingbird
import NIOCore

/// A file of the disk as the body of an answer, piece by piece.
struct StoredBody: Sendable {
  private static let pieceLength = 256 * 1_024

  let path: String
  let site: Site

  func body() -> ResponseBody {
    let (path, site) = (path, site)
    return ResponseBody { writer in
      guard let file = FileHandle(forReadingAtPath: path) else { throw Refusal.notFound }
      // It was only read: a close that fails loses nothing.
      defer { try? file.close() }
      while true {
        let piece = try await site.quickWork.run { try file.read(upToCount: Self.pieceLength) }
        guard let piece, !piece.isEmpty else { break }
        try await writer.write(ByteBuffer(bytes: piece))
      }
      try await writer.finish(nil)
    }
  }
}
