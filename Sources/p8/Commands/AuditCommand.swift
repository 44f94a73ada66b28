import ArgumentParser
import P8Model
import Project8

/// `p8 audit`: who changed what.
struct AuditCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "audit",
      abstract: speech(vi: "Nhật ký: ai đã làm gì, khi nào.", en: "The audit log: who did what, and when."),
      subcommands: [AuditVerifyCommand.self, AuditListCommand.self])
  }
}

/// `p8 audit verify`: was anything changed behind the registry's back.
struct AuditVerifyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: speech(
        vi: "Tìm mọi thay đổi không đi qua Project8.", en: "Find every change that was made behind its back.")
    )
  }

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let result = try common.workspace(registry: registry).trust.verifyAudit(common.lang)
    try Console.output(result.text)
    if !result.isIntact { throw ExitStatus.findings }
  }
}

/// `p8 audit list`: the entries.
struct AuditListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: speech(vi: "Xem các mục, cũ trước.", en: "Show the entries, oldest first."))
  }

  @Option(help: help(vi: "Từ ngày, ví dụ 2025-01-31.", en: "From this day on, such as 2025-01-31."))
  var since: String?

  @Option(
    help: help(
      vi: "Chỉ các mục có chữ này, ví dụ \"22210\" hoặc \"period.\".",
      en: "Only entries with this text, such as \"22210\" or \"period.\"."))
  var containing: String?

  @Option(help: help(vi: "text hoặc jsonl.", en: "text or jsonl."))
  var format: AuditFormat = .text

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace(registry: registry)
    let day = try RequestParser(workspace).date(since)
    try Console.output(try workspace.trust.auditLog(since: day, containing: containing, format: format))
  }
}

extension AuditFormat: ExpressibleByArgument {}
