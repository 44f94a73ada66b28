import Glibc

/// Where a container is written: memory, or a file beside the one that it will replace.
struct PackageSink: ~Copyable {
  private(set) var count = 0
  private var memory: [UInt8] = []
  private var pending: [UInt8] = []
  private var descriptor: CInt = -1
  private var path = ""
  private var temporaryPath = ""

  /// A sink in memory.
  init() {}

  /// A sink that becomes the file of a path when it is finished.
  init(path: String) throws(WriteFault) {
    self.path = path
    for attempt in 0..<100 {
      let candidate = "\(path).\(getpid())-\(attempt).partial"
      descriptor = unsafe open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        temporaryPath = candidate
        return
      }
      guard errno == EEXIST else { break }
    }
    throw WriteFault(.file(path: path, code: errno))
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !temporaryPath.isEmpty { unsafe unlink(temporaryPath) }
  }

  mutating func write(_ bytes: [UInt8]) throws(WriteFault) {
    count += bytes.count
    guard descriptor >= 0 else {
      memory += bytes
      return
    }
    pending += bytes
    if pending.count >= 1 << 18 { try flush() }
  }

  /// Ends the file and puts it in place of the old one; gives the bytes where they went to memory.
  consuming func finish() throws(WriteFault) -> [UInt8] {
    guard descriptor >= 0 else { return memory }
    try flush()
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
      throw WriteFault(.file(path: path, code: errno))
    }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0, unsafe rename(temporaryPath, path) == 0 else {
      throw WriteFault(.file(path: path, code: errno))
    }
    temporaryPath = ""
    return []
  }

  private mutating func flush() throws(WriteFault) {
    guard writeAll(pending, to: descriptor) else { throw WriteFault(.file(path: path, code: errno)) }
    pending.removeAll(keepingCapacity: true)
  }
}

/// Writes all bytes to an open file, also where the system takes them in parts.
func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
  unsafe bytes.withUnsafeBytes { buffer in
    var done = 0
    while done < buffer.count {
      guard let base = buffer.baseAddress else { return true }
      let written = unsafe write(descriptor, base + done, buffer.count - done)
      if written < 0 {
        if errno == EINTR { continue }
        return false
      }
      done += written
    }
    return true
  }
}
