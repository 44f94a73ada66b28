package import P8Model

/// What a check of a registry looked at, in words.
package struct RegistryCheckWords: Sendable {
  /// The file.
  package let path: String
  /// The number of reports, and of villages.
  package let reports, villages: Int
  /// Whether nothing was found.
  package let isSound: Bool

  package init(path: String, reports: Int, villages: Int, isSound: Bool) {
    (self.path, self.reports, self.villages, self.isSound) = (path, reports, villages, isSound)
  }

  /// The first line: whether it is sound.
  package var summary: LocalizedText {
    LocalizedText(
      vi: "\(path): \(reports) báo cáo, \(villages) thôn; " + (isSound ? "nguyên vẹn." : "có hỏng hóc:"),
      en: "\(path): \(English.count(reports, "report")), \(English.count(villages, "village")); "
        + (isSound ? "sound." : "not sound:"))
  }

  /// How far the audit log and what it answers for were looked at.
  package static func log(_ head: AuditHead?, rows: Int) -> LocalizedText {
    LocalizedText(
      vi:
        "Đã xem: mọi trang và tham chiếu, bảng và trình kích hoạt, \(head?.count ?? 0) mục nhật ký, \(rows) dòng dữ liệu.",
      en:
        "Looked at: all pages and references, tables and triggers, \(English.count(head?.count ?? 0, "entry", "entries")) of the log, \(English.count(rows, "row"))."
    )
  }

  /// How many originals were compared with their digests.
  package static func originals(_ checked: Int, of kept: Int, bytes: Int, seconds: Double?) -> LocalizedText {
    let size = megabytes(bytes)
    let rate = seconds.flatMap { $0 > 0 ? Int(Double(checked) / $0) : nil }
    return LocalizedText(
      vi: "Tệp gốc: đã so \(checked) trong \(kept) tệp (\(size) MB)"
        + (rate.map { ", \($0) tệp/giây" } ?? "")
        + (checked < kept ? "; so tất cả bằng --full." : "."),
      en: "Originals: compared \(checked) of \(English.count(kept, "file")) (\(size) MB)"
        + (rate.map { ", \($0) files/s" } ?? "") + (checked < kept ? "; --full compares all." : "."))
  }

  /// How many tables of kept figures were looked at, and how many added up again; nil where none was to be.
  package static func figures(_ kept: Int, addedUp: Int?) -> LocalizedText {
    guard let addedUp else {
      return LocalizedText(
        vi: "Số liệu cộng sẵn: đã so \(kept) bảng với mã băm; cộng lại từ báo cáo bằng --full.",
        en:
          "Kept figures: compared \(English.count(kept, "table")) with their digests; --full adds them up again."
      )
    }
    let old = kept - addedUp
    return LocalizedText(
      vi: "Số liệu cộng sẵn: đã cộng lại \(addedUp) trong \(kept) bảng"
        + (old > 0 ? "; \(old) bảng đã cũ, không dùng nữa." : "."),
      en: "Kept figures: added up \(addedUp) of \(English.count(kept, "table")) again"
        + (old > 0 ? "; \(old) out of date and not used." : "."))
  }

  private static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
