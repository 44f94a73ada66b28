public import ArgumentParser
public import P8Model
public import Project8

/// `p8 table`: indicators by unit and level, with coverage.
struct TableCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "table",
      abstract: speech(
        vi: "Bảng chỉ số của một đơn vị, kèm số đơn vị đã báo cáo.",
        en: "The indicators of a unit, with the number of units that reported."),
      discussion: speech(
        vi:
          "Ví dụ: p8 table --unit 54 --period 2023 --by district; p8 table --unit 66 --period 2025 --trend 5",
        en:
          "Example: p8 table --unit 54 --period 2023 --by district; p8 table --unit 66 --period 2025 --trend 5"
      ))
  }

  @OptionGroup var scope: ScopeOptions

  @Option(
    help: help(
      vi: "Chia theo cấp: province, district, commune, village.",
      en: "Split by level: province, district, commune, village."))
  var by: UnitLevel?

  @Option(
    help: help(
      vi: "Nhiều kỳ cạnh nhau: số kỳ liên tiếp, kỳ cuối là --period, tất cả theo một cấu trúc đơn vị.",
      en:
        "Several periods side by side: how many, the last one being --period, all in one structure of units.")
  )
  var trend: Int?

  @Option(
    help: help(
      vi: "Chỉ những chỉ số này, cách nhau bằng dấu phẩy (với --trend).",
      en: "Only these indicators, separated by commas (with --trend)."))
  var indicators: String = ""

  @Option(
    help: help(
      vi: "cumulative, in-period hoặc part.TÊN (với --trend; mặc định theo loại chỉ số).",
      en:
        "cumulative, in-period or part.NAME (with --trend; by default what the kind of indicator is read by)."
    ))
  var figure: String?

  @Option(
    help: help(
      vi: "Tách theo phân tổ: sex, ethnicity, status, level.",
      en: "Split along a dimension: sex, ethnicity, status, level."))
  var split: String?

  @OptionGroup var counting: CountingOption

  @OptionGroup var format: ListFormatOption

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    let parser = RequestParser(workspace)
    if let trend {
      try Indicators.requireCount(trend)
      let series = try workspace.indicators.trend(try request(parser), periods: trend)
      let key = try figure.map { try parser.figure($0) }
      try format.write(
        try workspace.indicators.formatted(
          series, figure: key, indicators: indicators.split(separator: ",").map { String($0) },
          as: format.format, language: common.lang, width: Screen.width))
      return
    }
    let table = try workspace.indicators.table(try request(parser))
    if let split {
      try format.write(
        try workspace.indicators.formatted(
          table, splitBy: split, as: format.format, language: common.lang, width: Screen.width))
      return
    }
    try format.write(
      workspace.indicators.formatted(
        table, as: format.format, language: common.lang, width: Screen.width))
  }

  private func request(_ parser: RequestParser) throws -> FigureRequest {
    let (unit, period) = try parser.scope(scope)
    return FigureRequest(unit: unit, period: period, by: by, counting: counting.counting)
  }
}

extension UnitLevel: ExpressibleByArgument {}
extension TableFormat: ExpressibleByArgument {}
extension CountingRule: ExpressibleByArgument {
  /// A rule by one of its names.
  public init?(argument: String) { self.init(named: argument) }
}

/// Which reports count.
struct CountingOption: ParsableArguments {
  @Option(
    help: help(
      vi:
        "accepted (mọi báo cáo không lỗi), confirmed (chỉ báo cáo xã đã xác thực; verified cũng vậy), approved (chỉ báo cáo đã duyệt).",
      en:
        "accepted (all without errors), confirmed (only those that their commune has confirmed; verified is the same) or approved (only approved ones)."
    ))
  var counting: CountingRule = .accepted
}

/// Which reports count in a report that has a layout.
struct LayoutCountingOption: ParsableArguments {
  @Option(
    help: help(
      vi: "accepted, confirmed hoặc approved, xem p8 table; mặc định theo bố cục.",
      en: "accepted, confirmed or approved, see p8 table; by default what the layout says."))
  var counting: CountingRule?
}

/// The unit, period and structure that a table or export is about.
struct ScopeOptions: ParsableArguments {
  @Option(
    help: help(
      vi: "Mã đơn vị, ví dụ 54; VN là cả nước.", en: "The unit's code, such as 54; VN is the country."))
  var unit: String

  @Option(
    help: help(
      vi: "Kỳ báo cáo: 2025, 2025-H1, 2025-8M, 2025-9M, 2025-Q3, 2025-M07.",
      en: "The period: 2025, 2025-H1, 2025-8M, 2025-9M, 2025-Q3, 2025-M07."))
  var period: String

  @Option(
    help: help(
      vi: "Cấu trúc đơn vị: 2024 hoặc 2025; mặc định theo ngày chốt số liệu.",
      en: "The structure of units, 2024 or 2025; by default that of the closing date."))
  var structure: String?
}
