package import P8Model

/// What is said of files that are not our form.
package enum LayoutWords {
  package static let ownForm = LocalizedText(
    vi: "là biểu của Dự án 8, không cần chấp nhận cách hiểu", en: "is our form; nothing has to be accepted")
  package static let lookedAt = LocalizedText(vi: "đã xem cách hiểu", en: "looked at")
  package static let placeIt = LocalizedText(
    vi: "Xem chương trình hiểu tệp thế nào: p8 map TỆP. Thiếu nơi hoặc kỳ thì thêm --unit, --period.",
    en: "See how the file is understood: p8 map FILE. Give what is missing with --unit and --period.")

  /// A correction that names no column, or several.
  package static func notAColumn(_ place: String, _ text: String) -> LocalizedText {
    LocalizedText(
      vi: "\(place): “\(text)” không cho biết là cột nào", en: "\(place): “\(text)” does not say which column"
    )
  }

  package static func nameAColumn(_ known: [String]) -> LocalizedText {
    let list = known.joined(separator: ", ")
    return LocalizedText(
      vi:
        "Mỗi dòng: tiêu đề trong bảng, dấu tab, tên cột của biểu (ví dụ communication_team.women) hoặc dấu -."
        + (known.isEmpty ? "" : " Có thể là: \(list)."),
      en: "Each line: the header, a tab, the form's column (such as communication_team.women) or a hyphen."
        + (known.isEmpty ? "" : " It may be: \(list)."))
  }

  package static func missing(_ columns: [String]) -> LocalizedText {
    let list = columns.joined(separator: ", ")
    return LocalizedText(vi: "Không thấy cột: \(list)", en: "No column for: \(list)")
  }

  package static func totals(_ rows: [Int]) -> LocalizedText {
    let list = rows.map(String.init).joined(separator: ", ")
    return LocalizedText(
      vi: "Dòng cộng, chỉ để đối chiếu: \(list)", en: "Totals, compared and not counted: \(list)")
  }

  package static func unread(_ field: ReportStamp.Field) -> LocalizedText {
    let place = field.place?.address ?? ""
    return LocalizedText(
      vi: "Không đọc: \(place) “\(field.text)”", en: "Not read: \(place) “\(field.text)”")
  }

  package static func unreadSheet(_ name: String) -> LocalizedText {
    LocalizedText(vi: "Trang tính không đọc: \(name)", en: "Sheet not read: \(name)")
  }

  package static func accepted(_ waiver: Finding.Waiver) -> LocalizedText {
    LocalizedText(
      vi: "Đã chấp nhận: \(waiver.by), \(waiver.on.formatted(.vi)) (\(waiver.reason))",
      en: "Accepted: \(waiver.by), \(waiver.on.formatted(.en)) (\(waiver.reason))")
  }

  static func acceptIt(_ path: String) -> LocalizedText {
    LocalizedText(
      vi: "Hiểu đúng thì chấp nhận: p8 map accept \(path)", en: "If this is right: p8 map accept \(path)")
  }

  static func errors(_ count: Int, _ path: String) -> LocalizedText {
    LocalizedText(
      vi: "Còn \(count) lỗi khác: p8 check \(path)",
      en: "\(English.count(count, "other error")): p8 check \(path)")
  }

  /// What an acceptance was given for, and what comes next.
  package static func acceptedNow(_ findings: [Finding]) -> LocalizedText {
    guard !findings.isEmpty else {
      return LocalizedText(vi: "Không có gì chờ chấp nhận.", en: "Nothing waits to be accepted.")
    }
    let files = findings.map { "  " + $0.at.file }.joined(separator: "\n")
    return LocalizedText(
      vi: "Đã chấp nhận cách hiểu \(findings.count) tệp:\n\(files)\nGhi vào sổ bằng: p8 ingest",
      en: "Accepted \(English.count(findings.count, "file")):\n\(files)\nStore with: p8 ingest")
  }
}
