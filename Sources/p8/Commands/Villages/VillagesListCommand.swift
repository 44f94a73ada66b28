import ArgumentParser
import P8Model
import Project8

/// `p8 villages list`.
struct VillagesListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: speech(vi: "Các thôn của một đơn vị.", en: "The villages of a unit."),
      discussion: speech(
        vi: "Ví dụ: p8 villages list --unit 22210 --on 2026-12-31",
        en: "Example: p8 villages list --unit 22210 --on 2026-12-31"))
  }

  @Option(help: help(vi: "Mã đơn vị.", en: "The unit's code."))
  var unit: String

  @Option(help: help(vi: "Danh mục: 2024 hoặc 2025.", en: "The structure: 2024 or 2025."))
  var structure: String?

  @Option(help: help(vi: "Chỉ thôn tồn tại vào ngày này.", en: "Only villages that are there on this day."))
  var on: String?

  @Option(
    help: help(
      vi: "Một phần của tên, có dấu hoặc không; cả tên trước đây.",
      en: "A part of the name, with or without diacritics; former names too."))
  var name: String?

  @OptionGroup var format: ListFormatOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    let parser = RequestParser(workspace)
    let units =
      try structure.map { [try parser.unit(unit, structure: try parser.structure($0))] }
      ?? parser.units(meaning: unit)
    let day = try parser.date(on)
    let former = try workspace.villages.formerNames(common.lang)
    var rows: [[String]] = []
    for unit in units.sorted() {
      for village in try workspace.villages.list(in: unit, on: day, named: name) {
        rows.append([
          village.village.code.code, village.village.code.structure.rawValue, village.village.name,
          village.from?.description ?? "", village.to?.description ?? "",
          former[village.village.code] ?? "",
        ])
      }
    }
    try format.write(
      [
        ("code", LocalizedText(vi: "Mã", en: "Code")),
        ("structure", LocalizedText(vi: "Danh mục", en: "Unit structure")),
        ("name", LocalizedText(vi: "Thôn", en: "Village")),
        ("from", LocalizedText(vi: "Từ ngày", en: "From")), ("to", LocalizedText(vi: "Đến ngày", en: "To")),
        ("former", LocalizedText(vi: "Tên trước đây", en: "Former name")),
      ], kept: 3, rows: rows, language: common.lang)
  }
}
