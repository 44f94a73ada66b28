import FoundationEssentials
import Glibc

/// A file that is read without locks, since nothing may be written beside it: what shows that nobody wrote to it.
struct UntouchedFile: Equatable, Sendable {
  private let path: String
  private let inode: UInt64
  private let byteCount: Int
  private let changed: [Int]

  /// Nil where a journal lies beside the file: what it holds would be missed.
  init?(path: String) {
    var facts = stat()
    guard stat(path + "-wal", &facts) != 0 || facts.st_size == 0, stat(path, &facts) == 0 else { return nil }
    self.path = path
    inode = UInt64(facts.st_ino)
    byteCount = Int(facts.st_size)
    changed = [facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec]
  }

  /// What SQLite is told to open it without locks and journal.
  var address: String {
    let absolute = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    var text = "file:"
    for byte in absolute.utf8 {
      let isPlain =
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
      let hexadecimal = String(byte, radix: 16)
      text += isPlain ? String(UnicodeScalar(byte)) : "%" + (hexadecimal.count < 2 ? "0" : "") + hexadecimal
    }
    return text + "?immutable=1"
  }

  /// Fails where somebody has written to it since: what was read may be of two states.
  func verify() throws(RegistryFault) {
    guard UntouchedFile(path: path) == self else {
      throw RegistryFault(.locked, path: path, detail: "it was written to while it was read")
    }
  }
}
