import ArgumentParser
import P8Model
import Project8

/// `p8 export dashboard`: the figures as one page for a browser.
struct ExportDashboardCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "dashboard",
      abstract: speech(
        vi: "Trang tổng quan (.html), xem không cần mạng.", en: "A dashboard page (.html) that works offline."
      ),
      discussion: speech(
        vi: """
          Ví dụ: p8 export dashboard --unit 54 --period 2023 -o tong-quan.html
          Một tệp duy nhất, không có mã chạy, in được ra giấy A4. Số người dưới 5 không nêu.
          """,
        en: """
          Example: p8 export dashboard --unit 54 --period 2023 -o dashboard.html
          One file without any script, which prints on A4. Counts of fewer than 5 people are held back.
          """))
  }

  @OptionGroup var scope: ScopeOptions

  @Option(help: help(vi: "Ghi chú trên trang.", en: "A note on the page."))
  var note: String?

  @Option(
    name: .shortAndLong,
    help: help(
      vi: "Tệp .html cần ghi; không ghi thì in ra.",
      en: "The .html file to write; without it, standard output."))
  var output: String?

  @OptionGroup var audience: AudienceOption
  @OptionGroup var counting: CountingOption
  @OptionGroup var writing: WritingOptions
  @OptionGroup var signing: SigningOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    var workspace = try common.workspace(registry: registry)
    try signing.sign(in: &workspace, to: output)
    let (unit, period) = try RequestParser(workspace).scope(scope)
    let writer = writing.output(for: workspace)
    try writer.require(output, output.map { $0 + ExportDocument.manifestSuffix })
    let document = try workspace.exporting.dashboard(
      of: unit, for: period, counting: counting.counting, note: note.map { LocalizedText(vi: $0, en: $0) },
      language: common.lang, audience: audience.audience ?? .partner, recipient: audience.recipient)
    try signing.write(document, to: output, through: writer)
  }
}
