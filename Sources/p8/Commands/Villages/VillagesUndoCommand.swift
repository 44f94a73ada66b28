import ArgumentParser
import P8Model
import Project8

/// `p8 villages undo`.
struct VillagesUndoCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "undo",
      abstract: speech(vi: "Hoàn tác một thay đổi.", en: "Take a change back."))
  }

  @Argument(
    help: help(
      vi: "Số của thay đổi, như p8 villages show in ra.",
      en: "The number of the change, as p8 villages show prints it."))
  var number: Int

  @Option(help: help(vi: "Lý do.", en: "Why."))
  var reason: String

  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    var workspace = try common.workspace(registry: registry)
    workspace.author = author.name
    let change = try workspace.villages.undo(Int64(number), reason: reason)
    try Console.output(workspace.villages.text(of: change, common.lang))
  }
}
