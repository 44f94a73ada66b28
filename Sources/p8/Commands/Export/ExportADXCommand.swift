import ArgumentParser
import Project8

/// `p8 export adx`: an ADX message (XML).
struct ExportADXCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "adx",
      abstract: speech(
        vi: "Thông điệp ADX (XML).",
        en: "An ADX message (XML)."),
      discussion: speech(
        vi: """
          Ví dụ: p8 export adx --unit 54 --period 2023 --by commune -o du-an-8-adx.xml
          Gửi tới DHIS2: /api/dataValueSets?idScheme=code, sau khi nạp p8 export dhis2 --metadata.
          Nơi nhận tự cộng theo đơn vị: khi có --by, đơn vị cấp trên chỉ ghi phần không thuộc đơn vị nào bên dưới.
          Số người dưới 5 được giữ lại; gửi vào hệ thống của chính chương trình thì thêm --audience internal để đủ số.
          """,
        en: """
          Example: p8 export adx --unit 54 --period 2023 --by commune -o project8-adx.xml
          To DHIS2: /api/dataValueSets?idScheme=code, after p8 export dhis2 --metadata.
          The receiver adds up over units: with --by the unit itself tells only what belongs to none below.
          Counts of fewer than 5 people are held back; for a system of the programme itself add --audience internal, so \
          that sums are right.
          """))
  }

  @OptionGroup var options: ExchangeOptions

  func run() throws {
    try options.write { try $0.exporting.adx(options.request(in: $0)) }
  }
}
