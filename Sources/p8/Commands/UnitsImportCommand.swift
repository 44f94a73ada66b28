import ArgumentParser
import P8Model
import Project8

/// `p8 units import`: the villages that should report.
struct UnitsImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: speech(
        vi: "Nhập danh sách thôn phải báo cáo (.xlsx, .csv, .tsv).",
        en: "Import the villages that should report (.xlsx, .csv, .tsv)."),
      discussion: speech(
        vi:
          "Tên cột tiếng Việt hoặc tiếng Anh, thứ tự nào cũng được, phía trên có thể có tiêu đề: mã xã (hoặc tên xã kèm huyện, tỉnh), tên thôn; nếu có: mã thôn, từ ngày, đến ngày, number để tự đánh số. Các tên cột nhận được ở templates/texts/lists.yaml. Thôn đã có thì giữ nguyên mã. Còn dòng không nhận thì lệnh kết thúc với mã 1.",
        en:
          "Headers in Vietnamese or English in any order, titles may stand above: commune code (or commune with district and province), village; and where there are any: village code, from, to, number where you number them yourself. templates/texts/lists.yaml has all headers. A village that is there keeps its code. Exits 1 where a row was not taken."
      ))
  }

  @Argument(help: help(vi: "Các tệp .xlsx, .csv, .tsv.", en: "The .xlsx, .csv or .tsv files."))
  var files: [String]

  @Option(
    help: help(
      vi: "Danh mục của các xã: 2024 hoặc 2025; không nêu thì xem trong danh sách.",
      en: "The structure of the communes: 2024 or 2025; found in the list where not given."))
  var structure: String?

  @Flag(
    name: .customLong("new"),
    help: help(
      vi: "Tên gần giống tên đã có vẫn là thôn khác.",
      en: "Names that are nearly those of others are villages of their own."))
  var isNew = false

  @Flag(help: help(vi: "Chỉ xem, không ghi.", en: "Only show what would be done."))
  var dryRun = false

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    let parser = RequestParser(workspace)
    var request = VillageListRequest(files, structure: try structure.map { try parser.structure($0) })
    request.isNew = isNew
    request.isTrial = dryRun
    let outcomes = try registry.sayingIfNew { try workspace.villages.importLists(request) }
    for outcome in outcomes {
      if outcomes.count > 1 {
        try Console.output([outcome.file, outcome.sheet].compactMap(\.self).joined(separator: ", "))
      }
      try Console.output(outcome.formatted(common.lang))
    }
    if outcomes.contains(where: { !$0.problems.isEmpty }) { throw ExitStatus.findings }
  }
}
