import P8Definitions
import P8Model

/// The folder of the project, whose definitions the tests read.
enum Project {
  /// Tests/P8IntakeTests/Project.swift, three steps down from the top.
  static let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

  /// Loaded once for all tests.
  private static let loaded = Result { try DefinitionsLoader(folder: DefinitionsFolder(folder)).load() }

  static func definitions() throws -> Definitions { try loaded.get() }
}
