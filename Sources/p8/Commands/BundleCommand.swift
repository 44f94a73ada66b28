import ArgumentParser
import P8Model
import Project8

/// `p8 bundle`: one file for another registry; what one holds, and taking it in.
struct BundleCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "bundle",
      abstract: speech(
        vi: "Gói báo cáo của một đơn vị vào một tệp, gửi không cần mạng; xem và nhận gói của nơi khác.",
        en: "Put the reports of a unit into one file for another registry; look at one, take one in."),
      discussion: speech(
        vi:
          "Ví dụ: p8 bundle --unit 22084 --period 2023 --sign KHÓA -o 22084-2023.p8b. Nơi nhận nạp bằng p8 ingest TỆP nếu khóa được cấp quyền (p8 keys trust). Chưa được cấp thì xem bằng p8 bundle show TỆP, rồi nhận bằng p8 bundle accept TỆP --reason. Nạp hai lần cũng chỉ tính một lần.",
        en:
          "Example: p8 bundle --unit 22084 --period 2023 --sign KEY -o 22084-2023.p8b. The other office takes it in with p8 ingest FILE where the key has the right (p8 keys trust), else looks with p8 bundle show FILE and takes it with p8 bundle accept FILE --reason. Taken twice it counts once."
      ),
      subcommands: [Make.self, Show.self, Accept.self], defaultSubcommand: Make.self)
  }

  /// `p8 bundle make`, and `p8 bundle` without more.
  struct Make: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "make", abstract: speech(vi: "Làm gói.", en: "Make a bundle."))
    }

    @Option(help: help(vi: "Mã đơn vị.", en: "The unit's code."))
    var unit: String

    @Option(
      help: help(
        vi: "Kỳ báo cáo, gồm cả các kỳ ngắn bên trong; bỏ trống là mọi kỳ.",
        en: "The period, with the shorter ones in it; all periods where none is given."))
    var period: String?

    @Option(
      name: [.short, .long],
      help: help(vi: "Tệp ghi ra, thường .p8b.", en: "The file to write, .p8b as a rule."))
    var output: String

    @OptionGroup var writing: WritingOptions
    @OptionGroup var signing: SigningOption
    @OptionGroup var author: AuthorOption
    @OptionGroup var registry: RegistryOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      var workspace = try common.workspace(registry: registry)
      workspace.author = author.name
      let writer = writing.output(for: workspace)
      try writer.require(output)
      let key: _? = if let sign = signing.sign { try KeyRing().signingKey(sign) } else { nil }
      let parser = RequestParser(workspace)
      let period = try period.map { try parser.period($0) }
      let unit = try parser.unit(unit, structure: period?.structure ?? .y2025)
      try workspace.trust.requireSoundOriginals(of: unit, period: period)
      let bundle = try workspace.exchange.bundle(unit: unit, period: period, signedBy: key)
      try writer.write(bundle.bytes, to: output)
      Console.error(
        speech(
          vi: "\(output): \(bundle.reports) báo cáo.",
          en: "\(output): \(English.count(bundle.reports, "report"))."))
      for line in bundle.withheld { Console.error(line[common.lang]) }
    }
  }

  /// `p8 bundle show FILE`.
  struct Show: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: speech(
          vi: "Xem gói: của ai, có gì, nhận thì thay đổi gì. Không ghi gì.",
          en: "What a bundle holds, from whom, and what would change. Nothing is written."))
    }

    @Argument(help: help(vi: "Tệp gói (.p8b).", en: "The bundle (.p8b)."))
    var file: String

    @OptionGroup var registry: RegistryOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let report = try await common.workspace(registry: registry).exchange.showBundle(file)
      try Console.output(report.formatted(common.lang))
    }
  }

  /// `p8 bundle accept FILE`.
  struct Accept: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: speech(
          vi: "Nhận gói không có chữ ký hoặc của khóa chưa được cấp quyền.",
          en: "Take in a bundle that is not signed, or whose key has no right."),
        discussion: speech(
          vi:
            "Chỉ nhận những gì nằm trong đơn vị và kỳ mà gói ghi. Báo cáo đang tính không bị thay; bước xác thực, duyệt chỉ nhận khi khóa có quyền. Lý do được ghi vào nhật ký.",
          en:
            "Only what lies in the unit and period of its head is taken. What counts is not replaced; steps of review are taken only where the key has the right. The reason stands in the audit log."
        ))
    }

    @Argument(help: help(vi: "Tệp gói (.p8b).", en: "The bundle (.p8b)."))
    var file: String

    @OptionGroup var reason: RequiredReasonOption
    @OptionGroup var trial: TrialOption

    @OptionGroup var author: AuthorOption
    @OptionGroup var registry: RegistryOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      try await trial.run(registry) {
        let exchange = try common.workspace(registry: $0, author: author).exchange
        let report = try await exchange.acceptBundle(file, reason: reason.text)
        try Console.output(report.formatted(common.lang))
        if report.needsAttention { throw ExitStatus.findings }
      }
    }
  }
}
