import Foundation
import P8Presentation

/// What the system says of a path.
struct FileStatus {
  /// Which file it is on this machine, however its path is spelled: two names of one file are equal in it.
  struct Identity: Hashable {
    private let device: UInt64
    private let inode: UInt64

    fileprivate init(_ facts: stat) {
      (device, inode) = (UInt64(truncatingIfNeeded: facts.st_dev), UInt64(truncatingIfNeeded: facts.st_ino))
    }
  }

  let identity: Identity
  let kind: FileKind
  let byteCount: Int
  /// The rights of owner, group and others.
  let permissions: mode_t

  var isFile: Bool { kind == .file }

  /// Nil where nothing is there.
  init?(of path: String, followingLinks: Bool) {
    var facts = stat()
    guard (followingLinks ? stat(path, &facts) : lstat(path, &facts)) == 0 else { return nil }
    self.init(facts)
  }

  /// Of a file that is open.
  init?(ofDescriptor descriptor: Int32) {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { return nil }
    self.init(facts)
  }

  private init(_ facts: stat) {
    identity = Identity(facts)
    kind =
      switch facts.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
    byteCount = Int(facts.st_size)
    permissions = facts.st_mode & 0o777
  }
}
