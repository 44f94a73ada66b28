import P8DefinitionFiles
package import P8Definitions

/// The project whose definitions the tests read.
package enum Project {
  /// The top of the checkout: Tests/TestSupport/Project.swift is three steps down from it.
  package static let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

  /// Loaded once for all tests.
  private static let loaded = Result { try DefinitionsLoader(folder: DefinitionsFolder(folder)).load() }

  /// The definitions of the project.
  package static func definitions() throws -> Definitions { try loaded.get() }
}
