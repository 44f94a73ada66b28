import CLibDeflate

/// Files in one container, each as it is, for people who take many files at once.
package struct ZipFile: ~Copyable {
  private var writer: ZIPWriter
  private let spool = SpoolFile(beside: nil)

  /// A container that becomes the file of a path when it is finished.
  package init(path: String) throws(WriteFault) { writer = ZIPWriter(sink: try PackageSink(path: path)) }

  /// A container in memory.
  package init() { writer = ZIPWriter(sink: PackageSink()) }

  /// Adds a file; workbooks are compressed already.
  package mutating func add(_ name: String, _ bytes: [UInt8]) throws(WriteFault) {
    var entry = ZIPEntry(name: name)
    entry.method = 0
    entry.checksum = unsafe bytes.withUnsafeBytes { unsafe libdeflate_crc32(0, $0.baseAddress, $0.count) }
    entry.length = bytes.count
    entry.contents = [.memory(bytes)]
    try writer.add(entry, spool: spool)
  }

  /// Ends the container; gives its bytes where it is in memory.
  @discardableResult
  package consuming func finish() throws(WriteFault) -> [UInt8] { try writer.finish().finish() }
}
