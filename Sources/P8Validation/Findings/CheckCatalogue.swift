import P8Model

/// The built-in checks with their messages ready to be filled in.
struct CheckCatalogue: Sendable {
  struct Entry: Sendable {
    let check: BuiltInCheck
    let message: MessageTemplate

    init(_ check: BuiltInCheck) {
      self.check = check
      message = MessageTemplate(check.message)
    }
  }

  private let entries: [String: Entry]
  private let unworded: Entry

  init(_ checks: [String: BuiltInCheck]) {
    var entries = Dictionary(
      Self.ownChecks.map { ($0.id, Entry($0)) }, uniquingKeysWith: { first, _ in first })
    for (id, check) in checks { entries[id] = Entry(check) }
    self.entries = entries
    // A defect that the definitions have no words for is still told.
    unworded = Entry(
      Self.own(
        "type.unreadable", code: "P8-TYPE-900", severity: .error, effect: .holdCell,
        title: LocalizedText(vi: "Ô không đọc được", en: "Unreadable cell"),
        message: LocalizedText(
          vi: "Không đọc được “{text}”. Kiểm tra lại và ghi đúng loại giá trị của cột.",
          en: "“{text}” cannot be read. Check it and write a value of the column's type.")))
  }

  /// The check of an id, or the one that says that a value cannot be read.
  func entry(_ id: String) -> Entry { entries[id] ?? unworded }

  /// The ids of the program's checks that have no words.
  var missing: [String] { CheckName.allCases.map(\.rawValue).filter { entries[$0] == nil } }

  /// Words for what the checker says of its own work, where the definitions have no better ones.
  private static var ownChecks: [BuiltInCheck] {
    [
      own(
        CheckName.notJudged.rawValue, code: "P8-LINK-900", severity: .note, effect: .none,
        title: LocalizedText(vi: "Chưa kiểm tra được", en: "Not judged"),
        message: LocalizedText(
          vi: "Chưa kiểm tra được “{rule}” vì thiếu hoặc sai: {columns}.",
          en: "“{rule}” could not be judged: {columns} missing or faulty.")),
      own(
        CheckName.level.rawValue, code: "P8-UNIT-900", severity: .error, effect: .rejectFile,
        title: LocalizedText(vi: "Đơn vị không đúng cấp của biểu", en: "Unit of another level"),
        message: LocalizedText(
          vi: "Biểu này dùng cho cấp {expected}, nhưng {code} là cấp {level}.",
          en: "This form is for a {expected}, but {code} is a {level}.")),
      own(
        CheckName.sameReport.rawValue, code: "P8-DUP-900", severity: .error, effect: .rejectFile,
        title: LocalizedText(vi: "Hai file cho một báo cáo", en: "Two files for one report"),
        message: LocalizedText(
          vi: "“{other}” cũng là báo cáo của {unit}, {period}. Giữ lại một file.",
          en: "“{other}” is a report of {unit} for {period} too. Keep one of them.")),
      own(
        CheckName.sameEvent.rawValue, code: "P8-DUP-901", severity: .warning, effect: .none,
        title: LocalizedText(vi: "Một cuộc hai nơi báo", en: "One event told twice"),
        message: LocalizedText(
          vi: "Ô {cell}: {other} cũng báo cuộc này (cùng ngày, cùng chủ đề). Cuộc chung chỉ nơi chủ trì ghi.",
          en:
            "Cell {cell}: {other} tells this event too (same day, same topic). Only the host writes a shared one."
        )),
    ]
  }

  private static func own(
    _ id: String, code: String, severity: Finding.Severity, effect: Finding.Effect, title: LocalizedText,
    message: LocalizedText
  ) -> BuiltInCheck {
    BuiltInCheck(
      id: id, code: code, title: title, severity: severity, effect: effect, message: message,
      source: DefinitionSource(file: "", line: 1, column: 1))
  }
}
