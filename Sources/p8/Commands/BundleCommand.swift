import ArgumentParser
import P8Model
import Project8

/// `p8 bundle`: one file for another registry.
struct BundleCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "bundle",
      abstract: speech(
        vi: "Gói báo cáo của một đơn vị vào một tệp, gửi không cần mạng.",
        en: "Put the reports of a unit into one file, for another registry."),
      discussion: speech(
        vi:
          "Nơi nhận nạp bằng p8 ingest TỆP; nạp hai lần cũng chỉ tính một lần. Ví dụ: p8 bundle --unit 22084 --period 2023 -o 22084-2023.p8b",
        en:
          "The other office takes it in with p8 ingest FILE; taken twice it counts once. Example: p8 bundle --unit 22084 --period 2023 -o 22084-2023.p8b"
      ))
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
    let bundle = try workspace.exchange.bundle(unit: unit, period: period, signedBy: key)
    try writer.write(bundle.bytes, to: output)
    Console.error(
      speech(
        vi: "\(output): \(bundle.reports) báo cáo.",
        en: "\(output): \(English.count(bundle.reports, "report"))."))
  }
}
