package import P8Definitions

/// Tells whether texts are about persons, by the words of `indicators/personal-data.yaml`.
package struct PersonalText: Sendable {
  private let finder: PersonalDataFinder

  package init(_ definitions: Definitions) { finder = PersonalDataFinder(definitions) }

  /// Whether a text holds a name, a number or a story of somebody.
  package func isAboutPersons(_ text: String) -> Bool { !finder.matches(in: text).isEmpty }
}
