import ArgumentParser
import P8Model
import Project8

/// `p8 villages rename`.
struct VillagesRenameCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rename",
      abstract: speech(
        vi: "Đổi tên hoặc đổi loại (thôn, tổ dân phố).", en: "Change the name, or the type word."),
      discussion: speech(
        vi:
          "Ví dụ: p8 villages rename 22237-01 --name \"Buôn Bai A\" --effective 2026-06-01 --resolution \"12/NQ-HĐND\" --reason \"trùng tên\"",
        en:
          "Example: p8 villages rename 22237-01 --name \"Buôn Bai A\" --effective 2026-06-01 --resolution \"12/NQ-HĐND\" --reason \"same name as another\""
      ))
  }

  @Argument(help: help(vi: "Mã thôn.", en: "The village's code."))
  var code: String

  @Option(help: help(vi: "Tên mới.", en: "The new name."))
  var name: String

  @OptionGroup var options: VillageDecisionOptions

  func run() throws {
    let workspace = try options.workspace()
    let parser = RequestParser(workspace)
    try options.say(
      try workspace.villages.rename(
        try parser.village(code, structure: options.structure), to: name,
        decision: try options.decision(parser)), workspace)
  }
}
