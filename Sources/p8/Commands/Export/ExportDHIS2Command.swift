import ArgumentParser
import Project8

/// `p8 export dhis2`: values and metadata for DHIS2.
struct ExportDHIS2Command: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "dhis2",
      abstract: speech(
        vi: "Số liệu và siêu dữ liệu cho DHIS2.",
        en: "Values and metadata for DHIS2."),
      discussion: speech(
        vi: """
          Nạp siêu dữ liệu trước, rồi nạp số liệu:
            p8 export dhis2 --metadata -o metadata.json                            (cả chương trình)
            p8 export dhis2 --unit 54 --period 2023 --by commune -o values.csv   (hoặc values.json)
          Gửi metadata.json tới /api/metadata, values.json tới /api/dataValueSets, values.csv tới \
          /api/dataValueSets?idScheme=code. Xem trước có nạp được không: p8 exchange check metadata.json values.csv.
          Gói siêu dữ liệu không phụ thuộc kỳ và đơn vị; nạp lại thì cập nhật. Có thêm thôn: --metadata --units-only. Máy \
          chủ của riêng một tỉnh: --within 54. Tên các cấp chỉ ghi khi có --levels.
          DHIS2 tự cộng theo đơn vị: khi có --by, đơn vị cấp trên chỉ ghi phần không thuộc đơn vị nào bên dưới.
          Số người dưới 5 được giữ lại; gửi vào hệ thống của chính chương trình thì thêm --audience internal để đủ số.
          """,
        en: """
          Load the metadata first, then the values:
            p8 export dhis2 --metadata -o metadata.json                            (the whole programme)
            p8 export dhis2 --unit 54 --period 2023 --by commune -o values.csv   (or values.json)
          Send metadata.json to /api/metadata, values.json to /api/dataValueSets, values.csv to \
          /api/dataValueSets?idScheme=code. Whether they load: p8 exchange check metadata.json values.csv.
          The package depends on no period and no unit; loading it again updates. For villages that were added: \
          --metadata --units-only. For a server of one province: --within 54. Levels are named with --levels only.
          DHIS2 adds up over units: with --by the unit itself tells only what belongs to none below.
          Counts of fewer than 5 people are held back; for a system of the programme itself add --audience internal, so \
          that sums are right.
          """))
  }

  @OptionGroup var options: ExchangeOptions

  @Flag(
    help: help(
      vi: "Ghi siêu dữ liệu của chương trình thay cho số liệu.",
      en: "Write the metadata of the programme in place of values."))
  var metadata = false

  @Flag(
    help: help(
      vi: "Chỉ ghi đơn vị, nhóm và bộ dữ liệu, cho nơi đã có phần còn lại (với --metadata).",
      en: "Write units, groups and data sets only, where the rest is there already (with --metadata)."))
  var unitsOnly = false

  @Flag(
    help: help(
      vi: "Ghi cả tên các cấp đơn vị (với --metadata).", en: "Name the levels of units too (with --metadata)."
    ))
  var levels = false

  @Option(
    help: help(
      vi: "Chỉ các đơn vị của nơi này và những gì chúng đã thành, ví dụ 54 (với --metadata).",
      en: "Only the units of this one and what became of them, such as 54 (with --metadata)."))
  var within: String?

  func validate() throws {
    guard !metadata else { return }
    let given = [("units-only", unitsOnly), ("levels", levels), ("within", within != nil)].first { $0.1 }
    if let given {
      throw ValidationError(
        speech(vi: "--\(given.0) đi cùng --metadata.", en: "--\(given.0) goes with --metadata."))
    }
  }

  func run() throws {
    guard metadata else { return try writeValues() }
    let workspace = try options.common.workspace(registry: options.registry)
    let writer = options.writing.output(for: workspace)
    try writer.require(options.output)
    let area = try within.map { try RequestParser(workspace).unit(meaning: $0) }
    let request = DHIS2MetadataRequest(
      within: area, unitsOnly: unitsOnly, levels: levels, language: options.common.lang)
    try writer.writeSaying(try workspace.exporting.dhis2Metadata(request), to: options.output)
  }

  private func writeValues() throws {
    let part: DHIS2Part = options.output?.lowercased().hasSuffix(".csv") == true ? .csv : .json
    try options.write { workspace in
      let request = try options.request(in: workspace)
      return try workspace.exporting.dhis2(request, part: part)
    }
  }
}
