import ArgumentParser
import P8Model
import Project8

/// What a decision says, on the command line.
struct VillageDecisionOptions: ParsableArguments {
  @Option(
    help: help(vi: "Ngày hiệu lực, ví dụ 2026-06-01.", en: "The first day of the change, such as 2026-06-01.")
  )
  var effective: String

  @Option(
    help: help(
      vi: "Số nghị quyết, ví dụ \"12/NQ-HĐND\".", en: "The resolution's number, such as \"12/NQ-HĐND\"."))
  var resolution: String = ""

  @Option(help: help(vi: "Ngày nghị quyết.", en: "The resolution's date."))
  var resolutionDate: String?

  @Option(help: help(vi: "Lý do.", en: "Why."))
  var reason: String

  @Option(
    help: help(
      vi: "Danh mục của mã: 2024 hoặc 2025 (mặc định mới nhất).",
      en: "The structure of the code: 2024 or 2025 (by default the newest)."))
  var structure: String?

  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func workspace() throws -> Workspace {
    var workspace = try common.workspace(registry: registry)
    workspace.author = author.name
    return workspace
  }

  func decision(_ parser: RequestParser) throws -> VillageChange.Decision {
    VillageChange.Decision(
      effective: try parser.day(effective), resolution: resolution,
      resolutionDate: try parser.date(resolutionDate), reason: reason)
  }

  func say(_ change: VillageChange, _ workspace: Workspace) throws {
    try Console.output(workspace.villages.text(of: change, common.lang))
  }
}
