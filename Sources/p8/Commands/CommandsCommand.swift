import ArgumentParser
import P8Model

/// `p8 commands`: all commands with their options, as a page.
struct CommandsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "commands",
      abstract: speech(
        vi: "Mọi lệnh và tùy chọn, thành một trang Markdown.",
        en: "All commands and their options, as a page of Markdown."),
      discussion: speech(
        vi: "docs/commands.vi.md và docs/commands.en.md là trang này.",
        en: "docs/commands.vi.md and docs/commands.en.md are this page."),
      shouldDisplay: false)
  }

  @Flag(help: help(vi: "Thành trang man (roff).", en: "As a page of man (roff)."))
  var man = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let commands = try DescribedCommand.all(of: P8.self, language: common.lang)
    try Console.data(
      man
        ? CommandManualPage(language: common.lang).text(of: commands)
        : CommandBook(language: common.lang).text(of: commands))
  }
}
