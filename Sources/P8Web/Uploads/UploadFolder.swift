import Foundation
import P8Model
import Project8

/// The files of one form, in a folder of their own that goes when nobody holds it any more.
final class UploadFolder: Sendable {
  let path: String

  init(in root: String) throws {
    path = "\(root)/\(FormToken.make())"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Makes room for a file: a place that no other file has.
  /// - Parameter parts: Folders and name, safe to write.
  func place(for parts: [String]) throws -> BatchFile {
    let folder = ([path, "files"] + parts.dropLast()).joined(separator: "/")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let name = parts.last ?? "file"
    var candidate = name
    var number = 2
    while FileManager.default.fileExists(atPath: "\(folder)/\(candidate)") {
      let dot = name.lastIndex(of: ".") ?? name.endIndex
      candidate = "\(name[..<dot]) (\(number))\(name[dot...])"
      number += 1
    }
    return BatchFile(
      path: "\(folder)/\(candidate)", name: (parts.dropLast() + [candidate]).joined(separator: "/"))
  }

  deinit {
    // What cannot be removed goes with the folder of all uploads.
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// Files that came with a form.
struct UploadedFiles: Sendable {
  let folder: UploadFolder
  let files: [BatchFile]
}
