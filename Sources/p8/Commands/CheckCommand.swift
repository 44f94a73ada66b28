public import ArgumentParser
import Foundation
import P8Model
import Project8

/// `p8 check`: batch validation.
struct CheckCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: speech(
        vi: "Kiểm tra báo cáo: từng tệp hoặc cả thư mục.", en: "Check reports: files or whole folders."),
      discussion: speech(
        vi: """
          Không ghi gì vào sổ đăng ký. Mã thoát 1 khi còn lỗi, 0 khi không.
          Ví dụ: p8 check bao-cao/ --format html -o ket-qua.html
          """,
        en: """
          Stores nothing. Exit code 1 while there are errors, 0 when there are none.
          Example: p8 check reports/ --format html -o result.html
          """))
  }

  @Argument(help: help(vi: "Tệp hoặc thư mục báo cáo.", en: "Reports: files or folders."))
  var paths: [String]

  @Option(
    help: help(
      vi: "text, json, jsonl, csv, sarif, xlsx hoặc html.", en: "text, json, jsonl, csv, sarif, xlsx or html."
    ))
  var format: RunFormat = .text

  @Option(name: .shortAndLong, help: help(vi: "Ghi kết quả vào tệp.", en: "Write the result to a file."))
  var output: String?

  @Option(help: help(vi: "Số tệp xử lý cùng lúc.", en: "How many files at a time."))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var marking: MarkingOptions
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try marking.validate()
    guard !paths.isEmpty else {
      throw ValidationError(
        speech(vi: "Hãy nêu ít nhất một tệp hoặc thư mục.", en: "Name at least one file or folder."))
    }
    guard jobs >= 1 else {
      throw ValidationError(speech(vi: "--jobs phải từ 1 trở lên.", en: "--jobs must be 1 or more."))
    }
  }

  func run() async throws {
    let workspace = try common.workspace(registry: registry)
    let files = try FileWalk.files(under: paths)
    let bar = ProgressBar(
      total: files.count, label: speech(vi: "Kiểm tra", en: "Checking"), isQuiet: common.quiet)
    let run = try await workspace.check(files, jobs: jobs) { bar.update($0) }
    let bytes = try run.formatted(
      format, language: common.lang, isColoured: output == nil && Console.hasColour, output: output)
    try Output.write(bytes, to: output)
    try await marking.mark(
      run, of: files, under: paths, in: workspace, jobs: jobs, language: common.lang, isQuiet: common.quiet)
    if run.hasErrors { throw ExitStatus.findings }
  }
}

extension RunFormat: ExpressibleByArgument {}
