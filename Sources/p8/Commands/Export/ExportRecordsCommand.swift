import ArgumentParser
import P8Model
import Project8

/// `p8 export records`: stored models and events, a row for each.
struct ExportRecordsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "records",
      abstract: speech(
        vi: "Mô hình, sự kiện đã lưu (.csv, .xlsx), mỗi dòng một bản ghi.",
        en: "Stored models and events (.csv, .xlsx), a row for each."),
      discussion: speech(
        vi: """
          Ví dụ: p8 export records --unit 54 --period 2023 --record communication_team -o to-truyen-thong.csv
          Mặc định là nội bộ. Với --audience partner hay public không có số người, ghi chú, tên nêu người; nơi có địa chỉ \
          tin cậy chỉ nêu đến xã (partner) hay huyện, tỉnh (public).
          """,
        en: """
          Example: p8 export records --unit 54 --period 2023 --record communication_team -o teams.csv
          For the programme itself unless told otherwise. With --audience partner or public there are no counts of people, \
          no notes and no names that name people; shelters are told by commune (partner) or by district or province (public).
          """))
  }

  @OptionGroup var scope: ScopeOptions

  @Option(
    help: help(
      vi: "Loại: communication_team, policy_dialogue, …; ghi nhiều lần được.",
      en: "The kind: communication_team, policy_dialogue, …; may be given several times."))
  var record: [String] = []

  @Option(
    name: .shortAndLong,
    help: help(
      vi: "Tệp .csv (một loại) hoặc .xlsx (mỗi loại một trang) cần ghi.",
      en: "The .csv file (one kind) or .xlsx file (a sheet for each kind) to write."))
  var output: String

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
    try writer.require(output, output + ExportDocument.manifestSuffix)
    let container = try RecordRequest.Container(writing: output)
    let document = try workspace.exporting.records(
      RecordRequest(
        unit: unit, period: period, records: record, counting: counting.counting,
        audience: audience.audience ?? .internal, recipient: audience.recipient, language: common.lang,
        container: container))
    try signing.write(document, to: output, through: writer)
  }
}
