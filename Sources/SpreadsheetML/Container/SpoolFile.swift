import Glibc

/// A file without a name that keeps compressed pieces until the container is written.
///
/// It is made with the first piece; a spool in memory keeps the pieces where they are.
struct SpoolFile: ~Copyable {
  private let directory: String?
  private var descriptor: CInt = -1
  private var count = 0

  /// A spool beside a path, or in memory where there is none.
  init(beside path: String?) {
    directory = path.map { path in
      guard let slash = path.lastIndex(of: "/") else { return "." }
      return slash == path.startIndex ? "/" : String(path[..<slash])
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  mutating func keep(_ bytes: [UInt8]) throws(WriteFault) -> ZIPEntry.Content {
    guard let directory else { return .memory(bytes) }
    if descriptor < 0 { try create(in: directory) }
    guard writeAll(bytes, to: descriptor) else { throw WriteFault(.file(path: directory, code: errno)) }
    defer { count += bytes.count }
    return .spooled(offset: count, length: bytes.count)
  }

  func copy(offset: Int, length: Int, to sink: inout PackageSink) throws(WriteFault) {
    var done = 0
    while done < length {
      let wanted = min(length - done, 1 << 18)
      var received = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        unsafe received = pread(descriptor, buffer.baseAddress, wanted, off_t(offset + done))
        count = max(received, 0)
      }
      guard received > 0 else { throw WriteFault(.file(path: directory ?? "", code: errno)) }
      try sink.write(bytes)
      done += received
    }
  }

  private mutating func create(in directory: String) throws(WriteFault) {
    for attempt in 0..<1000 {
      let path = "\(directory)/.\(getpid())-\(attempt).spool"
      descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor >= 0 {
        // Nothing is left behind, however the program ends.
        unsafe unlink(path)
        return
      }
      guard errno == EEXIST else { break }
    }
    throw WriteFault(.file(path: directory, code: errno))
  }
}
