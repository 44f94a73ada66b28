import Glibc

/// Reads a whole file, up to a limit.
enum FileBytes {
  /// The bytes of an ordinary file.
  static func read(_ path: String, limit: Int) throws(WorkbookFault) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(errno) }
    defer { _ = close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw unreadable(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw WorkbookFault(
        .unreadableFile, reason: BilingualText(vi: "Đây không phải một tệp.", en: "This is not a file."))
    }
    let size = Int(status.st_size)
    guard size <= limit else {
      throw WorkbookFault(
        .limitExceeded,
        reason: BilingualText(
          vi: "Tệp lớn hơn giới hạn \(limit) byte.",
          en: "The file is larger than the limit of \(limit) bytes."))
    }
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
    let reason = unsafe String(cString: strerror(code))
    return WorkbookFault(
      .unreadableFile,
      reason: BilingualText(
        vi: "Không mở được tệp (\(reason)).", en: "The file cannot be opened (\(reason))."))
  }
}
