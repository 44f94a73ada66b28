import ArgumentParser
import P8Model
import Project8

/// `p8 form`: a blank form for a unit and period.
struct FormCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "form",
      abstract: speech(
        vi: "Tạo biểu mẫu trống (.xlsx) cho một đơn vị và một kỳ.",
        en: "Write a blank form (.xlsx) for a unit and a period."),
      discussion: speech(
        vi: """
          Ví dụ: p8 form village-report --unit 22210-01 --period 2023 -o bieu-mau.xlsx
          Thôn chưa có trong sổ: p8 form village-report --unit 22210 --village "Buôn Bai" --period 2023
          (thôn được ghi vào sổ và được cấp mã).
          """,
        en: """
          Example: p8 form village-report --unit 22210-01 --period 2023 -o form.xlsx
          A village that is not in the registry yet: p8 form village-report --unit 22210 --village "Buôn Bai" \
          --period 2023 (it is entered there and gets a code).
          """))
  }

  @Argument(
    help: help(
      vi: "village-report, commune-report hoặc activity-log.",
      en: "village-report, commune-report or activity-log."))
  var form: String

  @Option(help: help(vi: "Mã đơn vị, ví dụ 22210-01.", en: "The unit's code, such as 22210-01."))
  var unit: String

  @Option(
    help: help(vi: "Tên thôn, khi --unit là mã xã.", en: "The village's name, where --unit is a commune."))
  var village: String?

  @Option(
    help: help(
      vi: "Kỳ báo cáo: 2025, 2025-H1, 2025-8M, 2025-9M, 2025-Q3, 2025-M07.",
      en: "The period: 2025, 2025-H1, 2025-8M, 2025-9M, 2025-Q3, 2025-M07."))
  var period: String

  @Option(
    help: help(
      vi: "Bản báo cáo: initial (lần đầu) hoặc supplement (bổ sung).",
      en: "Which report: initial or supplement."))
  var reportVersion: ReportStamp.Version = .initial

  @Option(
    help: help(
      vi: "Cấu trúc đơn vị: 2024 hoặc 2025; mặc định theo ngày chốt số liệu.",
      en: "The structure of units, 2024 or 2025; by default that of the closing date."))
  var structure: String?

  @Option(
    help: help(
      vi:
        "xlsx (bảng tính), xlsform (biểu điện thoại cho ODK, KoboToolbox) hoặc xsd (cho chương trình khác ghi XML).",
      en:
        "xlsx (a workbook), xlsform (a form for the phone, for ODK and KoboToolbox) or xsd (for programs that write XML)."
    ))
  var format: FormFormat = .xlsx

  @Flag(
    help: help(
      vi: "Biểu của tất cả các thôn của xã --unit, mỗi thôn một tệp trong thư mục -o.",
      en: "The forms of all villages of the commune --unit, a file for each in the folder -o."))
  var all = false

  @Option(
    name: .shortAndLong,
    help: help(
      vi: "Tệp .xlsx cần ghi; với --all là thư mục.", en: "The .xlsx file to write; with --all the folder."))
  var output: String?

  @OptionGroup var writing: WritingOptions
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    try workspace.forms.requireForm(form)
    let parser = RequestParser(workspace)
    let period = try parser.period(period)
    let request = BlankFormRequest(
      form, unit: try parser.unit(unit, structure: try structure.map(parser.structure) ?? period.structure),
      village: village, period: period, version: reportVersion, language: common.lang)
    if all, format == .xsd {
      throw ValidationError(
        speech(
          vi: "--format xsd là của từng đơn vị, không đi với --all", en: "--format xsd goes without --all"))
    }
    if all { return try writeAll(request, of: workspace) }
    let writer = writing.output(for: workspace)
    try writer.require(output)
    let blank = try registry.sayingIfNew {
      switch format {
      case .xlsx: try workspace.forms.blank(request)
      case .xlsform: try workspace.forms.phone(request)
      case .xsd: try workspace.forms.schema(request)
      }
    }
    let path = output ?? blank.suggestedName
    try writer.write(blank.bytes, to: path)
    Console.error(speech(vi: "Đã ghi \(path)", en: "Wrote \(path)"))
  }

  private func writeAll(_ request: BlankFormRequest, of workspace: Workspace) throws {
    var bar: ProgressBar?
    let told = try workspace.forms.writeAll(
      request, forPhone: format == .xlsform, to: output ?? ".", isForced: writing.force
    ) {
      made, all in
      let known =
        bar
        ?? ProgressBar(total: all, label: speech(vi: "Tạo biểu", en: "Making forms"), isQuiet: common.quiet)
      bar = known
      known.update(made)
    }
    Console.error(told[common.lang])
  }
}

/// What a form is made for.
enum FormFormat: String, ExpressibleByArgument {
  case xlsx
  case xlsform
  case xsd
}
