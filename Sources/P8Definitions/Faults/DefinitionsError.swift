/// Why there are no definitions.
package enum DefinitionsError: Error, Hashable, Sendable {
  /// No folder with `indicators/` and `templates/` was found in these places.
  case notFound(tried: [String])
  /// The folder that was named has no `indicators/` and `templates/`.
  case notAFolderOfDefinitions(String)
  /// The files have faults; all of them, in the order of files and lines.
  case faulty([DefinitionFault])
}
