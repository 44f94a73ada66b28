import ArgumentParser
import P8Model
import Project8

/// `p8 exports`: what left the programme.
struct ExportsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "exports",
      abstract: speech(
        vi: "Những tệp đã cho ra ngoài chương trình.", en: "The files that have left the programme."),
      subcommands: [ExportsListCommand.self])
  }
}

/// `p8 exports list`: what was published, when and for whom.
struct ExportsListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: speech(
        vi: "Đã cho ra gì, lúc nào, cho ai.", en: "What was published, when and for whom."),
      discussion: speech(
        vi: """
          Mọi bản partner và public được ghi ở đây. Bản sau không nêu số mà bản trước đã giữ lại; nếu so hai bản mà \
          lộ số rất ít người thì bản sau không được xuất.
          Ví dụ: p8 exports list --unit 54 --format tsv
          """,
        en: """
          Every export for partners and the public is noted here. A later one never shows what an earlier one held \
          back; where the two together would give away a count of very few people, the later one is refused.
          Example: p8 exports list --unit 54 --format tsv
          """))
  }

  @Option(help: help(vi: "Chỉ của đơn vị này.", en: "Those of this unit only."))
  var unit: String?

  @OptionGroup var format: ListFormatOption

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    let units = try unit.map { try RequestParser(workspace).units(meaning: $0) }
    try format.write(
      try workspace.exporting.publications(
        of: units, as: format.format, language: common.lang, width: Screen.width))
  }
}
