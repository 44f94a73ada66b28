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
          Đủ mọi số, kể cả số người dưới 5, để hệ thống cộng đúng; gửi ra ngoài chương trình thì thêm --hold-back.
          """,
        en: """
          Example: p8 export adx --unit 54 --period 2023 --by commune -o project8-adx.xml
          To DHIS2: /api/dataValueSets?idScheme=code, after p8 export dhis2 --metadata.
          The receiver adds up over units: with --by the unit itself tells only what belongs to none below.
          All figures are told, counts of fewer than 5 people too, so that sums are right; outside the programme add \
          --hold-back.
          """))
  }

  @OptionGroup var options: ExchangeOptions
  @OptionGroup var smallCounts: SmallCountOption

  func run() throws {
    try options.write {
      try $0.exporting.adx(options.request(in: $0, holdsBack: smallCounts.holdBack))
    }
  }
}
