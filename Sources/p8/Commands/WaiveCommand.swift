import ArgumentParser
import Foundation
import P8Model
import Project8

/// `p8 waive`: findings that officers let stand, with name and reason.
struct WaiveCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "waive",
      abstract: speech(
        vi: "Giải trình: cho một lỗi được giữ nguyên, có tên và lý do.",
        en: "Let a finding stand, with name and reason."),
      discussion: speech(
        vi: """
          Giải trình có hiệu lực khi giá trị trong ô không đổi. Lấy mã lỗi cần giải trình từ p8 check --fingerprints.
          Ví dụ: p8 waive 3f9c21ab bao-cao/ --by "Trần Thị B" --reason "Tổ ghép hai buôn"
          """,
        en: """
          A waiver holds while the value of the cell stays the same. Take the fingerprint from p8 check --fingerprints.
          Example: p8 waive 3f9c21ab reports/ --by "Trần Thị B" --reason "One team for two villages"
          """),
      subcommands: [WaiveAddCommand.self, WaiveListCommand.self, WaiveRemoveCommand.self],
      defaultSubcommand: WaiveAddCommand.self)
  }
}

/// `p8 waive FINGERPRINT PATH...`.
struct WaiveAddCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add", abstract: speech(vi: "Thêm một giải trình.", en: "Add a waiver."))
  }

  @Argument(
    help: help(
      vi: "Mã lỗi cần giải trình, ít nhất 6 ký tự đầu.",
      en: "The finding's fingerprint, its first 6 characters at least."))
  var fingerprint: String

  @Argument(help: help(vi: "Tệp hoặc thư mục có lỗi ấy.", en: "The files or folders with the finding."))
  var paths: [String] = []

  @Option(
    help: help(
      vi: "Thay cho tệp: kết quả json của p8 check.", en: "In place of files: a json result of p8 check."))
  var run: String?

  @Option(name: .customLong("by"), help: help(vi: "Ai giải trình.", en: "Who says so."))
  var author: String

  @Option(help: help(vi: "Lý do.", en: "Why."))
  var reason: String

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
    guard !isBlank(author), !isBlank(reason) else {
      throw ValidationError(
        speech(vi: "--by và --reason không được để trống.", en: "--by and --reason must not be blank."))
    }
    guard paths.isEmpty != (run == nil) else {
      throw ValidationError(
        speech(
          vi: "Nêu tệp có lỗi, hoặc --run KẾT-QUẢ.json.",
          en: "Name the files with the finding, or --run RESULT.json."))
    }
  }

  func run() async throws {
    let workspace = try common.workspace(registry: registry)
    let findings: [Finding]
    if let run {
      findings = try workspace.checking.findings(ofRun: run)
    } else {
      let jobs = ProcessInfo.processInfo.activeProcessorCount
      findings = try await workspace.checking.check(try FileWalk.files(under: paths), jobs: jobs).findings
    }
    let finding = try workspace.checking.waive(
      fingerprint, among: findings, by: author, reason: reason)
    try Console.output(
      speech(vi: "Đã ghi giải trình: ", en: "Waived: ") + "\(finding.code)  \(finding.message[common.lang])")
  }
}

/// `p8 waive list`.
struct WaiveListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: speech(vi: "Liệt kê các giải trình.", en: "List the waivers."))
  }

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let entries = try common.workspace(registry: registry).checking.waivers().entries
    guard !entries.isEmpty else {
      try Console.output(speech(vi: "Chưa có giải trình nào.", en: "There are no waivers."))
      return
    }
    for entry in entries {
      let found = entry.found.map { " “\($0)”" } ?? ""
      try Console.output(
        "\(entry.fingerprint.prefix(12))  \(entry.code)  \(entry.place)\(found)  – \(entry.waiver.by), "
          + "\(entry.waiver.on.formatted(common.lang)): \(entry.waiver.reason)")
    }
  }
}

/// `p8 waive remove FINGERPRINT`.
struct WaiveRemoveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "remove", abstract: speech(vi: "Bỏ một giải trình.", en: "Take a waiver back."))
  }

  @Argument(
    help: help(vi: "Mã lỗi đã giải trình, hoặc phần đầu của mã.", en: "The fingerprint, or its beginning."))
  var fingerprint: String

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    var list = try common.workspace(registry: registry).checking.waivers()
    let fitting = list.entries(fingerprint)
    guard let entry = fitting.first, fitting.count == 1 else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Không có đúng một giải trình mang mã “\(fingerprint)”",
          en: "There is not just one waiver “\(fingerprint)”"),
        remedy: LocalizedText(vi: "Xem: p8 waive list", en: "See: p8 waive list"))
    }
    list.remove(entry.fingerprint)
    try list.save()
    try Console.output(speech(vi: "Đã bỏ giải trình: ", en: "Taken back: ") + "\(entry.code)  \(entry.place)")
  }
}
