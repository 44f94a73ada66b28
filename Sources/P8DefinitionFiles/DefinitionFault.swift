package import P8Model

/// Something wrong in a definition file: where, what, and what to do.
package struct DefinitionFault: Error, Hashable, Sendable {
  /// Where it is.
  package let source: DefinitionSource
  /// What is wrong.
  package let message: LocalizedText
  /// What to do.
  package let hint: LocalizedText

  package init(source: DefinitionSource, message: LocalizedText, hint: LocalizedText) {
    self.source = source
    self.message = message
    self.hint = hint
  }

  /// The line that is shown to people: `indicators/measures.yaml:12:3: message`.
  package func line(in language: Language) -> String {
    "\(source.file):\(source.line):\(source.column): \(message[language])"
  }
}

extension DefinitionFault: Comparable {
  /// Orders by file, line and column.
  package static func < (left: DefinitionFault, right: DefinitionFault) -> Bool {
    (left.source.file, left.source.line, left.source.column, left.message.en)
      < (right.source.file, right.source.line, right.source.column, right.message.en)
  }
}
