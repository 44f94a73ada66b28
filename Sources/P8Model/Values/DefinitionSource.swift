/// Where a definition stands: file, line and column, for faults that a person can go and correct.
public struct DefinitionSource: Hashable, Sendable {
  /// The file, relative to the folder of definitions: `indicators/rules/teams.yaml`.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1.
  public let column: Int

  /// Creates a place in a definition file.
  public init(file: String, line: Int, column: Int) {
    (self.file, self.line, self.column) = (file, line, column)
  }
}
