import ArgumentParser
import P8Model
import Project8

/// `p8 replace`: reports that wait to take the place of counting ones.
struct ReplaceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "replace",
      abstract: speech(
        vi: "Báo cáo chờ thay bản đang tính: xem, nhận, từ chối.",
        en: "Reports that wait to replace counting ones: list, accept, refuse."),
      discussion: speech(
        vi:
          "Báo cáo khác với bản đang tính thì chờ ở đây, dù đến bằng tệp, gói hay nhập sổ; bản đang tính vẫn được tính. (p8 registry conflicts và resolve là tên khác của cùng việc này.)",
        en:
          "What differs from a report that counts waits here, whether it came as a file, in a bundle or by a merge; what counts goes on counting. (p8 registry conflicts and resolve are other names of the same.)"
      ),
      subcommands: [ListCommand.self, AcceptCommand.self, RefuseCommand.self])
  }

  /// `p8 replace list`.
  struct ListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list",
        abstract: speech(
          vi: "Các đề nghị thay đang chờ, kèm số khác nhau.", en: "What waits, with what differs."))
    }

    @OptionGroup var registry: RegistryOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let report = try common.workspace(registry: registry).exchange.conflicts()
      try Console.output(report.formatted(common.lang))
      if report.needsAttention { throw ExitStatus.findings }
    }
  }

  /// `p8 replace accept`.
  struct AcceptCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "accept",
        abstract: speech(vi: "Báo cáo mới được tính từ nay.", en: "The new report counts from now on."),
        discussion: speech(
          vi: "Ví dụ: p8 replace accept 1 --reason \"xã đã đối chiếu\"",
          en: "Example: p8 replace accept 1 --reason \"compared by the commune\""))
    }

    @OptionGroup var decision: DecisionOptions

    func run() throws { try decision.decide(isAccepted: true) }
  }

  /// `p8 replace refuse`.
  struct RefuseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "refuse",
        abstract: speech(vi: "Giữ báo cáo đang tính.", en: "The report that counts stays."))
    }

    @OptionGroup var decision: DecisionOptions

    func run() throws { try decision.decide(isAccepted: false) }
  }
}

/// Which proposed replacement is decided, why and by whom.
struct DecisionOptions: ParsableArguments {
  @Argument(help: help(vi: "Số của đề nghị thay.", en: "The number of the replacement."))
  var number: Int64

  @OptionGroup var reason: RequiredReasonOption
  @OptionGroup var trial: TrialOption

  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func decide(isAccepted: Bool) throws {
    try trial.run(registry) {
      let review = try common.workspace(registry: $0, author: author).review
      try Console.output(
        try review.decide(replacement: number, isAccepted: isAccepted, reason: reason.text)[common.lang])
    }
  }
}
