import ArgumentParser
import P8Model
import Project8

/// `p8 definitions`: the definitions, checked and shown.
struct DefinitionsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "definitions",
      abstract: speech(
        vi: "Kiểm tra hoặc xem các định nghĩa (indicators/, templates/).",
        en: "Check or show the definitions (indicators/, templates/)."),
      subcommands: [DefinitionsCheckCommand.self, DefinitionsShowCommand.self, DefinitionsTextsCommand.self])
  }
}

/// `p8 definitions check`: every fault with file, line and column, and what to do.
struct DefinitionsCheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: speech(
        vi: "Tìm lỗi trong các tệp định nghĩa.", en: "Find faults in the files of definitions."))
  }

  @OptionGroup var common: CommonOptions

  func run() throws {
    let report = try DefinitionReport(checking: common.definitions)
    for fault in report.faults { try Console.output(fault[common.lang]) }
    Console.error(report.summary[common.lang])
    if !report.faults.isEmpty { throw ExitStatus.findings }
  }
}

/// `p8 definitions show`: the indicators, or the reference sheet of one.
struct DefinitionsShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: speech(
        vi: "Danh sách chỉ số, hoặc phiếu giải thích một chỉ số.",
        en: "The list of indicators, or the reference sheet of one."))
  }

  @Argument(
    help: help(vi: "Mã chỉ số; bỏ trống để xem tất cả.", en: "An indicator's code; none for the list."))
  var indicator: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    try Console.output(
      try common.workspace().manual.indicators(describing: indicator, language: common.lang))
  }
}

/// `p8 definitions texts`: every text for people, to be read again by somebody who knows the language.
struct DefinitionsTextsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "texts",
      abstract: speech(
        vi: "Mọi câu chữ trong các định nghĩa, để đọc lại.",
        en: "Every text in the definitions, to be read again."),
      discussion: speech(
        vi: "Mỗi câu có tệp và dòng để sửa. Ví dụ: p8 definitions texts --lang vi > cau-chu.txt",
        en: "Each text has its file and line, where it is changed. Example: p8 definitions texts > texts.txt")
    )
  }

  @OptionGroup var format: ListFormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let texts = try DefinitionTextList(in: common.definitions)
    try format.write(texts.list(as: format.format, common.lang))
    Console.error(
      speech(vi: "\(texts.count) câu chữ.", en: "\(texts.count) texts."))
  }
}
