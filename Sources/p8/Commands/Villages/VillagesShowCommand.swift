import ArgumentParser
import P8Model
import Project8

/// `p8 villages show`.
struct VillagesShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: speech(vi: "Các mã và thay đổi của một thôn.", en: "The codes and changes of a village."))
  }

  @Argument(help: help(vi: "Mã thôn.", en: "The village's code."))
  var code: String

  @Option(help: help(vi: "Cấu trúc của mã: 2024 hoặc 2025.", en: "The structure of the code: 2024 or 2025."))
  var structure: String?

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    let code = try RequestParser(workspace).village(code, structure: structure)
    let life = try workspace.villages.life(of: code)
    let codes = life.villages.map { village in
      "\(village.village.code.code) (\(village.village.code.structure.rawValue)) \(village.village.name)"
        + " \(village.from?.description ?? "…") – \(village.to?.description ?? "…")"
    }
    try Console.output(
      (codes + life.changes.map { workspace.villages.text(of: $0, common.lang) }).joined(separator: "\n"))
  }
}
