public import ArgumentParser
public import P8Model
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

  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  @OptionGroup var asking: AskingOptions

  /// Takes a step, after it was shown and asked about where it concerns several reports.
  func take(
    _ action: ReviewAction, because reason: String, document: SignedDocument = SignedDocument(),
    without: [String] = []
  ) throws {
    var workspace = try common.workspace(registry: registry)
    workspace.author = author.name
    let parser = RequestParser(workspace)
    let (code, closing) = try parser.unit(unit, in: period)
    let request = ReviewRequest(
      action, unit: code, period: closing, form: form, reason: reason, document: document,
      without: try without.map { try parser.unit($0, structure: closing.structure) })
    let plan = try workspace.review.plan(request)
    guard try asking.goesOn(plan.formatted(common.lang), count: plan.taking.count) else { return }
    let outcome = try workspace.review.take(request)
    try Console.output(outcome.formatted(common.lang))
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
        vi: "Báo cáo lại đúng như khi kiểm tra: đã nhận, hoặc còn lỗi.",
        en: "The report is again what the check made of it: accepted, or held."))
  }

  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: ReviewOptions

  func run() throws { try options.take(.submit, because: reason.text) }
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

  @OptionGroup var reason: RequiredReasonOption
  @OptionGroup var options: ReviewOptions

  func run() throws { try options.take(.return, because: reason.text) }
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
          "Xã chỉ xác thực được khi thôn nào cũng có báo cáo được tính (báo cáo xã có nêu thôn cũng được). Thôn còn thiếu thì nêu bằng --without kèm lý do; bảng và tệp xuất nêu tên các thôn ấy. (p8 verify là để kiểm tra tệp đã xuất.)",
        en:
          "A commune is confirmed only where each of its villages has a report that counts (the commune's own that names it will do), or is named with --without and a reason; tables and exports then name it. (p8 verify looks at exported files.)"
      ))
  }

  @Option(
    help: help(
      vi: "Số, ký hiệu văn bản có chữ ký, ví dụ 12/BC-UBND; được lưu và ghi vào nhật ký.",
      en: "Number and symbol of the signed document, such as 12/BC-UBND; kept, and in the audit log."))
  var document: String = ""

  @Option(
    help: help(vi: "Ngày văn bản, dạng 2024-01-05.", en: "The date of the document, such as 2024-01-05."))
  var documentDate: String?

  @Option(
    help: help(
      vi: "Chức danh người ký, ví dụ \"Chủ tịch UBND xã\".",
      en: "The title of who signed, such as \"Chairman\"."))
  var signer: String = ""

  @Option(
    help: help(
      vi: "Hình thức ký: wet (ký tay), digital (ký số), scan (bản quét, không thay cho ký xác thực).",
      en: "How it is signed: wet (by hand), digital, or scan (which is no signature)."))
  var signature: SignedDocument.Signature?

  @Option(
    help: help(
      vi: "Tệp đã ký; mã băm SHA-256 của tệp được lưu, tệp giữ nguyên.",
      en: "The signed file; its SHA-256 is kept, the file is left where it is."))
  var signedFile: String?

  @Option(
    help: help(
      vi: "Mã thôn chưa có báo cáo mà vẫn xác thực, kèm --reason; ghi nhiều lần cho nhiều thôn.",
      en:
        "The code of a village without a report to confirm without, with --reason; may be given several times."
    ))
  var without: [String] = []

  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: ReviewOptions

  func run() throws {
    let parser = RequestParser(try options.common.workspace(registry: options.registry))
    try options.take(
      .confirm, because: reason.text,
      document: SignedDocument(
        number: document, date: try parser.date(documentDate), signer: signer, signature: signature,
        sha256: try signedFile.map { try Trust.sha256(ofFile: $0) }), without: without)
  }
}

extension SignedDocument.Signature: ExpressibleByArgument {}

/// `p8 approve`: the level above accepts.
struct ApproveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "approve",
      abstract: speech(
        vi: "Duyệt báo cáo đã được xã xác thực.", en: "Approve reports that the commune has confirmed."))
  }

  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: ReviewOptions

  func run() throws { try options.take(.approve, because: reason.text) }
}

/// `p8 withdraw`: take reports out of what counts.
struct WithdrawCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "withdraw",
      abstract: speech(
        vi: "Rút báo cáo khỏi số liệu, kèm lý do; khôi phục bằng p8 recover.",
        en: "Take reports out of what counts, with a reason; p8 recover brings them back."),
      discussion: speech(
        vi: "Ví dụ: p8 withdraw --unit 22210-01 --period 2023 --reason \"gửi nhầm kỳ\"",
        en: "Example: p8 withdraw --unit 22210-01 --period 2023 --reason \"sent for the wrong period\""))
  }

  @OptionGroup var reason: RequiredReasonOption
  @OptionGroup var options: ReviewOptions

  func run() throws { try options.take(.withdraw, because: reason.text) }
}

/// `p8 recover`: withdrawn reports are again what they were.
struct RecoverCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "recover",
      abstract: speech(
        vi: "Khôi phục báo cáo đã rút, đúng tình trạng trước khi rút.",
        en: "Bring withdrawn reports back, as they were before."))
  }

  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: ReviewOptions

  func run() throws { try options.take(.recover, because: reason.text) }
}

/// `p8 undo`: the last step back.
struct UndoCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "undo",
      abstract: speech(
        vi: "Hoàn tác bước gần nhất (xác thực, duyệt, trả lại, rút, thay báo cáo…).",
        en: "Take the last step back (confirm, approve, return, withdraw, replace, …)."),
      discussion: speech(
        vi:
          "Cả bước được hoàn tác, với mọi báo cáo của bước ấy; không xóa gì, nhật ký ghi cả hai. Gọi lần nữa để lùi thêm một bước. Không có màn hình để hỏi thì cần --yes, vì lệnh không nêu tên báo cáo nào.",
        en:
          "The whole step is taken back, with all its reports; nothing is deleted, and the audit log has both. Once more goes one step further back. Where nobody can be asked --yes is needed, since the command names no report."
      ))
  }

  @OptionGroup var reason: ReasonOption

  @OptionGroup var asking: AskingOptions
  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    var workspace = try common.workspace(registry: registry)
    workspace.author = author.name
    let undoing = try workspace.review.undoing(common.lang)
    if !asking.yes, !asking.dryRun, !AskingOptions.canAsk {
      throw ValidationError(
        speech(
          vi: "\(undoing.text)\nKhông hỏi được ai: thêm --yes.",
          en: "\(undoing.text)\nNobody can be asked: add --yes."))
    }
    guard try asking.goesOn(undoing.text, count: max(undoing.count, 2)) else { return }
    try Console.output(try workspace.review.undo(reason: reason.text)[common.lang])
  }
}
