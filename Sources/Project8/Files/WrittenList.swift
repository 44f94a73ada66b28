import Foundation

/// What p8 wrote into a folder: the digests of its files, under their names, in a hidden list in that folder.
///
/// A line is only ever added, so that two processes do not take each other's away. It is no proof and protects
/// from mistakes only: who may write into a folder may replace its files anyway.
struct WrittenList {
  private static let name = ".p8-written"
  private let path: String

  init(in folder: String) { path = "\(folder)/\(Self.name)" }

  /// Whether p8 wrote a file of this name with this content.
  func holds(_ name: String, sha256: String) -> Bool {
    guard FileStatus(of: path, followingLinks: false)?.isFile == true,
      case .bytes(let bytes) = RegularFile.read(path, limit: 64 << 20)
    else { return false }
    let line = Array(Self.line(name, sha256).utf8.dropLast())
    return bytes.split(separator: UInt8(ascii: "\n")).contains { $0.elementsEqual(line) }
  }

  /// Adds a file.
  ///
  /// Where that is not possible the file counts as somebody else's the next time: the safe side.
  func add(_ name: String, sha256: String) {
    guard !name.contains(where: \.isNewline), !holds(name, sha256: sha256) else { return }
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard FileStatus(ofDescriptor: descriptor)?.isFile == true else { return }
    let line = Array(Self.line(name, sha256).utf8)
    _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  private static func line(_ name: String, _ sha256: String) -> String { "\(sha256)\t\(name)\n" }
}
