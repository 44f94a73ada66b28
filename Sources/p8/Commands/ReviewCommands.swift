import ArgumentParser
import P8Model
import Project8

/// Which reports a step is taken with, why and by whom.
struct ReviewOptions: ParsableArguments {
  @Option(
    help: help(
      vi: "Mã đơn vị; gồm cả các đơn vị bên trong.", en: "The unit's code; all units in it are meant, too."))
  var unit: String

  @Option(help: help(vi: "Kỳ báo cáo.", en: "The period of the reports."))
  var period: String

  @Option(help: help(vi: "Chỉ một biểu, ví dụ village-report.", en: "One form only, such as village-report."))
  var form: String?

  @Option(help: help(vi: "Lý do hoặc ghi chú.", en: "Why, or a note."))
  var reason: String = ""

  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func take(_ action: ReviewAction, document: String = "") throws {
    var workspace = try common.workspace(registry: registry)
    workspace.author = author.name
    let (code, closing) = try RequestParser(workspace).unit(unit, in: period)
    let outcome = try workspace.review.take(
      ReviewRequest(action, unit: code, period: closing, form: form, reason: reason, document: document))
    Console.output(outcome.formatted(common.lang))
    if !outcome.refused.isEmpty { throw ExitStatus.findings }
  }
}

/// `p8 submit`: take reports back in after a return.
struct SubmitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "submit",
      abstract: speech(
        vi: "Nhận lại báo cáo đã trả, không cần tệp mới.", en: "Take returned reports in again as they are."),
      discussion: speech(
        vi: "Báo cáo nạp bằng p8 ingest đã ở trạng thái này; lệnh chỉ dùng khi rút lại việc trả.",
        en: "What p8 ingest stored is submitted already; use this to withdraw a return."))
  }

  @OptionGroup var options: ReviewOptions

  func run() throws { try options.take(.submit) }
}

/// `p8 return`: send reports back to be corrected.
struct ReturnCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "return",
      abstract: speech(
        vi: "Trả báo cáo về để sửa, kèm lý do.", en: "Send reports back to be mended, with a reason."),
      discussion: speech(
        vi: "Ví dụ: p8 return --unit 22210-01 --period 2023 --reason \"thiếu danh sách buổi\"",
        en: "Example: p8 return --unit 22210-01 --period 2023 --reason \"sessions are missing\""))
  }

  @OptionGroup var options: ReviewOptions

  func run() throws { try options.take(.return) }
}

/// `p8 confirm`: the commune's committee has signed.
struct ConfirmCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "confirm",
      abstract: speech(
        vi: "Ghi nhận UBND xã đã ký xác thực.", en: "Note that the commune's committee has signed."),
      discussion: speech(
        vi:
          "Chỉ số đã xác thực mới vào báo cáo chính thức. Báo cáo cấp xã chỉ xác thực được sau các thôn của xã. (p8 verify là để kiểm tra tệp đã xuất.)",
        en:
          "Only confirmed figures enter official exports. A commune's report is confirmed only after those of its villages. (p8 verify looks at exported files.)"
      ))
  }

  @Option(
    help: help(
      vi: "Văn bản có chữ ký, ví dụ \"12/BC-UBND, 05/01/2024\"; được ghi vào nhật ký.",
      en: "The signed document, such as \"12/BC-UBND, 05/01/2024\"; kept in the audit log."))
  var document: String = ""

  @OptionGroup var options: ReviewOptions

  func run() throws { try options.take(.confirm, document: document) }
}

/// `p8 approve`: the level above accepts.
struct ApproveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "approve",
      abstract: speech(
        vi: "Duyệt báo cáo đã được xã xác thực.", en: "Approve reports that the commune has confirmed."))
  }

  @OptionGroup var options: ReviewOptions

  func run() throws { try options.take(.approve) }
}
