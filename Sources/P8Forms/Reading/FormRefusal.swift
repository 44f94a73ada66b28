package import P8Model

/// Why a file gives no report: one finding about the file, and the batch goes on.
package struct FormRefusal: Error, Hashable, Sendable {
  package let file: SourceFile
  /// The id of the built-in check that reports it: `file.damaged`.
  package let check: String
  /// What exactly is wrong, and what to do.
  package let reason: LocalizedText
  /// Values for the words of the check.
  package let arguments: [String: String]

  package init(
    file: SourceFile, check: String, reason: LocalizedText, arguments: [String: String] = [:]
  ) {
    self.file = file
    self.check = check
    self.reason = reason
    self.arguments = arguments
  }
}
