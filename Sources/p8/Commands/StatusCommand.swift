public import ArgumentParser
public import P8Model
import Project8

/// `p8 status`: who has sent, who is late, who was sent it back.
struct StatusCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "status",
      abstract: speech(
        vi: "Ai đã gửi báo cáo, ai muộn, ai bị trả lại.",
        en: "Who has sent, who is late, who was sent it back."),
      discussion: speech(
        vi:
          "Hạn gửi nằm trong indicators/programme.yaml; kỳ chưa đặt hạn thì không ai bị coi là muộn. Ví dụ: p8 status --unit 54 --period 2023",
        en:
          "Deadlines stand in indicators/programme.yaml; where a period has none nobody is late. Example: p8 status --unit 54 --period 2023"
      ))
  }

  @Option(help: help(vi: "Mã đơn vị; VN là cả nước.", en: "The unit's code; VN is the country."))
  var unit: String = "VN"

  @Option(help: help(vi: "Kỳ báo cáo.", en: "The period."))
  var period: String

  @Option(
    help: help(
      vi: "Chia theo cấp: province, district, commune, village; mặc định là cấp ngay dưới.",
      en: "Split by level: province, district, commune, village; by default the one right below."))
  var by: UnitLevel?

  @Option(
    help: help(
      vi: "Bản báo cáo: initial (lần đầu) hoặc supplement (bổ sung).",
      en: "Which report: initial or supplement."))
  var reportVersion: ReportStamp.Version = .initial

  @Option(
    help: help(
      vi: "Xét vào ngày nào, ví dụ 2025-09-10; mặc định hôm nay.",
      en: "Looked at on this day, such as 2025-09-10; by default today."))
  var on: String?

  /// How the status is printed; `csv` for spreadsheet programs.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case tsv
    case json
    case csv
  }

  @Option(help: help(vi: "text, tsv, json hoặc csv.", en: "text, tsv, json or csv."))
  var format: Format = .text

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    let parser = RequestParser(workspace)
    let (code, closing) = try parser.unit(unit, in: period)
    if let by { try code.requireLevel(by) }
    let status = try workspace.review.status(
      of: code, for: closing, by: by, version: reportVersion, on: try parser.date(on))
    switch format {
    case .text:
      try Console.output(status.formatted(.text, language: common.lang, width: Screen.width))
    case .tsv: try Console.data(status.tabSeparated)
    case .json: try Console.data(status.formatted(.json, language: common.lang))
    case .csv: try Console.data(status.formatted(.csv, language: common.lang))
    }
  }
}

extension ReportStamp.Version: ExpressibleByArgument {}
