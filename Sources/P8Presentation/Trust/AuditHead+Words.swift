package import P8Model

extension AuditHead {
  /// One line that people can read to each other: fingerprint, count and time.
  package var text: LocalizedText {
    LocalizedText(
      vi: "\(fingerprint) · \(count) mục nhật ký · \(at)",
      en: "\(fingerprint) · \(English.count(count, "entry", "entries")) · \(at)")
  }

  /// Where an audit log stands that is intact; nil for one without entries.
  package static func intact(_ head: AuditHead?) -> LocalizedText {
    guard let head else {
      return LocalizedText(vi: "Nhật ký chưa có mục nào.", en: "The audit log has no entry yet.")
    }
    return LocalizedText(
      vi: "Nhật ký nguyên vẹn: \(head.count) mục, dấu vân tay \(head.fingerprint).",
      en:
        "The audit log is intact: \(English.count(head.count, "entry", "entries")), fingerprint \(head.fingerprint)."
    )
  }

  /// Up to which entry a key has signed.
  package static func signed(to entry: Int, by key: String, fingerprint: String) -> LocalizedText {
    LocalizedText(
      vi: "Đã ký đến mục \(entry): \(key) (\(fingerprint)).",
      en: "Signed up to entry \(entry) by \(key) (\(fingerprint)).")
  }

  /// What a key is called that is not in the key ring.
  package static let unknownKey = LocalizedText(vi: "khóa lạ", en: "an unknown key")

  /// What has become of a log since this head of it was written down in a file.
  package func text(of standing: Standing, in file: String) -> LocalizedText {
    switch standing {
    case .goesOn(by: let count):
      LocalizedText(
        vi: count == 0
          ? "Nhật ký vẫn dừng ở đúng chỗ ghi trong \(file) (mục \(self.count), \(at))."
          : "Nhật ký nối tiếp chỗ ghi trong \(file) (mục \(self.count), \(at)); từ đó thêm \(count) mục.",
        en: count == 0
          ? "The log still ends where \(file) says (entry \(self.count), \(at))."
          : "The log goes on from where \(file) says (entry \(self.count), \(at)), by \(English.count(count, "entry", "entries"))."
      )
    case .endsBefore(count: let count):
      LocalizedText(
        vi:
          "Sổ thiếu phần cuối: \(file) được xuất khi nhật ký đã có \(self.count) mục (\(at)), nay chỉ còn \(count). Sổ đã bị cắt bớt, hoặc là một bản cũ.",
        en:
          "The end of the registry is missing: \(file) was made when its log had \(English.count(self.count, "entry", "entries")) (\(at)); now it has \(count). Its end was cut off, or it is an older copy."
      )
    case .isAnother:
      LocalizedText(
        vi:
          "Mục \(self.count) của nhật ký khác với mục ghi trong \(file) (\(at)). Nhật ký đã bị viết lại, hoặc đây là sổ khác.",
        en:
          "Entry \(self.count) of the log is another one than \(file) names (\(at)). The log was written anew, or this is another registry."
      )
    }
  }
}
