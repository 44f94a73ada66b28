import ArgumentParser
import P8Model
import Project8

/// `p8 registry export`: all of it in an open format.
struct RegistryExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: speech(
        vi: "Ghi toàn bộ sổ ra tệp văn bản JSON, mỗi dòng một báo cáo.",
        en: "Write all of it as lines of JSON, a report a line."),
      discussion: speech(
        vi: "Tệp này nạp lại được bằng p8 bundle accept, và đọc được mà không cần Project8.",
        en: "The file can be taken in with p8 bundle accept, and read without Project8."))
  }

  @Option(
    name: [.short, .long],
    help: help(vi: "Tệp ghi ra; bỏ trống là màn hình.", en: "The file to write; by default standard output."))
  var output: String?

  @OptionGroup var writing: WritingOptions
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    let writer = writing.output(for: workspace)
    try writer.require(output)
    try workspace.trust.requireSoundOriginals(of: nil, period: nil)
    let bundle = try workspace.exchange.bundle(unit: nil, period: nil)
    try writer.write(bundle.bytes, to: output)
    for line in bundle.withheld { Console.error(line[common.lang]) }
  }
}

/// `p8 registry merge`: another registry into this one.
struct RegistryMergeCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "merge",
      abstract: speech(
        vi: "Nhận số liệu từ sổ của nơi khác; chỗ không khớp được chỉ ra, không mất gì.",
        en: "Take another registry in; conflicts are told, none is lost."),
      discussion: speech(
        vi:
          "Số ở đây vẫn được tính cho đến khi chọn bằng p8 replace. Báo cáo được đọc lại từ tệp gốc; bước xác thực, duyệt không có chữ ký nên không nhận; khóa kỳ không được mang theo.",
        en:
          "What is here goes on counting until somebody decides with p8 replace. Reports are read again from their originals; steps of review are not taken, since nobody signed them; locks are not carried over."
      ))
  }

  @Argument(help: help(vi: "Sổ của nơi khác (.sqlite).", en: "The other registry (.sqlite)."))
  var other: String

  @OptionGroup var trial: TrialOption
  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await trial.run(registry) {
      let exchange = try common.workspace(registry: $0, author: author).exchange
      let report = try await exchange.merge(registryAt: other)
      try Console.output(report.formatted(common.lang))
      if report.needsAttention { throw ExitStatus.findings }
    }
  }
}

/// `p8 registry conflicts`: what is not decided yet.
struct RegistryConflictsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "conflicts",
      abstract: speech(
        vi: "Các báo cáo không khớp sau khi nhận sổ của nơi khác.",
        en: "Reports that contradict each other after a merge."))
  }

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let report = try common.workspace(registry: registry).exchange.conflicts()
    try Console.output(report.formatted(common.lang))
    if report.needsAttention { throw ExitStatus.findings }
  }
}

/// `p8 registry resolve`: which report speaks.
struct RegistryResolveCommand: ParsableCommand {
  enum Choice: String, ExpressibleByArgument, CaseIterable {
    case ours
    case theirs
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "resolve",
      abstract: speech(vi: "Chọn báo cáo được tính.", en: "Decide which report counts."),
      discussion: speech(
        vi: "Ví dụ: p8 registry resolve 1 --keep theirs --reason \"bản của xã mới hơn\"",
        en: "Example: p8 registry resolve 1 --keep theirs --reason \"the commune's is newer\""))
  }

  @Argument(help: help(vi: "Số của chỗ không khớp.", en: "The number of the conflict."))
  var number: Int64

  @Option(help: help(vi: "ours (ở đây) hoặc theirs (bên kia).", en: "ours or theirs."))
  var keep: Choice

  @OptionGroup var reason: RequiredReasonOption

  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    var workspace = try common.workspace(registry: registry)
    workspace.author = author.name
    try Console.output(
      try workspace.review.decide(replacement: number, isAccepted: keep == .theirs, reason: reason.text)[
        common.lang])
  }
}
