package import P8Model

/// Something wrong in a definition file: where, what, and what to do.
package struct DefinitionFault: Error, Hashable, Sendable {
  package let source: DefinitionSource
  package let message: LocalizedText
  package let hint: LocalizedText

  /// The line that is shown to people: `indicators/measures.yaml:12:3: message`.
  package func line(in language: Language) -> String {
    "\(source.file):\(source.line):\(source.column): \(message[language])"
  }
}

extension DefinitionFault: Comparable {
  package static func < (left: DefinitionFault, right: DefinitionFault) -> Bool {
    (left.source.file, left.source.line, left.source.column, left.message.en)
      < (right.source.file, right.source.line, right.source.column, right.message.en)
  }
}
