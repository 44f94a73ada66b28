import ArgumentParser
import P8Model
import Project8

/// `p8 villages move`.
struct VillagesMoveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "move",
      abstract: speech(vi: "Chuyển sang xã khác.", en: "Move into another commune."))
  }

  @Argument(help: help(vi: "Mã thôn.", en: "The village's code."))
  var code: String

  @Option(help: help(vi: "Mã xã mới.", en: "The new commune's code."))
  var to: String

  @OptionGroup var options: VillageDecisionOptions

  func run() throws {
    let workspace = try options.workspace()
    let parser = RequestParser(workspace)
    let code = try parser.village(code, structure: options.structure)
    try options.say(
      try workspace.villages.move(
        code, to: try parser.unit(to, structure: code.structure), decision: try options.decision(parser)),
      workspace)
  }
}
