import ArgumentParser
import Project8

/// `p8 export iati`: an IATI 2.03 activity with results.
struct ExportIATICommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "iati",
      abstract: speech(
        vi: "Hoạt động IATI 2.03 kèm kết quả (XML).", en: "An IATI 2.03 activity with results (XML)."),
      discussion: speech(
        vi: """
          Ví dụ: p8 export iati --unit 54 --period 2023 --by district --organisation XX-EXAMPLE-0001 \
          --organisation-type 10 -o du-an-8.xml
          Mã và loại của tổ chức công bố lấy từ exchange/iati/organisation trong indicators/programme.yaml, hoặc \
          từ các tùy chọn này. Số người dưới 5 không công bố.
          """,
        en: """
          Example: p8 export iati --unit 54 --period 2023 --by district --organisation XX-EXAMPLE-0001 \
          --organisation-type 10 -o project8.xml
          Identifier and type of the reporting organisation come from exchange/iati/organisation in \
          indicators/programme.yaml, or from these options. Counts of fewer than 5 people are held back.
          """))
  }

  @OptionGroup var options: ExchangeOptions

  @Option(
    help: help(
      vi: "Mã IATI của tổ chức công bố.", en: "The IATI identifier of the reporting organisation."))
  var organisation: String?

  @Option(
    help: help(
      vi: "Loại tổ chức theo danh mục OrganisationType của IATI.",
      en: "The type of organisation in IATI's list OrganisationType."))
  var organisationType: String?

  @Option(help: help(vi: "Tên tổ chức công bố.", en: "The name of the reporting organisation."))
  var organisationName: String?

  @Option(help: help(vi: "Mã hoạt động IATI.", en: "The IATI identifier of the activity."))
  var activity: String?

  func run() throws {
    try options.write { workspace in
      let publisher = PublisherOptions(
        identifier: organisation, type: organisationType, name: organisationName, activity: activity)
      try workspace.exporting.requirePublisher(publisher)
      return try workspace.exporting.iati(options.request(in: workspace), publisher: publisher)
    }
  }
}
