import P8Definitions
import P8Model
import P8Validation

/// The definitions of the project and a checker of them, loaded once for all tests.
enum Project {
  /// Tests/P8ValidationTests/Project.swift, three steps down from the top.
  static let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

  private static let loaded = Result { try DefinitionsLoader(folder: DefinitionsFolder(folder)).load() }
  private static let compiled = Result { try ReportChecker(loaded.get()) }

  static func definitions() throws -> Definitions { try loaded.get() }
  static func checker() throws -> ReportChecker { try compiled.get() }
}
