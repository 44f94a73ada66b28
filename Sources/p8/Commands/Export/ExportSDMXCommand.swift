import ArgumentParser
import Project8

/// `p8 export sdmx`: SDMX-CSV 2.1.
struct ExportSDMXCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sdmx",
      abstract: speech(
        vi: "SDMX-CSV 2.1.",
        en: "SDMX-CSV 2.1."),
      discussion: speech(
        vi: """
          Ví dụ: p8 export sdmx --unit 54 --period 2023 --by district -o du-an-8-sdmx.csv
          """,
        en: """
          Example: p8 export sdmx --unit 54 --period 2023 --by district -o project8-sdmx.csv
          """))
  }

  @OptionGroup var options: ExchangeOptions

  func run() throws {
    try options.write { try $0.exporting.sdmx(options.request(in: $0)) }
  }
}
