import ArgumentParser
import P8Model
import Project8

/// `p8 villages close`.
struct VillagesCloseCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "close",
      abstract: speech(vi: "Giải thể một thôn.", en: "End a village."))
  }

  @Argument(help: help(vi: "Mã thôn.", en: "The village's code."))
  var code: String

  @OptionGroup var models: ModelsOption
  @OptionGroup var options: VillageDecisionOptions

  func run() throws {
    let workspace = try options.workspace()
    let parser = RequestParser(workspace)
    try options.say(
      try workspace.villages.close(
        try parser.village(code, structure: options.structure), models: try models.value(),
        decision: try options.decision(parser)), workspace)
  }
}
