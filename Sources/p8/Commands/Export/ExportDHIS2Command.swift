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
            p8 export dhis2 --unit 54 --period 2023 --by commune --metadata -o metadata.json
            p8 export dhis2 --unit 54 --period 2023 --by commune -o values.csv   (mọi đơn vị)
            p8 export dhis2 --unit 54 --period 2023 -o values.json               (riêng đơn vị)
          Gửi metadata.json tới /api/metadata, values.json tới /api/dataValueSets, values.csv tới \
          /api/dataValueSets?idScheme=code. DHIS2 tự cộng theo đơn vị: khi có --by, đơn vị cấp trên chỉ ghi phần \
          không thuộc đơn vị nào bên dưới.
          Số người dưới 5 được giữ lại; gửi vào hệ thống của chính chương trình thì thêm --audience internal để đủ số.
          """,
        en: """
          Load the metadata first, then the values:
            p8 export dhis2 --unit 54 --period 2023 --by commune --metadata -o metadata.json
            p8 export dhis2 --unit 54 --period 2023 --by commune -o values.csv   (all units)
            p8 export dhis2 --unit 54 --period 2023 -o values.json               (the unit alone)
          Send metadata.json to /api/metadata, values.json to /api/dataValueSets, values.csv to \
          /api/dataValueSets?idScheme=code. DHIS2 adds up over units: with --by the unit itself tells only what \
          belongs to none below.
          Counts of fewer than 5 people are held back; for a system of the programme itself add --audience internal, so \
          that sums are right.
          """))
  }

  @OptionGroup var options: ExchangeOptions

  @Flag(
    help: help(
      vi: "Ghi siêu dữ liệu thay cho số liệu.", en: "Write the metadata in place of the values."))
  var metadata = false

  func run() throws {
    let part: DHIS2Part =
      if metadata { .metadata } else if options.output?.lowercased().hasSuffix(".csv") == true { .csv } else {
        .json
      }
    try options.write { workspace in
      try Exporting.require(part, goesWith: options.by)
      let request = try options.request(in: workspace)
      return try workspace.exporting.dhis2(request, part: part)
    }
  }
}
