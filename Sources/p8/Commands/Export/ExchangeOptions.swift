import ArgumentParser
import P8Model
import Project8

/// The options that all exchange formats share.
struct ExchangeOptions: ParsableArguments {
  @OptionGroup var scope: ExchangeScopeOptions

  @Option(
    help: help(
      vi: "Thêm các đơn vị bên dưới theo cấp: province, district, commune, village.",
      en: "Tell the units of a level below too: province, district, commune, village."))
  var by: UnitLevel?

  @Option(
    help: help(
      vi: "Ngày của tệp, dạng 2024-01-05; máy không tự lấy ngày hôm nay.",
      en: "The day of the file, such as 2024-01-05; the day of today is never taken."))
  var date: String?

  @Option(
    name: .shortAndLong,
    help: help(vi: "Tệp cần ghi; không ghi thì in ra.", en: "The file to write; without it, standard output.")
  )
  var output: String?

  @Flag(
    help: help(
      vi: "Gửi cả số lấy theo báo cáo trước khi kỳ này chưa có báo cáo nào về chỉ tiêu.",
      en: "Send numbers of earlier reports too where no report of the period tells them."))
  var carriedOver = false

  @OptionGroup var audience: AudienceOption
  @OptionGroup var counting: CountingOption
  @OptionGroup var writing: WritingOptions
  @OptionGroup var signing: SigningOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  /// What the file is about.
  func request(in workspace: Workspace) throws -> ExchangeRequest {
    let parser = RequestParser(workspace)
    let (unit, period) = try parser.scope(scope.given())
    return ExchangeRequest(
      FigureRequest(unit: unit, period: period, by: by, counting: counting.counting),
      date: try parser.date(date),
      language: common.lang, audience: audience.audience ?? .partner, recipient: audience.recipient,
      isWithCarriedOver: carriedOver)
  }

  /// Writes the document that a workspace makes, with its manifest where it goes to a file.
  func write(_ make: (Workspace) throws -> ExportDocument) throws {
    var workspace = try common.workspace(registry: registry)
    try signing.sign(in: &workspace, to: output)
    let writer = writing.output(for: workspace)
    try writer.require(output, output.map { $0 + ExportDocument.manifestSuffix })
    try signing.write(try make(workspace), to: output, through: writer)
  }
}
