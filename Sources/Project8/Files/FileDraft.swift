import Foundation
import P8Presentation

/// A file that is written beside its place and gets its name when all of it is on the disk.
struct FileDraft {
  private let draft: String
  private let path: String
  private let folder: String
  /// Whether a file stands at the place, which it will replace.
  private let replaces: Bool

  /// Writes the draft; missing folders are made.
  /// - Parameter replaced: The file that it will replace, whose rights it takes over.
  /// - Throws: ``Failure`` where it cannot be written; nothing is left then.
  init(of bytes: [UInt8], for path: String, replacing replaced: FileStatus?) throws(Failure) {
    self.path = path
    let folder = Self.folder(of: path)
    self.folder = folder
    replaces = replaced != nil
    draft = "\(folder)/.p8-\(UUID().uuidString).part"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure.unwritable(path)
    }
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.fault(path, errno) }
    if let replaced { fchmod(descriptor, replaced.permissions) }
    let code = Self.write(bytes, to: descriptor)
    let closed = close(descriptor)
    guard code == 0, closed == 0 else {
      unlink(draft)
      throw Self.fault(path, code == 0 ? errno : code)
    }
  }

  /// Gives the file its name; a file that has come to a free place meanwhile is not replaced.
  func publish() throws(Failure) {
    if !replaces {
      if link(draft, path) == 0 {
        unlink(draft)
        synchronizeFolder()
        return
      }
      // Some disks know no second name for a file.
      guard errno != EEXIST else { throw Failure(OutputRefusal.foreign(path)) }
    }
    guard rename(draft, path) == 0 else { throw Self.fault(path, errno) }
    synchronizeFolder()
  }

  /// Removes the draft; one that has its name already is not there any more.
  func discard() { unlink(draft) }

  /// The folder of a path.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Writes and synchronizes; zero, or the code of what went wrong.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return errno }
      done += written
    }
    // Some file systems cannot synchronize; they promise nothing.
    return fsync(descriptor) == 0 || errno == EINVAL || errno == ENOSYS ? 0 : errno
  }

  /// Makes the name last over a loss of power, where the system can.
  private func synchronizeFolder() {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func fault(_ path: String, _ code: Int32) -> Failure {
    Failure(OutputRefusal.unwritable(path, reason: String(cString: strerror(code))))
  }
}
