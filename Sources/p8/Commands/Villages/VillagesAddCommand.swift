import ArgumentParser
import P8Model
import Project8

/// `p8 villages add`.
struct VillagesAddCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add",
      abstract: speech(vi: "Thêm một thôn.", en: "Enter a village."),
      discussion: speech(
        vi:
          "Tên gần giống thôn đã có, hoặc thôn ở danh mục kia, thì hỏi lại: --continues MÃ nếu là thôn ấy, --new nếu là thôn khác.",
        en:
          "A name that is nearly another's, or may be a village of the other structure, is asked about: --continues CODE where it is that one, --new where it is another."
      ))
  }

  @Option(help: help(vi: "Mã xã.", en: "The commune's code."))
  var unit: String

  @Option(help: help(vi: "Tên thôn.", en: "The village's name."))
  var name: String

  @Option(
    help: help(vi: "Danh mục của xã: 2024 hoặc 2025.", en: "The structure of the commune: 2024 or 2025."))
  var structure: String = "2025"

  @Option(help: help(vi: "Ngày đầu tiên của thôn.", en: "The village's first day."))
  var from: String?

  @Option(
    help: help(
      vi: "Mã của chính thôn này ở danh mục kia.", en: "The code of the same village in the other structure.")
  )
  var continues: String?

  @Flag(
    name: .customLong("new"),
    help: help(vi: "Là thôn khác, dù tên giống.", en: "It is another village, whatever its name."))
  var isNew = false

  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    var workspace = try common.workspace(registry: registry)
    workspace.author = author.name
    let parser = RequestParser(workspace)
    let structure = try parser.structure(structure)
    let other: UnitStructure = structure == .y2025 ? .y2024 : .y2025
    let village = try registry.sayingIfNew {
      try workspace.villages.enter(
        name, in: try parser.unit(unit, structure: structure), isNew: isNew,
        continues: try continues.map { try parser.unit($0, structure: other) }, from: try parser.date(from))
    }
    try Console.output("\(village.code.code)\t\(village.name)")
  }
}
