import Foundation
import P8Model

/// Results on their way to files.
package enum FileOutput {
  /// Writes files, each beside its place first, and renames them when all are there.
  ///
  /// So old files stay whole until the new ones are. Folders that are missing are made.
  package static func write(_ files: [(path: String, bytes: [UInt8])]) throws(Failure) {
    var written: [(draft: URL, place: URL)] = []
    for file in files {
      let place = URL(filePath: file.path)
      let folder = place.deletingLastPathComponent()
      let draft = folder.appending(
        path: ".\(place.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).part")
      written.append((draft, place))
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard !isFolder(place) else { throw CocoaError(.fileWriteFileExists) }
        try Data(file.bytes).write(to: draft)
      } catch {
        discard(written.map(\.draft))
        throw unwritable(file.path)
      }
    }
    for (draft, place) in written {
      guard rename(draft.path, place.path) == 0 else {
        discard(written.map(\.draft))
        throw unwritable(place.path)
      }
    }
  }

  private static func isFolder(_ place: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Removes what was begun: a draft that is not there any more is what is wanted.
  private static func discard(_ drafts: [URL]) {
    for draft in drafts { try? FileManager.default.removeItem(at: draft) }
  }

  /// A file that cannot be written, with the way out.
  static func unwritable(_ path: String) -> Failure {
    Failure(
      .input,
      LocalizedText(vi: "Không ghi được tệp: \(path)", en: "The file cannot be written: \(path)"),
      remedy: LocalizedText(
        vi:
          "Kiểm tra quyền ghi, dung lượng đĩa, và đóng tệp nếu đang mở trong Excel. Tệp cũ (nếu có) còn nguyên.",
        en:
          "Check that you may write there, the space on the disk, and that the file is not open. An old file stays as it was."
      ))
  }

  /// A file that cannot be read, with the way out.
  static func unreadable(_ path: String) -> Failure {
    Failure(
      .input, LocalizedText(vi: "Không đọc được tệp: \(path)", en: "The file cannot be read: \(path)"),
      remedy: LocalizedText(
        vi: "Kiểm tra đường dẫn và quyền đọc.", en: "Check the path and that you may read it."))
  }
}
