import ArgumentParser
import P8Model
import Project8

/// `p8 export`: what leaves the toolkit.
struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: speech(vi: "Xuất báo cáo.", en: "Export reports."),
      subcommands: [
        ExportNationalCommand.self,
        ExportDonorCommand.self,
        ExportDashboardCommand.self,
        ExportIATICommand.self,
        ExportDHIS2Command.self,
        ExportADXCommand.self,
        ExportSDMXCommand.self,
        ExportCSVCommand.self,
        ExportRecordsCommand.self,
      ])
  }
}

/// `p8 export national`: the national summary, as `.xlsx` or as one XML file.
struct ExportNationalCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "national",
      abstract: speech(
        vi: "Biểu tổng hợp (.xlsx, .xml hoặc .pdf).", en: "The national summary (.xlsx, .xml or .pdf)."),
      discussion: speech(
        vi: "Ví dụ: p8 export national --unit 54 --period 2023 -o tong-hop.xlsx",
        en: "Example: p8 export national --unit 54 --period 2023 -o summary.xlsx"))
  }

  @OptionGroup var scope: ScopeOptions

  @Option(help: help(vi: "Bố cục trong templates/reports/.", en: "The layout in templates/reports/."))
  var layout: String = "national-summary"

  @Option(
    help: help(
      vi: "Chia trang thứ hai theo cấp; mặc định là cấp ngay dưới.",
      en: "The level of the second sheet; by default the one right below."))
  var by: UnitLevel?

  @Option(
    help: help(
      vi: "Ngày ghi trên báo cáo, dạng 2024-01-05; bỏ trống để điền tay.",
      en: "The date on the report, such as 2024-01-05; left blank to be filled in by hand."))
  var date: String?

  @Option(
    help: help(
      vi: "Số văn bản, ví dụ 05/BC-BTV; bỏ trống để điền tay.",
      en: "The number of the document, such as 05/BC-BTV; left blank to be filled in by hand."))
  var number: String?

  @Option(
    help: help(
      vi: "Bản báo cáo: initial (lần đầu, có cột ước cả năm) hoặc supplement (bổ sung, số chính thức).",
      en: "Which report: initial (with a column for the estimated full year) or supplement (final figures)."))
  var reportVersion: ReportStamp.Version?

  @Option(help: help(vi: "Ghi chú in trên báo cáo.", en: "A note printed on the report."))
  var note: String?

  @Option(
    name: .shortAndLong,
    help: help(
      vi: "Tệp .xlsx, .xml hoặc .pdf cần ghi (.pdf cần LibreOffice).",
      en: "The .xlsx, .xml or .pdf file to write (.pdf needs LibreOffice)."))
  var output: String

  @OptionGroup var audience: AudienceOption
  @OptionGroup var counting: LayoutCountingOption
  @OptionGroup var writing: WritingOptions
  @OptionGroup var signing: SigningOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    var workspace = try common.workspace(registry: registry)
    try signing.sign(in: &workspace, to: output)
    try workspace.exporting.requireLayout(layout)
    let parser = RequestParser(workspace)
    let (unit, period) = try parser.scope(scope)
    let writer = writing.output(for: workspace)
    try writer.require(output, output + ExportDocument.manifestSuffix)
    let request = ReportRequest(
      layout: layout, unit: unit, period: period, by: by, date: try parser.date(date), number: number,
      version: reportVersion, note: note, language: common.lang,
      container: try ReportContainer(ofFile: output),
      counting: counting.counting, audience: audience.audience, recipient: audience.recipient)
    let document = try workspace.exporting.nationalReport(request)
    try signing.write(document, to: output, through: writer)
  }
}
