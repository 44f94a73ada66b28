import ArgumentParser
import P8Model
import Project8

/// `p8 export donor`: the indicator sheet for donors, and its figures as CSV beside it.
struct ExportDonorCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "donor",
      abstract: speech(
        vi: "Phiếu theo dõi chỉ tiêu gửi nhà tài trợ (.xlsx, .xml hoặc .pdf), kèm số liệu .csv.",
        en: "The indicator sheet for donors (.xlsx, .xml or .pdf), with its figures as .csv."),
      discussion: speech(
        vi: """
          Số đếm người dưới 5 và những số có thể làm lộ chúng được giữ lại trên mọi trang.
          Ví dụ: p8 export donor --unit 54 --period 2023 --lang en -o donor.xlsx
          """,
        en: """
          Counts of people below 5, and figures that would give them away, are held back on every sheet.
          Example: p8 export donor --unit 54 --period 2023 --lang en -o donor.xlsx
          """))
  }

  @OptionGroup var scope: ScopeOptions

  @Option(help: help(vi: "Bố cục trong templates/reports/.", en: "The layout in templates/reports/."))
  var layout: String = "donor-sheet"

  @Option(
    help: help(
      vi: "Chia trang theo đơn vị theo cấp; mặc định là cấp ngay dưới.",
      en: "The level of the sheet by unit; by default the one right below."))
  var by: UnitLevel?

  @Option(
    help: help(vi: "Ngày ghi trên phiếu, dạng 2024-01-05.", en: "The date on the sheet, such as 2024-01-05."))
  var date: String?

  @Option(help: help(vi: "Ghi chú in trên phiếu.", en: "A note printed on the sheet."))
  var note: String?

  @Option(
    name: .shortAndLong,
    help: help(
      vi: "Tệp .xlsx, .xml hoặc .pdf (cần LibreOffice) cần ghi; tệp .csv cùng tên ghi bên cạnh.",
      en: "The .xlsx, .xml or .pdf (needs LibreOffice) file to write; a .csv file stands beside it."))
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
    try workspace.exporting.requireDonorLayout(layout)
    try workspace.exporting.requireLayout(layout)
    let parser = RequestParser(workspace)
    let (unit, period) = try parser.scope(scope)
    let writer = writing.output(for: workspace)
    try writer.require(output)
    let container = try ReportContainer(ofFile: output)
    let request = ReportRequest(
      layout: layout, unit: unit, period: period, by: by, date: try parser.date(date), note: note,
      language: common.lang,
      container: container,
      counting: counting.counting, audience: audience.audience, recipient: audience.recipient)
    let list = container.path("csv", beside: output)
    try writer.require(
      output, output + ExportDocument.manifestSuffix, list, list + ExportDocument.manifestSuffix)
    let sheet = try workspace.exporting.donorSheet(request)
    try signing.write(sheet.workbook, to: output, through: writer)
    try signing.write(sheet.figures, to: list, through: writer)
  }
}
