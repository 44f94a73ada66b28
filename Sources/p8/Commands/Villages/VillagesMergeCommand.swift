import ArgumentParser
import P8Model
import Project8

/// `p8 villages merge`.
struct VillagesMergeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "merge",
      abstract: speech(vi: "Nhập các thôn vào một thôn.", en: "Merge villages into one that stays."),
      discussion: speech(
        vi:
          "Ví dụ: p8 villages merge 22237-02 22237-03 --into 22237-01 --models consolidated --effective 2026-06-01 --resolution \"12/NQ-HĐND\" --reason \"sắp xếp thôn\"",
        en:
          "Example: p8 villages merge 22237-02 22237-03 --into 22237-01 --models consolidated --effective 2026-06-01 --resolution \"12/NQ-HĐND\" --reason \"reorganised\""
      ))
  }

  @Argument(help: help(vi: "Các thôn kết thúc.", en: "The villages that end."))
  var codes: [String]

  @Option(help: help(vi: "Thôn ở lại.", en: "The village that stays."))
  var into: String

  @Option(help: help(vi: "Tên mới của thôn ở lại.", en: "A new name of the village that stays."))
  var name: String?

  @OptionGroup var models: ModelsOption
  @OptionGroup var options: VillageDecisionOptions

  func run() throws {
    let workspace = try options.workspace()
    let parser = RequestParser(workspace)
    try options.say(
      try workspace.villages.merge(
        try codes.map { try parser.village($0, structure: options.structure) },
        into: try parser.village(into, structure: options.structure), named: name, models: try models.value(),
        decision: try options.decision(parser)), workspace)
  }
}
