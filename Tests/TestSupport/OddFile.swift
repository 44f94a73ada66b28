import Foundation

/// What may stand at a path and is not a regular file.
public enum OddFile: String, CaseIterable, Sendable {
  case folder
  case link
  case danglingLink
  case pipe
  case socket
  case device

  /// Makes one; false where this user may not (devices are the administrator's).
  public func make(at path: String, linkingTo target: String) throws -> Bool {
    switch self {
    case .folder: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    case .link: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    case .danglingLink:
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target + ".nowhere")
    case .pipe: return mkfifo(path, 0o600) == 0
    // A node of the file system; nobody listens.
    case .socket: return mknod(path, S_IFSOCK | 0o600, 0) == 0
    // The null device under another name: whatever is done to it does no harm.
    case .device: return mknod(path, S_IFCHR | 0o600, makedev(1, 3)) == 0
    }
    return true
  }

  private func makedev(_ major: UInt, _ minor: UInt) -> UInt { major << 8 | minor }

  /// Whether it is still what was made.
  public func stands(at path: String) -> Bool {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return false }
    let kind: mode_t =
      switch self {
      case .folder: S_IFDIR
      case .link, .danglingLink: S_IFLNK
      case .pipe: S_IFIFO
      case .socket: S_IFSOCK
      case .device: S_IFCHR
      }
    return facts.st_mode & S_IFMT == kind
  }
}
