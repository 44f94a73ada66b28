import P8Model
import P8Presentation

/// What refusals of files mean to the caller.
extension Failure {
  init(_ refusal: OutputRefusal) {
    self.init(refusal.isWrongUse ? .wrongUse : .input, refusal.message, remedy: refusal.remedy)
  }

  init(_ refusal: InputRefusal) {
    self.init(.input, refusal.message, remedy: refusal.remedy)
  }

  init(_ refusal: NarrativeFileRefusal) {
    self.init(.input, refusal.message, remedy: refusal.remedy)
  }

  init(_ refusal: ReportFileRefusal) {
    self.init(refusal.isWrongUse ? .wrongUse : .input, refusal.message, remedy: refusal.remedy)
  }

  /// What happened and the way out in one line, for a list of several.
  var line: LocalizedText {
    LocalizedText(
      vi: [message.vi, remedy?.vi].compactMap(\.self).joined(separator: ". "),
      en: [message.en, remedy?.en].compactMap(\.self).joined(separator: ". "))
  }

  /// A file that cannot be written, with the way out.
  static func unwritable(_ path: String) -> Failure {
    Failure(OutputRefusal.unwritable(path, reason: nil))
  }

  /// A file that cannot be read, with the way out.
  static func unreadable(_ path: String) -> Failure {
    Failure(InputRefusal.unreadable(path, reason: nil))
  }
}
