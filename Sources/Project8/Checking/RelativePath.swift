import Foundation

/// Paths as seen from a folder.
enum RelativePath {
  /// The path of a file as seen from a folder, `/` between folders: `../reports/a.xlsx`.
  static func of(_ file: String, from folder: String) -> String {
    let target = components(of: file)
    let start = components(of: folder)
    let shared = zip(target, start).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: start.count - shared) + target.dropFirst(shared))
      .joined(separator: "/")
  }

  /// Whether a path is a folder or lies in it.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    components(of: path).starts(with: components(of: folder))
  }

  /// The names from the root of the disk, without `.` and `..`, links followed.
  private static func components(of path: String) -> [String] {
    URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents.filter { $0 != "/" }
  }
}
