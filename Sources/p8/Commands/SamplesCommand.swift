import ArgumentParser
import P8Model
import Project8

/// `p8 samples`: the bundled sample reports, made again from the seed that people can read.
struct SamplesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "samples",
      abstract: speech(
        vi: "Tạo lại báo cáo mẫu từ tệp hạt giống.", en: "Make sample reports again from their seed."),
      shouldDisplay: false)
  }

  @Argument(help: help(vi: "Thư mục chứa seed/.", en: "The folder that holds seed/."))
  var folder: String

  @OptionGroup var writing: WritingOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace()
    let samples = try SampleReports(folder: folder, definitions: workspace.definitions)
    // The samples lie among the definitions: nothing but their seed is read.
    let writer = FileOutput(reading: [], isForced: writing.force)
    for report in try samples.files() {
      try writer.write(report.bytes, to: "\(folder)/reports/\(report.name)")
    }
  }
}
