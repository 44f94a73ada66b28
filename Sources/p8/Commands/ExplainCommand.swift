public import ArgumentParser
import P8Model
public import Project8

/// `p8 explain`: where a number comes from, down to the cell.
struct ExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain",
      abstract: speech(
        vi: "Giải thích một con số: từ đâu mà có, đến từng ô của tệp.",
        en: "Explain a number: where it comes from, down to the cell of the file."),
      discussion: speech(
        vi: "Ví dụ: p8 explain D8.1.1 --unit 54 --period 2023",
        en: "Example: p8 explain D8.1.1 --unit 54 --period 2023"))
  }

  @Argument(help: help(vi: "Mã chỉ số, ví dụ D8.1.1.", en: "The indicator's code, such as D8.1.1."))
  var indicator: String

  @Option(
    help: help(
      vi: "cumulative (lũy kế), in-period (trong kỳ) hoặc part.TÊN.",
      en: "cumulative, in-period or part.NAME."))
  var figure: String = "cumulative"

  @OptionGroup var scope: ScopeOptions

  @OptionGroup var counting: CountingOption

  @Option(
    help: help(
      vi: "Cho biết đã thay đổi gì trong sổ kể từ sau ngày này, ví dụ 2026-01-31.",
      en: "Tell what changed in the registry after this day, such as 2026-01-31."))
  var since: String?

  @Option(
    help: help(
      vi: "So với kỳ khác, ví dụ 2024.", en: "Compare with another period, such as 2024."))
  var compare: String?

  @Option(help: help(vi: "text hoặc json.", en: "text or json."))
  var format: ExplanationFormat = .text

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    let parser = RequestParser(workspace)
    let indicator = try workspace.indicators.code(of: indicator)
    let figure = try parser.figure(figure)
    let (unit, period) = try parser.scope(scope)
    let request = ExplanationRequest(
      indicator, figure: figure,
      of: FigureRequest(unit: unit, period: period, counting: counting.counting),
      since: try parser.date(since), compare: try compare.map { try parser.period($0) })
    try Console.output(
      try workspace.indicators.explanation(request, as: format, language: common.lang),
      isForPeople: format == .text)
  }
}

extension ExplanationFormat: ExpressibleByArgument {}
