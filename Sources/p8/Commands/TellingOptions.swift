import ArgumentParser
import P8Model
import Project8

/// Which findings are reported, and what they are compared with.
struct TellingOptions: ParsableArguments {
  /// From which severity on the command ends with exit code 1.
  enum FailureLevel: String, ExpressibleByArgument, CaseIterable {
    case error
    case warning
    case note
    case never

    var severity: Finding.Severity? { Finding.Severity(rawValue: rawValue) }
  }

  @Option(
    parsing: .singleValue,
    help: help(
      vi:
        "Chỉ báo mã, họ mã, mức (error, warning, note), new, gone hoặc waived; ghi nhiều lần hoặc cách nhau bằng dấu phẩy.",
      en:
        "Tell only these codes, families, severities (error, warning, note), new, gone or waived; repeat or separate by commas."
    ))
  var only: [String] = []

  @Option(
    parsing: .singleValue,
    help: help(
      vi: "Không báo các mã, họ mã, mức này.", en: "Do not tell these codes, families or severities."))
  var skip: [String] = []

  @Option(
    help: help(
      vi: "Kết quả json hoặc jsonl của lần kiểm tra trước: cho biết lỗi nào mới, còn, đã hết.",
      en: "The json or jsonl result of an earlier check: tells what is new, still there and gone."))
  var since: String?

  @Option(
    help: help(
      vi: "Mã thoát 1 khi còn mức này trở lên: error, warning, note hoặc never.",
      en: "Exit code 1 from this severity on: error, warning, note or never."))
  var failOn: FailureLevel = .error

  @Flag(
    help: help(
      vi: "Hiện mã của từng lỗi, để giải trình bằng p8 waive.",
      en: "Show the fingerprint of each finding, for p8 waive."))
  var fingerprints = false

  /// The findings that are reported.
  func selection(in workspace: Workspace) throws -> FindingSelection {
    func names(_ options: [String]) -> [String] {
      options.flatMap { $0.split(separator: ",").map(String.init) }
    }
    return try FindingSelection(
      only: names(only), skip: names(skip), definitions: workspace.definitions)
  }

  /// Whether what was reported is bad enough for exit code 1.
  func isFailure(_ run: CheckedBatch) -> Bool {
    failOn.severity.map { run.hasFindings(from: $0) } ?? false
  }
}
