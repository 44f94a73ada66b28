import Glibc

/// Reads a whole file, up to a limit.
enum FileBytes {
  static func read(_ path: String, limit: Int) throws(WorkbookFault) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(errno) }
    defer { _ = close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw unreadable(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw WorkbookFault(.notAFile) }
    let size = Int(status.st_size)
    guard size <= limit else { throw WorkbookFault(.fileTooLarge(limit: limit)) }
    var failure: CInt = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = unsafe Glibc.read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { break }
        count += got
      }
    }
    guard failure == 0 else { throw unreadable(failure) }
    return bytes
  }

  private static func unreadable(_ code: CInt) -> WorkbookFault {
    WorkbookFault(.cannotOpen(unsafe String(cString: strerror(code))))
  }
}
