import ArgumentParser
import P8Model
import Project8

/// `p8 lock`: a period is closed.
struct LockCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lock",
      abstract: speech(
        vi: "Khóa kỳ báo cáo của một đơn vị và mọi đơn vị bên trong.",
        en: "Lock a period of a unit and of all in it."),
      discussion: speech(
        vi:
          "Báo cáo của kỳ đã khóa không ghi thêm, không thay được nữa. Ví dụ: p8 lock --unit 54 --period 2023 --reason \"đã nộp trung ương\"",
        en:
          "Reports of a locked period are neither stored nor replaced. Example: p8 lock --unit 54 --period 2023 --reason \"sent to the centre\""
      ))
  }

  @Flag(help: help(vi: "Xem các khóa đang có.", en: "Show the locks that hold."))
  var list = false

  @Option(help: help(vi: "Mã đơn vị.", en: "The unit's code."))
  var unit: String?

  @Option(help: help(vi: "Kỳ báo cáo.", en: "The period."))
  var period: String?

  @Option(
    help: help(
      vi: "Lý do, ghi vào nhật ký; phải nêu khi khóa.", en: "Why, for the audit log; a lock needs one."))
  var reason: String?

  @Flag(
    help: help(
      vi: "Khóa dù còn báo cáo chưa được xã xác thực.", en: "Lock although reports are not confirmed yet."))
  var anyway = false

  @OptionGroup var trial: TrialOption
  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard list || (unit != nil && period != nil && reason != nil) else {
      throw ValidationError(
        speech(
          vi: "Cần --unit, --period và --reason, hoặc chỉ --list.",
          en: "Give --unit, --period and --reason, or --list alone."))
    }
  }

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    guard !list, let unit, let period, let reason else {
      try Console.output(try workspace.review.locks(common.lang))
      return
    }
    let (code, closing) = try RequestParser(workspace).unit(unit, in: period)
    try trial.run(registry) {
      let trial = try common.workspace(registry: $0, author: author)
      try Console.output(
        try trial.review.lock(code, for: closing, reason: reason, allowsUnverified: anyway)[common.lang])
    }
  }
}

/// `p8 unlock`: a period is opened again, or one unit let through.
struct UnlockCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "unlock",
      abstract: speech(
        vi: "Mở khóa, hoặc cho một đơn vị bên trong được nộp muộn.",
        en: "Lift a lock, or let one unit in it send late."),
      discussion: speech(
        vi:
          "Đơn vị có khóa riêng: khóa ấy được mở. Đơn vị nằm trong nơi đã khóa: chỉ đơn vị này được ngoại lệ. Cả hai đều ghi vào nhật ký.",
        en:
          "Where the unit has a lock, it is lifted. Where it lies in a locked one, it alone gets an exception. The audit log keeps both."
      ))
  }

  @Option(help: help(vi: "Mã đơn vị.", en: "The unit's code."))
  var unit: String

  @Option(help: help(vi: "Kỳ báo cáo.", en: "The period."))
  var period: String

  @OptionGroup var reason: RequiredReasonOption

  @OptionGroup var trial: TrialOption
  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    let (code, closing) = try RequestParser(workspace).unit(unit, in: period)
    try trial.run(registry) {
      let trial = try common.workspace(registry: $0, author: author)
      try Console.output(try trial.review.unlock(code, for: closing, reason: reason.text)[common.lang])
    }
  }
}
