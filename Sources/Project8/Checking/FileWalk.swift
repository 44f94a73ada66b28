import Foundation
import P8Model

/// A file of a batch.
public struct BatchFile: Hashable, Sendable {
  /// Where it is.
  public let path: String
  /// What it is called in findings, in the registry and in exports.
  public let name: String
  /// The content of a part of a file that holds several reports; nil for a file by itself.
  package private(set) var content: [UInt8]?
  /// What the person who hands it over says of it, by the names of the reports in it.
  package var said: [String: SaidOfFile] = [:]
  /// The repairs with which it stands in the place of the file that was sent; nil for a file as it came.
  package var repairs: FileRepairs?

  /// Creates a file.
  public init(path: String, name: String) { (self.path, self.name) = (path, name) }

  /// One of several reports in a file.
  package func part(_ name: String, content: [UInt8]) -> BatchFile {
    var part = BatchFile(path: path, name: "\(self.name)#\(name)")
    part.content = content
    part.said = said
    return part
  }

  /// Whether both are the same file, or the same part of one: its name says which.
  public static func == (one: BatchFile, other: BatchFile) -> Bool {
    one.path == other.path && one.name == other.name
  }

  /// Hashes what tells files apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(name)
  }
}

/// The files that a caller means by paths: files as they are, folders walked to the bottom.
public enum FileWalk {
  /// How files are called.
  public enum Naming: Sendable {
    /// By their path, as the caller can open it.
    case path
    /// By their path inside the folder that was named: the same on every machine.
    case relative
  }

  /// The files under some files and folders, in a fixed order, each once.
  ///
  /// Hidden files and the lock files that spreadsheet programs leave (`~$…`) are passed over.
  /// - Throws: ``Failure`` for a path that does not exist or a folder that cannot be read.
  public static func files(under paths: [String], named naming: Naming = .path) throws(Failure) -> [BatchFile]
  {
    var files: [BatchFile] = []
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
      let root = isFolder.boolValue ? (path.hasSuffix("/") ? path : path + "/") : folder(of: path)
      for file in isFolder.boolValue ? try walk(path) : [path] where seen.insert(file).inserted {
        let name = naming == .path ? file : String(file.dropFirst(root.count))
        files.append(BatchFile(path: file, name: name))
      }
    }
    return files
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
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
      var facts = stat()
      if lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR {
        files += try walk(path)
      } else {
        files.append(path)
      }
    }
    return files
  }
}
