package import P8Definitions
import Foundation

/// The folder that holds `indicators/` and `templates/`, and where it is looked for.
package struct DefinitionsFolder: Hashable, Sendable {
  package let path: String

  /// The name that the package manager gives to the copy beside the executable.
  package static let bundleName = "Project8_P8DefinitionFiles.resources"

  /// Takes a folder as it is, if it holds `indicators/` and `templates/`.
  package init(_ path: String) throws(DefinitionsError) {
    guard Self.holdsDefinitions(path) else { throw .notAFolderOfDefinitions(path) }
    self.path = path
  }

  /// Finds the folder: the one named, `P8_DEFINITIONS`, the working folder, beside the executable.
  ///
  /// A folder that is named but holds no definitions is an error; it is not passed over in silence.
  package init(
    named: String?, environment: [String: String], workingFolder: String, executable: String?
  ) throws(DefinitionsError) {
    if let named {
      try self.init(named)
      return
    }
    if let variable = environment["P8_DEFINITIONS"], !variable.isEmpty {
      try self.init(variable)
      return
    }
    let places = [workingFolder] + Self.places(beside: executable)
    guard let place = places.first(where: Self.holdsDefinitions) else { throw .notFound(tried: places) }
    try self.init(place)
  }

  /// Finds the folder for the running program.
  package static func find(named: String? = nil) throws(DefinitionsError) -> DefinitionsFolder {
    try DefinitionsFolder(
      named: named, environment: ProcessInfo.processInfo.environment,
      workingFolder: FileManager.default.currentDirectoryPath, executable: Bundle.main.executablePath)
  }

  /// The copy that came with the running program; nil where the program was moved away from it.
  static var shipped: DefinitionsFolder? {
    places(beside: Bundle.main.executablePath).first(where: holdsDefinitions).map(DefinitionsFolder.init(at:))
  }

  private init(at path: String) { self.path = path }

  /// Where a program has its copy.
  ///
  /// The accessor of the bundle traps when the program was moved.
  private static func places(beside executable: String?) -> [String] {
    guard let executable else { return [] }
    let folder = URL(filePath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
    return [
      folder.path, folder.appending(path: bundleName).path,
      folder.appending(path: "../share/project8").standardizedFileURL.path,
    ]
  }

  private static func holdsDefinitions(_ path: String) -> Bool {
    let folder = URL(filePath: path)
    return FileManager.default.fileExists(atPath: folder.appending(path: "indicators/programme.yaml").path)
      && FileManager.default.fileExists(atPath: folder.appending(path: "templates").path)
  }

  /// The files that make up the definitions, by their paths relative to the folder, in order.
  ///
  /// Everything else (read-me files, samples) is not part of them.
  func files() -> [String] {
    var files: [String] = []
    for top in ["indicators", "templates"] {
      let folder = URL(filePath: path).appending(path: top)
      guard let walk = FileManager.default.enumerator(atPath: folder.path) else { continue }
      for case let name as String in walk
      where (name.hasSuffix(".yaml") || name.hasSuffix(".tsv")) && !name.hasPrefix("samples/")
        && !name.split(separator: "/").contains(where: { $0.hasPrefix(".") })
      {
        files.append("\(top)/\(name)")
      }
    }
    return files.sorted()
  }

  /// The bytes of a file; nil where it cannot be read.
  func bytes(of file: String) -> [UInt8]? {
    let path = URL(filePath: path).appending(path: file).path
    var facts = stat()
    // A pipe would be waited for.
    guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    return FileManager.default.contents(atPath: path).map(Array.init)
  }
}
