import ArgumentParser
import P8Model
import Project8

/// `p8 targets`: targets, yearly plans and baselines.
struct TargetsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "targets",
      abstract: speech(
        vi: "Chỉ tiêu, kế hoạch năm, số đầu kỳ.", en: "Targets, yearly plans and baselines."),
      subcommands: [TargetsImportCommand.self])
  }
}

/// `p8 targets import`: targets out of a spreadsheet, with their source and who approved them.
struct TargetsImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: speech(
        vi: "Nhập chỉ tiêu, kế hoạch năm, số đầu kỳ từ bảng tính (.xlsx, .csv, .tsv).",
        en: "Import targets, yearly plans and baselines from a spreadsheet (.xlsx, .csv, .tsv)."),
      discussion: speech(
        vi: """
          Ví dụ: p8 targets import ke-hoach-2024.xlsx
          Cột, thứ tự nào cũng được: Mã chỉ tiêu, Mã đơn vị, Cho (2024, 2021-2025, hoặc đầu kỳ 2020), Giá trị, Nguồn, \
          Người duyệt, Ngày duyệt; nếu có: Cấu trúc, Mức tin cậy, Giải trình (vì sao kết quả khác chỉ tiêu).
          Kết quả là một tệp của indicators/targets, thay nội dung nhập lần trước. Một ô sai thì không ghi gì và kết thúc \
          với mã 1.
          """,
        en: """
          Example: p8 targets import plan-2024.xlsx
          Columns, in any order: Indicator, Unit code, For (2024, 2021-2025, or baseline 2020), Value, Source, Approved by, \
          Approved on; where there are any: Structure, Reliability, Explanation (why results differ from the target).
          The result is a file of indicators/targets, in place of what was imported before. With one bad cell nothing is \
          written and the command exits 1.
          """))
  }

  @Argument(help: help(vi: "Các tệp .xlsx, .csv, .tsv.", en: "The .xlsx, .csv or .tsv files."))
  var files: [String]

  @Option(
    name: .shortAndLong,
    help: help(
      vi: "Tệp .yaml cần ghi; mặc định indicators/targets/imported.yaml.",
      en: "The .yaml file to write; indicators/targets/imported.yaml unless given."))
  var output: String?

  @Option(
    help: help(
      vi: "Danh mục của mã đơn vị: 2024 hoặc 2025; không nêu thì theo năm của chỉ tiêu.",
      en: "The structure of the unit codes: 2024 or 2025; by the year of the target where not given."))
  var structure: String?

  @Flag(help: help(vi: "Chỉ kiểm tra, không ghi.", en: "Only check; write nothing."))
  var dryRun = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace()
    let parser = RequestParser(workspace)
    let outcome = try workspace.targets.importLists(
      files, to: output, structure: try structure.map { try parser.structure($0) }, isTrial: dryRun)
    try Console.output(outcome.formatted(common.lang))
    if !outcome.problems.isEmpty || outcome.count == 0 { throw ExitStatus.findings }
  }
}
