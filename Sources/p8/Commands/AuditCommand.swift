import ArgumentParser
import P8Model
import Project8

/// `p8 audit`: who changed what.
struct AuditCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "audit",
      abstract: speech(vi: "Nhật ký: ai đã làm gì, khi nào.", en: "The audit log: who did what, and when."),
      subcommands: [
        AuditVerifyCommand.self, AuditHeadCommand.self, AuditSignCommand.self, AuditListCommand.self,
      ])
  }
}

/// `p8 audit verify`: was anything changed behind the registry's back.
struct AuditVerifyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: speech(
        vi: "Tìm mọi thay đổi không đi qua Project8.", en: "Find every change that was made behind its back."),
      discussion: speech(
        vi: """
          Ví dụ: p8 audit verify --against tong-hop-2023.xlsx.manifest.json
          Nhật ký bị cắt đuôi, hoặc sổ bị thay bằng bản cũ, chỉ lộ ra khi so với một tệp kê khai đã xuất từ sổ này.
          """,
        en: """
          Example: p8 audit verify --against summary-2023.xlsx.manifest.json
          A log whose end was cut off, or a registry that was put back to an older copy, shows only against the
          manifest of an export that was made of it.
          """))
  }

  @Option(
    help: help(
      vi: "Tệp kê khai của một tệp đã xuất từ sổ này: nhật ký có nối tiếp chỗ ghi ở đó không.",
      en: "The manifest of an export made of this registry: does the log go on from where it stood then."))
  var against: String?

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let result = try common.workspace(registry: registry).trust.verifyAudit(
      against: against, keys: KeyRing(), common.lang)
    try Console.output(result.text)
    if !result.isIntact { throw ExitStatus.findings }
  }
}

/// `p8 audit head`: where the log ends.
struct AuditHeadCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "head",
      abstract: speech(
        vi: "Dấu vân tay của nhật ký lúc này, để ghi lại ở nơi khác.",
        en: "The fingerprint of the log as it is now, to be written down elsewhere."),
      discussion: speech(
        vi: "Mỗi tệp kê khai của tệp xuất đã có sẵn dấu này; so lại bằng p8 audit verify --against.",
        en: "The manifest of each export holds it already; p8 audit verify --against compares."))
  }

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Console.output(try common.workspace(registry: registry).trust.auditHead(common.lang))
  }
}

/// `p8 audit sign`: a signature over the log as it is.
struct AuditSignCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sign",
      abstract: speech(
        vi: "Ký nhật ký như nó đang có; chữ ký là một mục mới.",
        en: "Sign the log as it is; the signature is a new entry."),
      discussion: speech(
        vi:
          "Người viết lại nhật ký đã ký thì không làm giả được chữ ký. Ví dụ: p8 audit sign hoi-lhpn-phu-yen",
        en:
          "Whoever writes a signed log anew cannot make up the signature. Example: p8 audit sign womens-union-phu-yen"
      ))
  }

  @Argument(help: help(vi: "Tên khóa (p8 keys list).", en: "The name of the key (p8 keys list)."))
  var key: String

  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    var workspace = try common.workspace(registry: registry)
    workspace.author = author.name
    try Console.output(try workspace.trust.signAudit(with: KeyRing().signingKey(key), common.lang))
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
    try Console.output(
      try workspace.trust.auditLog(since: day, containing: containing, format: format),
      isForPeople: format == .text)
  }
}

extension AuditFormat: ExpressibleByArgument {}
