import Foundation
public import Testing

/// Golden files: what a test makes is compared with a committed file.
///
/// With `RECORD_GOLDEN=1` the file is written and the test fails once, so that nobody trusts it unseen.
public enum Golden {
  /// Compares bytes with the golden file at a path, and records an issue where they differ.
  ///
  /// - Parameters:
  ///   - bytes: What the test made.
  ///   - path: The committed file; make it from `#filePath`.
  ///   - sourceLocation: Where the test stands.
  public static func expect(
    _ bytes: [UInt8], equals path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let url = URL(filePath: path)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        Issue.record("recorded \(path); read it, then run again", sourceLocation: sourceLocation)
      } catch {
        Issue.record(error, sourceLocation: sourceLocation)
      }
      return
    }
    guard let golden = try? Data(contentsOf: url) else {
      Issue.record(
        "no golden file \(path); run once with RECORD_GOLDEN=1 and read what it writes",
        sourceLocation: sourceLocation)
      return
    }
    guard Array(golden) != bytes else { return }
    let expected = String(decoding: golden, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let made = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let line = zip(expected, made).enumerated().first { $0.element.0 != $0.element.1 }
    let detail =
      line.map { "line \($0.offset + 1)\n  golden: \($0.element.0)\n  made:   \($0.element.1)" }
      ?? "\(expected.count) lines in the golden file, \(made.count) made"
    Issue.record("differs from \(path): \(detail)", sourceLocation: sourceLocation)
  }

  /// Compares a text with the golden file at a path.
  public static func expect(
    _ text: String, equals path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expect(Array(text.utf8), equals: path, sourceLocation: sourceLocation)
  }
}
