import P8DefinitionFiles
import P8Definitions
import P8Model
import P8Validation
import TestSupport

extension Project {
  private static let compiled = Result { try ReportChecker(definitions()) }

  /// A checker of the project's definitions, compiled once for all tests.
  static func checker() throws -> ReportChecker { try compiled.get() }
}
