import ContentDigest
import Foundation
import P8Model

/// The folder into which marked copies are written.
///
/// A list in it says which files are ours, so that the next run replaces the copies of this one and nothing
/// else: a copy that somebody has worked in since, and files of others, stay.
struct MarkedFolder {
  let path: String
  private var taken: Set<String> = []
  private var written: [(name: String, sha256: String)] = []

  private static let list = ".p8-marked"

  /// Opens a folder, makes it where it is not there, and removes the copies of an earlier run from it.
  /// - Throws: ``Failure`` where the folder lies among the inputs or cannot be made.
  init(_ path: String, apartFrom inputs: [String]) throws(Failure) {
    for input in inputs where RelativePath.isInside(path, input) || RelativePath.isInside(input, path) {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Thư mục bản đánh dấu “\(path)” nằm chung với báo cáo được kiểm tra “\(input)”",
          en: "The folder for marked copies “\(path)” and the checked reports “\(input)” lie in each other"),
        remedy: LocalizedText(
          vi:
            "Chọn một thư mục khác, ngoài thư mục báo cáo, để lần kiểm tra sau không đọc nhầm bản đánh dấu.",
          en:
            "Choose a folder outside the reports, so that the next check does not take the copies for reports."
        ))
    }
    self.path = path
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Self.unwritable(path)
    }
    removeEarlier()
  }

  private func removeEarlier() {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(Self.list)") else { return }
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 1)
      guard parts.count == 2, !parts[1].split(separator: "/").contains(".."),
        let bytes = FileManager.default.contents(atPath: "\(path)/\(parts[1])"),
        ContentDigest.sha256(Array(bytes)) == parts[0]
      else { continue }
      try? FileManager.default.removeItem(atPath: "\(path)/\(parts[1])")
    }
  }

  /// A name in the folder that nothing has yet, on disks that do not distinguish large letters from small
  /// too.
  mutating func reserve(_ wanted: String) -> String {
    let dot = wanted.lastIndex(of: ".").flatMap { wanted[$0...].contains("/") ? nil : $0 } ?? wanted.endIndex
    var name = wanted
    var number = 2
    while taken.contains(Self.key(name)) || FileManager.default.fileExists(atPath: "\(path)/\(name)") {
      name = "\(wanted[..<dot]) (\(number))\(wanted[dot...])"
      number += 1
    }
    taken.insert(Self.key(name))
    return name
  }

  private static func key(_ name: String) -> String {
    name.precomposedStringWithCanonicalMapping.lowercased()
  }

  /// Writes a file under a reserved name: all of it or nothing.
  static func write(_ bytes: [UInt8], to name: String, in folder: String) throws(Failure) {
    let url = URL(filePath: "\(folder)/\(name)")
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url, options: .atomic)
    } catch {
      throw unwritable(url.path)
    }
  }

  /// Takes note of a file that was written.
  mutating func note(_ name: String, sha256: String) { written.append((name, sha256)) }

  /// Writes down which files are ours.
  func close() throws(Failure) {
    let lines = written.map { "\($0.sha256)\t\($0.name)\n" }.joined()
    try Self.write(Array(lines.utf8), to: Self.list, in: path)
  }

  private static func unwritable(_ path: String) -> Failure {
    Failure(
      .input, LocalizedText(vi: "Không ghi được: \(path)", en: "Cannot write: \(path)"),
      remedy: LocalizedText(
        vi: "Kiểm tra quyền ghi, dung lượng đĩa, và đóng tệp nếu đang mở.",
        en: "Check that you may write there, the space on the disk, and that the file is not open."))
  }
}
