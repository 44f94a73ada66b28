import ArgumentParser
import P8Model
import Project8

/// `p8 demo`: the whole job on the bundled sample reports.
struct DemoCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo",
      abstract: speech(
        vi: "Chạy thử toàn bộ công việc trên báo cáo mẫu kèm theo.",
        en: "Run the whole job on the bundled sample reports."))
  }

  @Option(help: help(vi: "Thư mục ghi kết quả.", en: "The folder for the results."))
  var into: String = "project8-demo"

  @OptionGroup var writing: WritingOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let demo = try Demo(
      definitions: common.definitions, folder: into, language: common.lang, isForced: writing.force,
      width: Screen.width)
    try await demo.run { line in
      try Console.output(line)
    }
  }
}
