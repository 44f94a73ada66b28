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

  @Argument(
    help: help(
      vi: "Báo cáo: .docx, .odt, .html, .txt (bảng mã nào cũng được), .pdf nếu máy có pdftotext.",
      en: "The report: .docx, .odt, .html, .txt in any encoding, .pdf where pdftotext is installed."))
  var file: String

  @Option(help: help(vi: "text hoặc json.", en: "text or json."))
  var format: NarrativeFormat = .text

  @OptionGroup var common: CommonOptions

  func run() throws {
    try Console.output(
      try common.workspace().narrative.read(file: file, as: format, language: common.lang),
      isForPeople: format == .text)
  }
}

extension NarrativeFormat: ExpressibleByArgument {}
