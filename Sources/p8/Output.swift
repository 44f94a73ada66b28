import Foundation
import P8Model
import Project8

/// Results on their way out: to a file, or to standard output.
enum Output {
  /// Writes bytes to a file, beside it first and then renamed, so that the old file stays until all is there.
  ///
  /// - Throws: ``Failure`` where the file cannot be written.
  static func write(_ bytes: [UInt8], to path: String?) throws(Failure) {
    guard let path else {
      Console.output(bytes)
      return
    }
    let url = URL(filePath: path)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url, options: .atomic)
    } catch {
      throw Failure(
        .input,
        LocalizedText(vi: "Không ghi được tệp: \(path)", en: "The file cannot be written: \(path)"),
        remedy: LocalizedText(
          vi:
            "Kiểm tra quyền ghi, dung lượng đĩa, và đóng tệp nếu đang mở trong Excel. Tệp cũ (nếu có) còn nguyên.",
          en:
            "Check that you may write there, the space on the disk, and that the file is not open. An old file stays as it was."
        ))
    }
  }
}
