import ArgumentParser
import Project8

/// `p8 export sdmx`: SDMX-CSV 2.1, and the structure that it refers to.
struct ExportSDMXCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sdmx",
      abstract: speech(
        vi: "SDMX-CSV 2.1, và thông điệp cấu trúc (SDMX-ML 2.1).",
        en: "SDMX-CSV 2.1, and the structure message (SDMX-ML 2.1)."),
      discussion: speech(
        vi: """
          Ví dụ: p8 export sdmx --unit 54 --period 2023 --by district -o du-an-8-sdmx.csv
                 p8 export sdmx --dsd -o du-an-8-sdmx.xml
          Thông điệp cấu trúc (dataflow, DSD, khái niệm, danh mục mã) không phụ thuộc kỳ và đơn vị; chỉ cho một tỉnh: \
          --dsd --within 54.
          """,
        en: """
          Example: p8 export sdmx --unit 54 --period 2023 --by district -o project8-sdmx.csv
                   p8 export sdmx --dsd -o project8-sdmx.xml
          The structure message (dataflow, DSD, concepts, code lists) depends on no period and no unit; for one province \
          only: --dsd --within 54.
          """))
  }

  @OptionGroup var options: ExchangeOptions

  @Flag(
    help: help(
      vi: "Ghi thông điệp cấu trúc thay cho số liệu.", en: "Write the structure message in place of figures.")
  )
  var dsd = false

  @Option(
    help: help(
      vi: "Chỉ các đơn vị của nơi này và những gì chúng đã thành (với --dsd).",
      en: "Only the units of this one and what became of them (with --dsd)."))
  var within: String?

  func validate() throws {
    if within != nil, !dsd {
      throw ValidationError(speech(vi: "--within đi cùng --dsd.", en: "--within goes with --dsd."))
    }
  }

  func run() throws {
    guard dsd else { return try options.write { try $0.exporting.sdmx(options.request(in: $0)) } }
    let workspace = try options.common.workspace(registry: options.registry)
    let writer = options.writing.output(for: workspace)
    try writer.require(options.output)
    let parser = RequestParser(workspace)
    let area = try within.map { try parser.unit(meaning: $0) }
    let date = try parser.date(options.date)
    try writer.writeSaying(
      try workspace.exporting.sdmxStructure(within: area, date: date), to: options.output)
  }
}
