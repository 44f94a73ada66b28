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
          Không ghi gì vào sổ đăng ký; có sổ thì so với báo cáo kỳ trước trong đó. Mã thoát 1 khi còn lỗi, 0 khi không.
          Ví dụ: p8 check bao-cao/ --format html -o ket-qua.html
                 p8 check bao-cao/ --since lan-truoc.json --only new,gone
          """,
        en: """
          Stores nothing; with a registry, reports are compared with those of earlier periods in it. Exit code 1 while
          there are errors, 0 when there are none.
          Examples: p8 check reports/ --format html -o result.html
                    p8 check reports/ --since earlier.json --only new,gone
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

  @Option(
    help: help(
      vi: "Chỉ nhận báo cáo của kỳ này; báo cáo kỳ khác là lỗi. Bảng tự kẻ không ghi kỳ thì tính là kỳ này.",
      en:
        "Collect reports of this period only; those of another are faulty. Own layouts without a period are of it."
    ))
  var period: String?

  @Option(
    help: help(
      vi: "Mã thôn hoặc xã của bảng tự kẻ (không theo biểu).",
      en: "The code of the village or commune of files in a layout of their own."))
  var unit: String?

  @OptionGroup var marking: MarkingOptions
  @OptionGroup var telling: TellingOptions

  @Flag(
    help: help(
      vi: "Theo dõi thư mục: kiểm tra mỗi tệp vừa đến hoặc vừa sửa, cho tới khi bấm Ctrl-C.",
      en: "Watch the folder: check each file that comes or changes, until Ctrl-C."))
  var watch = false

  @OptionGroup var writing: WritingOptions
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
    guard !watch || (output == nil && telling.since == nil) else {
      throw ValidationError(
        speech(
          vi: "--watch không đi cùng --output và --since.",
          en: "--watch does not go with --output and --since."))
    }
  }

  func run() async throws {
    let workspace = try common.workspace(registry: registry)
    let selection = try telling.selection(in: workspace)
    if watch { try await watchFolders(workspace, selection) }
    let earlier = try telling.since.map { try workspace.checking.findings(ofRun: $0) }
    let files = try FileWalk.files(under: paths)
    let writer = writing.output(
      for: workspace, reading: files.map(\.path) + [telling.since].compactMap(\.self))
    try writer.require(output)
    let bar = ProgressBar(
      total: files.count, label: speech(vi: "Kiểm tra", en: "Checking"), isQuiet: common.quiet)
    let parser = RequestParser(workspace)
    let wanted = try period.map { try parser.period($0) }
    let place = try unit.map { try parser.unit($0, at: wanted) }
    let run = try await workspace.checking.check(
      files, jobs: jobs, since: earlier, period: wanted, unit: place
    ) {
      bar.update($0)
    }
    .keeping(selection)
    let bytes = try run.formatted(
      format, language: common.lang, isColoured: output == nil && Console.hasColour, output: output,
      showsFingerprints: telling.fingerprints)
    // What people read on the screen is no wider than the screen; all else stays byte for byte.
    if output == nil, format == .text {
      try Console.output(String(decoding: bytes, as: UTF8.self))
    } else {
      try writer.write(bytes, to: output)
    }
    if let output { say(run, writtenTo: output) }
    try await marking.mark(
      run, of: files, under: paths, in: workspace, jobs: jobs, language: common.lang, isQuiet: common.quiet)
    if telling.isFailure(run) { throw ExitStatus.findings }
  }

  /// What was written, with the counts, and what officers do next.
  private func say(_ run: CheckedBatch, writtenTo path: String) {
    Console.error(speech(vi: "Đã ghi \(path). ", en: "Wrote \(path). ") + run.run.summary(in: common.lang))
    let paths = paths.joined(separator: " ")
    Console.error(
      run.hasFindings(from: .error)
        ? speech(
          vi: "Tiếp theo, gửi lại cho thôn: p8 check \(paths) --annotate tra-lai",
          en: "Next, for the villages: p8 check \(paths) --annotate marked")
        : speech(vi: "Tiếp theo: p8 ingest \(paths)", en: "Next: p8 ingest \(paths)"))
  }

  /// Checks what is there and what comes, until the process is ended.
  private func watchFolders(_ workspace: Workspace, _ selection: FindingSelection) async throws -> Never {
    var folder = DropFolder(paths)
    let wanted = try period.map { try RequestParser(workspace).period($0) }
    if !common.quiet {
      Console.error(
        speech(
          vi: "Đang theo dõi \(paths.joined(separator: ", ")); bấm Ctrl-C để dừng.",
          en: "Watching \(paths.joined(separator: ", ")); stop with Ctrl-C."))
    }
    while true {
      let ready = try folder.look()
      if !ready.isEmpty {
        let run = try await workspace.checking.check(ready, jobs: jobs, period: wanted).keeping(selection)
        let found = try run.formatted(
          format, language: common.lang, isColoured: Console.hasColour,
          showsFingerprints: telling.fingerprints)
        try Console.output(String(decoding: found, as: UTF8.self), isForPeople: format == .text)
      }
      try await Task.sleep(for: .seconds(1))
    }
  }
}

extension RunFormat: ExpressibleByArgument {}
