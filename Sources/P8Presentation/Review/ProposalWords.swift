package import P8Definitions
package import P8Model

/// What is said of a report that waits to take the place of one that counts.
package struct ProposalWords: Sendable {
  package let number: Int64
  private let cause: ProposalCause
  private let source: String
  /// What the report says otherwise than the one that counts.
  package let change: ReportChange

  /// - Parameters:
  ///   - number: The number of the proposal.
  ///   - cause: Why it waits.
  ///   - source: Where it comes from.
  ///   - change: What it says otherwise than the report that counts.
  package init(number: Int64, cause: ProposalCause, source: String, change: ReportChange) {
    self.number = number
    self.cause = cause
    self.source = source
    self.change = change
  }

  /// The proposal for people: why it waits, what differs, how to decide.
  package func text(_ definitions: Definitions, _ language: Language) -> String {
    [
      language.say(
        "Đề nghị thay số \(number), chờ quyết định: \(reason.vi). Nguồn: \(source)",
        "Proposed replacement \(number), waiting: \(reason.en). From \(source)"),
      "  " + change.text(definitions, language).replacing("\n", with: "\n  "),
      language.say(
        "  p8 replace accept \(number) --reason …  hoặc  p8 replace refuse \(number) --reason …",
        "  p8 replace accept \(number) --reason …  or  p8 replace refuse \(number) --reason …"),
    ].joined(separator: "\n")
  }

  /// The proposal as an object.
  package func json(_ definitions: Definitions) -> JSONValue {
    .object([
      ("number", .number(Int(number))), ("cause", .text(cause.rawValue)), ("text", reason.json),
      ("source", .text(source)), ("change", change.json(definitions)),
    ])
  }

  /// Why it waits.
  package var reason: LocalizedText {
    switch cause {
    case .confirmed:
      LocalizedText(vi: "báo cáo đang tính đã được ký xác thực", en: "the report that counts is confirmed")
    case .held: LocalizedText(vi: "báo cáo mới còn lỗi", en: "the new report has errors")
    case .sender: LocalizedText(vi: "do nơi khác gửi", en: "another sender")
    case .changes:
      LocalizedText(
        vi: "thay đổi nhiều số hơn mức được thay ngay", en: "it changes more than may be replaced at once")
    case .carried:
      LocalizedText(
        vi: "đến bằng gói hoặc từ sổ khác", en: "it came in a bundle or from another registry")
    }
  }

  /// The title of a list of proposals.
  package static func title(_ count: Int) -> LocalizedText {
    LocalizedText(
      vi: "Báo cáo chờ thay bản đang tính (\(count)); bản đang tính vẫn được tính:",
      en: "Reports that wait to replace counting ones (\(count)); those go on counting:")
  }

  /// What is said where nothing waits.
  package static let none = LocalizedText(
    vi: "Không có đề nghị thay nào đang chờ.", en: "No replacement is waiting.")

  /// What was decided.
  package static func decided(_ number: Int64, isAccepted: Bool) -> LocalizedText {
    isAccepted
      ? LocalizedText(
        vi: "Đề nghị thay số \(number): báo cáo mới được tính từ nay; bản cũ vẫn được lưu.",
        en: "Replacement \(number): the new report counts from now on; the old one is kept.")
      : LocalizedText(
        vi: "Đề nghị thay số \(number): giữ báo cáo đang tính; bản kia vẫn được lưu.",
        en: "Replacement \(number): the report that counts stays; the other one is kept.")
  }
}
