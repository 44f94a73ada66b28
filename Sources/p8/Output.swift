import Project8

/// Results on their way out: to a file, or to standard output.
enum Output {
  /// Writes bytes to a file, beside it first and then renamed, so that the old file stays until all is there.
  static func write(_ bytes: [UInt8], to path: String?) throws(Failure) {
    guard let path else {
      Console.output(bytes)
      return
    }
    try FileOutput.write([(path, bytes)])
  }
}
