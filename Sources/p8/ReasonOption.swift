import ArgumentParser
import P8Model
import Project8

/// Why a step is taken, where it may be taken without.
struct ReasonOption: ParsableArguments {
  @Option(name: .customLong("reason"), help: help(vi: "Lý do hoặc ghi chú.", en: "Why, or a note."))
  var text: String = ""
}

/// Why a step is taken that nobody may take without a reason.
struct RequiredReasonOption: ParsableArguments {
  @Option(
    name: .customLong("reason"),
    help: help(vi: "Lý do, ghi vào nhật ký.", en: "Why, for the audit log."))
  var text: String
}
