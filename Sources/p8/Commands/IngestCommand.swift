public import ArgumentParser
import Foundation
import P8Model
public import Project8

/// `p8 ingest`: check, then store what may be stored.
struct IngestCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "ingest",
      abstract: speech(
        vi: "Kiểm tra rồi ghi báo cáo vào sổ đăng ký.", en: "Check reports, then store them in the registry."),
      discussion: speech(
        vi:
          "Báo cáo còn lỗi được giữ lại, không cộng vào tổng. Gửi lại cùng một báo cáo không làm thay đổi gì. Báo cáo khác với bản đang tính thì chờ quyết định (p8 replace), trừ khi cùng nơi gửi sửa ít số của bản chưa ký xác thực; các số thay đổi được in ra. Gói báo cáo (p8 bundle) cũng nạp bằng lệnh này.",
        en:
          "A report with errors is held and enters no total. Sending the same report again changes nothing. What differs from a report that counts waits (p8 replace), unless the same sender corrects little of one that nobody has signed; what changes is printed. Bundles (p8 bundle) are taken in, too."
      ))
  }

  @Argument(help: help(vi: "Tệp hoặc thư mục báo cáo.", en: "Reports: files or folders."))
  var paths: [String]

  @Option(help: help(vi: "Số tệp xử lý cùng lúc.", en: "How many files at a time."))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: help(vi: "text hoặc json.", en: "text or json."))
  var format: IngestFormat = .text

  @Option(
    help: help(
      vi: "Chỉ nhận báo cáo của kỳ này. Bảng tự kẻ không ghi kỳ thì tính là kỳ này.",
      en: "Take reports of this period only. Own layouts without a period are of it."))
  var period: String?

  @Option(
    help: help(
      vi: "Mã thôn hoặc xã của bảng tự kẻ (không theo biểu).",
      en: "The code of the village or commune of files in a layout of their own."))
  var unit: String?

  @OptionGroup var trial: TrialOption
  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let original = registry
    try await trial.run(original) { try await store(in: $0, named: original.path) }
  }

  /// Stores in a registry, or in the copy of one that is to be named.
  private func store(in registry: RegistryOption, named name: String) async throws {
    var workspace = try common.workspace(registry: registry)
    workspace.author = author.name
    let files = try FileWalk.files(under: paths, named: .relative)
    let bar = ProgressBar(
      total: files.count, label: speech(vi: "Ghi sổ", en: "Storing"), isQuiet: common.quiet)
    let ready = workspace
    let parser = RequestParser(workspace)
    let wanted = try period.map { try parser.period($0) }
    let place = try unit.map { try parser.unit($0, at: wanted) }
    let storing = {
      try await ready.ingest.store(files, jobs: max(jobs, 1), period: wanted, unit: place) { bar.update($0) }
    }
    let run = trial.dryRun ? try await storing() : try await registry.sayingIfNew(storing)
    if format == .json {
      try Console.data(try run.json())
      try end(run)
      return
    }
    for exchange in run.exchanges { try Console.output(exchange.formatted(common.lang)) }
    guard run.exchanges.count < files.count else {
      try end(run)
      return
    }
    let found = try run.check.formatted(.text, language: common.lang, isColoured: Console.hasColour)
    try Console.output(String(decoding: found, as: UTF8.self))
    for refusal in run.refused { try Console.output(refusal[common.lang]) }
    if !run.changes.isEmpty { try Console.output(run.changes(in: common.lang)) }
    if !run.proposals.isEmpty { try Console.output(run.proposals(in: common.lang)) }
    try Console.output(run.summary[common.lang].replacing(registry.path, with: name))
    if let next = nextStep(after: run) { try Console.output(next) }
    try end(run)
  }

  /// What officers do next: mend what is held, decide on what waits, else see who is missing.
  private func nextStep(after run: IngestedBatch) -> String? {
    if !run.proposals.isEmpty {
      return speech(vi: "Tiếp theo: p8 replace list", en: "Next: p8 replace list")
    }
    guard let period = run.check.run.files.lazy.compactMap(\.period).first else { return nil }
    return speech(
      vi: "Tiếp theo: p8 status --period \(period)", en: "Next: p8 status --period \(period)")
  }

  private func end(_ run: IngestedBatch) throws {
    if run.hasUnreadableBundle { throw ExitStatus.fileTrouble }
    if run.needsAttention { throw ExitStatus.findings }
  }
}

extension IngestFormat: ExpressibleByArgument {}
