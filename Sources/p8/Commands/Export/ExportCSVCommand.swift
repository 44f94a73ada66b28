import ArgumentParser
import Project8

/// `p8 export csv`: a list of figures (CSV), a row for each number.
struct ExportCSVCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "csv",
      abstract: speech(
        vi: "Danh sách số liệu (CSV), mỗi dòng một số.",
        en: "A list of figures (CSV), a row for each number."),
      discussion: speech(
        vi: """
          Ví dụ: p8 export csv --unit 54 --period 2023 --by commune -o so-lieu.csv
          Cột status phân biệt: known (có số, kể cả 0), missing (chưa có số), held-back (không công bố), carried-over
          (lấy theo báo cáo trước, khi có --carried-over).
          --plain: chỉ tiêu, đơn vị tính, giá trị, kỳ, theo thứ tự chỉ tiêu của giai đoạn, để nhập vào hệ thống thông tin \
          của chương trình.
          """,
        en: """
          Example: p8 export csv --unit 54 --period 2023 --by commune -o figures.csv
          The column status tells apart: known (zero too), missing (not reported), held-back (not published),
          carried-over (of earlier reports, with --carried-over).
          --plain: indicator, unit of measure, value, period, in the order of the phase's indicators, to be typed or \
          loaded into the programme's information system.
          """))
  }

  @OptionGroup var options: ExchangeOptions

  @Flag(
    help: help(
      vi: "Danh sách để nhập tay: chỉ tiêu, đơn vị tính, giá trị, kỳ.",
      en: "A list to be typed: indicator, unit of measure, value, period."))
  var plain = false

  func run() throws {
    try options.write { try $0.exporting.figureList(options.request(in: $0), isPlain: plain) }
  }
}
