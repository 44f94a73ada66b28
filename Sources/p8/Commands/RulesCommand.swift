import ArgumentParser
import P8Model
import Project8

/// `p8 rules`: what is checked, and how it is reported.
struct RulesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rules",
      abstract: speech(vi: "Các quy tắc kiểm tra.", en: "The rules that reports are checked by."),
      subcommands: [RulesListCommand.self, RulesShowCommand.self, RulesManualCommand.self])
  }
}

/// `p8 rules list`: all codes.
struct RulesListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: speech(vi: "Liệt kê mọi quy tắc.", en: "List all rules."))
  }

  @OptionGroup var common: CommonOptions

  func run() throws {
    try Console.output(try common.workspace().manual.rules(language: common.lang))
  }
}

/// `p8 rules show`: one code in full.
struct RulesShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show", abstract: speech(vi: "Giải thích một quy tắc.", en: "Explain one rule."))
  }

  @Argument(help: help(vi: "Mã, ví dụ P8-SUM-001.", en: "The code, such as P8-SUM-001."))
  var code: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    try Console.output(try common.workspace().manual.rule(code, language: common.lang))
  }
}

/// `p8 rules manual`: all codes in full, as the page that the documentation keeps.
struct RulesManualCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "manual",
      abstract: speech(vi: "Viết sổ tay quy tắc (Markdown).", en: "Write the manual of rules (Markdown)."))
  }

  @OptionGroup var common: CommonOptions

  func run() throws {
    try Console.data(try common.workspace().manual.ruleBook(language: common.lang))
  }
}
