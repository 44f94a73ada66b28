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

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await Demo(definitions: common.definitions, folder: into, language: common.lang).run { line in
      Console.output(line)
    }
  }
}
