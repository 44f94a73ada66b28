import ArgumentParser
import P8Model
import Project8

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
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    Console.output(
      try workspace.explanation(
        of: indicator, figure: figure, unit: scope.unit, period: scope.period, structure: scope.structure,
        language: common.lang))
  }
}
