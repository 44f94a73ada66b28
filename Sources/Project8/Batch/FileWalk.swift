import Foundation
import P8Model

/// The files that a caller means by paths: files as they are, folders walked to the bottom.
public enum FileWalk {
  /// The files under some paths, in a fixed order, each once.
  ///
  /// Hidden files and the lock files that spreadsheet programs leave (`~$…`) are passed over.
  ///
  /// - Throws: ``Failure`` for a path that does not exist or a folder that cannot be read.
  public static func files(under paths: [String]) throws(Failure) -> [String] {
    var files: [String] = []
    var seen: Set<String> = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw Failure(
          .input,
          LocalizedText(
            vi: "Không tìm thấy tệp hoặc thư mục: \(path)", en: "No such file or folder: \(path)"),
          remedy: LocalizedText(
            vi: "Kiểm tra lại đường dẫn, hoặc kéo thả thư mục vào cửa sổ dòng lệnh.",
            en: "Check the path, or drag the folder into the terminal window."))
      }
      let found = isFolder.boolValue ? try walk(path) : [path]
      for file in found where seen.insert(file).inserted { files.append(file) }
    }
    return files
  }

  private static func walk(_ folder: String) throws(Failure) -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw Failure(
        .input,
        LocalizedText(vi: "Không mở được thư mục: \(folder)", en: "The folder cannot be opened: \(folder)"),
        remedy: LocalizedText(vi: "Kiểm tra quyền đọc thư mục.", en: "Check that you may read it."))
    }
    var files: [String] = []
    // Byte order, the same on every machine.
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard !name.hasPrefix("."), !name.hasPrefix("~$") else { continue }
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      // A link to a folder above would never end: links are read as files only.
      let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      if type == .typeDirectory {
        files += try walk(path)
      } else {
        files.append(path)
      }
    }
    return files
  }
}
