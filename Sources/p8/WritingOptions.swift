import ArgumentParser
import P8Model
import Project8

/// What every command that writes files knows: whether files of others may be replaced.
struct WritingOptions: ParsableArguments {
  @Flag(
    help: help(
      vi: "Thay cả tệp không do p8 ghi hoặc đã được sửa. Không bao giờ thay sổ đăng ký hay tệp đang đọc.",
      en:
        "Replace files too that p8 did not write or that were changed since; never the registry or a file that is read."
    ))
  var force = false

  /// The way to files for a command that reads some.
  func output(for workspace: Workspace, reading inputs: [String] = []) -> FileOutput {
    FileOutput(for: workspace, reading: inputs, isForced: force)
  }
}

extension FileOutput {
  /// Writes bytes to a file; without a path to standard output.
  func write(_ bytes: [UInt8], to path: String?) throws(Failure) {
    guard let path else { return try Console.output(bytes) }
    try write([(path, bytes)])
  }

  /// The same, and says what was written.
  func writeSaying(_ bytes: [UInt8], to path: String?) throws(Failure) {
    try write(bytes, to: path)
    if let path { Console.error(speech(vi: "Đã ghi \(path)", en: "Wrote \(path)")) }
  }
}
