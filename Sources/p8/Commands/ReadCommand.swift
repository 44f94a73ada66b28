import ArgumentParser
import P8Model
import Project8

/// `p8 read`: figures in a narrative report, and totals that do not agree.
struct ReadCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "read",
      abstract: speech(
        vi: "Đọc số liệu trong báo cáo viết thành văn và chỉ ra tổng không khớp.",
        en: "Read the figures in a narrative report, and the totals that do not agree."))
  }

  @Argument(help: help(vi: "Tệp văn bản (.txt).", en: "The text file."))
  var file: String

  @Option(help: help(vi: "text hoặc json.", en: "text or json."))
  var format: NarrativeFormat = .text

  @OptionGroup var common: CommonOptions

  func run() throws {
    try Console.output(try Narrative.read(file: file, as: format, language: common.lang))
  }
}

extension NarrativeFormat: ExpressibleByArgument {}
