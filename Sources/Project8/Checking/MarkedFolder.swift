import ContentDigest
import Foundation
import P8Model
import P8Presentation

/// The folder into which marked copies are written.
///
/// A list in it says which files are ours, so that the next run replaces the copies of this one and nothing
/// else: a copy that somebody has worked in since, and files of others, stay. Nothing outside of the folder is
/// written or removed, whatever the list says and wherever links in the folder lead.
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
      throw Failure.unwritable(path)
    }
    try removeEarlier()
  }

  private func removeEarlier() throws(Failure) {
    let list = "\(path)/\(Self.list)"
    guard let status = FileStatus(of: list, followingLinks: false) else { return }
    guard status.isFile else { throw Failure(OutputRefusal.notAFile(list, status.kind)) }
    for line in String(decoding: try RegularFile.contents(of: list), as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
      guard parts.count == 2, Self.link(before: parts[1], in: path) == nil else { continue }
      let file = "\(path)/\(parts[1])"
      guard FileStatus(of: file, followingLinks: false)?.isFile == true,
        case .bytes(let bytes) = RegularFile.read(file, limit: 1 << 30),
        ContentDigest.sha256(bytes) == parts[0]
      else { continue }
      unlink(file)
    }
  }

  /// What stands on the way to a name in a folder and leads out of it: a link, a step upwards, or no folder.
  private static func link(before name: String, in folder: String) -> (path: String, kind: FileKind)? {
    var way = folder
    for step in name.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      way += "/\(step)"
      guard step != "..", step != ".", !step.isEmpty else { return (way, .folder) }
      guard let kind = FileStatus(of: way, followingLinks: false)?.kind else { return nil }
      if kind != .folder { return (way, kind) }
    }
    return name.hasSuffix("/..") || name == ".." ? (way, .folder) : nil
  }

  /// A name in the folder that nothing has yet, on disks that do not distinguish large letters from small
  /// too.
  mutating func reserve(_ wanted: String) -> String {
    let dot = wanted.lastIndex(of: ".").flatMap { wanted[$0...].contains("/") ? nil : $0 } ?? wanted.endIndex
    var name = wanted
    var number = 2
    while taken.contains(Self.key(name)) || FileStatus(of: "\(path)/\(name)", followingLinks: false) != nil {
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
    if let link = link(before: name, in: folder) {
      throw Failure(OutputRefusal.notAFile(link.path, link.kind))
    }
    try FileOutput.ofOwnData.write([("\(folder)/\(name)", bytes)])
  }

  /// Takes note of a file that was written.
  mutating func note(_ name: String, sha256: String) { written.append((name, sha256)) }

  /// Writes down which files are ours.
  func close() throws(Failure) {
    let lines = written.map { "\($0.sha256)\t\($0.name)\n" }.joined()
    try Self.write(Array(lines.utf8), to: Self.list, in: path)
  }
}
