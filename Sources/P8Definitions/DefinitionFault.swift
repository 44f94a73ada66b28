public import P8Model

/// Something wrong in a definition file: where, what, and what to do.
public struct DefinitionFault: Error, Hashable, Sendable {
  /// Where it is.
  public let source: DefinitionSource
  /// What is wrong.
  public let message: LocalizedText
  /// What to do.
  public let hint: LocalizedText

  /// Creates a fault.
  public init(source: DefinitionSource, message: LocalizedText, hint: LocalizedText) {
    self.source = source
    self.message = message
    self.hint = hint
  }

  /// The line that is shown to people: `indicators/measures.yaml:12:3: message`.
  public func line(in language: Language) -> String {
    "\(source.file):\(source.line):\(source.column): \(message[language])"
  }
}

extension DefinitionFault: Comparable {
  /// Orders by file, line and column.
  public static func < (left: DefinitionFault, right: DefinitionFault) -> Bool {
    (left.source.file, left.source.line, left.source.column, left.message.en)
      < (right.source.file, right.source.line, right.source.column, right.message.en)
  }
}
