import ArgumentParser
import P8Model
import Project8

/// `p8 villages carry`.
struct VillagesCarryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "carry",
      abstract: speech(
        vi: "Nối thôn cũ sang danh mục từ 1/7/2025.",
        en: "Carry villages over into the structure of July 2025."),
      discussion: speech(
        vi:
          "Cả tỉnh: p8 villages carry --unit 66 -o can-quyet-dinh.xlsx (hoặc .tsv); điền cột Mã mới (mã xã mới hoặc mã thôn mới) rồi chạy lại với --decisions can-quyet-dinh.xlsx. Một thôn: p8 villages carry 22228-01 --to 22222",
        en:
          "A whole province: p8 villages carry --unit 66 -o to-decide.xlsx (or .tsv); fill in the column New code (the new commune's or village's code) and run again with --decisions to-decide.xlsx. One village: p8 villages carry 22228-01 --to 22222"
      ))
  }

  @Argument(help: help(vi: "Mã thôn cũ.", en: "The old code of a village."))
  var code: String?

  @Option(
    help: help(
      vi: "Mã xã mới, hoặc mã thôn đã nhập ở đó.", en: "The new commune, or the village's code there."))
  var to: String?

  @Option(help: help(vi: "Nối mọi thôn của đơn vị này.", en: "Carry all villages of this unit."))
  var unit: String?

  @Option(help: help(vi: "Danh sách đã quyết định.", en: "The list with the decisions."))
  var decisions: String?

  @Option(
    name: .shortAndLong,
    help: help(
      vi: "Tệp cho những thôn cần quyết định: .xlsx hoặc .tsv.",
      en: "The file for villages to be decided: .xlsx or .tsv."))
  var output: String?

  @Flag(help: help(vi: "Chỉ xem, không ghi.", en: "Only show what would be done."))
  var dryRun = false

  @Option(help: help(vi: "Lý do.", en: "Why."))
  var reason: String = "1654–1687/NQ-UBTVQH15"

  @OptionGroup var author: AuthorOption
  @OptionGroup var writing: WritingOptions
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (code != nil && to != nil) != (unit != nil) else {
      throw ValidationError(
        speech(vi: "Nêu một thôn kèm --to, hoặc --unit.", en: "Name a village with --to, or --unit."))
    }
  }

  func run() throws {
    var workspace = try common.workspace(registry: registry)
    workspace.author = author.name
    let parser = RequestParser(workspace)
    if let code, let to {
      let now = try workspace.villages.carry(
        try parser.unit(code, structure: .y2024), to: try parser.unit(to, structure: .y2025), reason: reason)
      try Console.output("\(code) → \(now.village.code.code) \(now.village.name)")
      return
    }
    guard let unit = try self.unit.flatMap({ try parser.units(meaning: $0).first }) else { return }
    let writer = writing.output(for: workspace, reading: [decisions].compactMap(\.self))
    try writer.require(output)
    let outcome = try workspace.villages.carry(
      in: unit, decisions: decisions, isTrial: dryRun, reason: reason)
    if let open = outcome.open {
      switch output {
      case let path? where path.lowercased().hasSuffix(".xlsx"):
        try writer.write(try open.workbook(common.lang), to: path)
      case let path?: try writer.write(Array(open.text.utf8), to: path)
      case nil: try Console.output(open.text)
      }
    }
    for refusal in outcome.refused { Console.error(refusal[common.lang]) }
    try Console.output(
      LocalizedText(
        vi:
          "\(dryRun ? "Sẽ nối" : "Đã nối") \(outcome.carried.count) thôn; \(outcome.openCount) thôn cần quyết định; \(outcome.refused.count) dòng không nhận.",
        en:
          "\(dryRun ? "Would carry" : "Carried") \(outcome.carried.count); to be decided: \(outcome.openCount); rows not taken: \(outcome.refused.count)."
      )[common.lang])
    if outcome.openCount > 0 || !outcome.refused.isEmpty { throw ExitStatus.findings }
  }
}
