package import P8Model

/// What is said of files that leave the programme.
package enum PublicationWords {
  /// An audience, in a word.
  package static func name(_ audience: Audience) -> LocalizedText {
    switch audience {
    case .internal: LocalizedText(vi: "nội bộ", en: "internal")
    case .partner: LocalizedText(vi: "đối tác", en: "partner")
    case .public: LocalizedText(vi: "công khai", en: "public")
    }
  }

  /// Figures that cannot be published beside those of before.
  package static func conflict(
    unit: String, held: String?, indicator: LocalizedText, code: String, period: Period
  ) -> LocalizedText {
    LocalizedText(
      vi:
        "Không cho ra được: \(code) \(indicator.vi), \(period.titleInside(.vi)), \(unit) khác bản đã cho ra chỉ vài người, nên so hai bản sẽ lộ số đang giữ lại\(held.map { " của \($0)" } ?? "")",
      en:
        "It cannot be published: \(code) \(indicator.en), \(period.titleInside(.en)), of \(unit) differs from the version that was published by a few people only, so the two together would give away the count held back\(held.map { " of \($0)" } ?? "")"
    )
  }

  package static let conflictRemedy = LocalizedText(
    vi:
      "Gửi lại tệp đã cho ra (p8 exports list); chờ có thêm báo cáo rồi xuất lại; hoặc để báo cáo đến sau lại cho tới lúc đó: p8 return, gửi nhận lại bằng p8 undo; hoặc dùng trong nội bộ: --audience internal.",
    en:
      "Send the file that was published again (p8 exports list); wait until more reports have come in; or set the late report aside until then with p8 return, which p8 undo takes back; or keep it inside: --audience internal."
  )

  /// A kept pattern that cannot be read.
  package static func unreadable(_ number: Int64) -> LocalizedText {
    LocalizedText(
      vi: "Không đọc được khuôn giữ lại số nhỏ \(number) trong sổ",
      en: "The pattern of protection \(number) in the registry cannot be read")
  }

  package static let unreadableRemedy = LocalizedText(
    vi: "Xem sổ bằng p8 registry check, rồi lấy lại bản sao lưu.",
    en: "Look at the registry with p8 registry check and restore a backup.")

  /// Others write to the registry all the time.
  package static let busy = LocalizedText(
    vi: "Sổ đang được chương trình khác ghi liên tục", en: "Other programs keep writing to the registry")

  package static let notWritableRemedy = LocalizedText(
    vi:
      "Bản cho ra ngoài được ghi vào sổ nên cần quyền ghi; chỉ xem trong nội bộ thì dùng --audience internal.",
    en:
      "What leaves the programme is noted in the registry, which must be writable; for use inside add --audience internal."
  )

  /// Where nothing was published.
  package static let none = LocalizedText(
    vi: "Chưa có tệp nào được cho ra ngoài.", en: "No file has left the programme.")

  /// The heads of the columns of a list.
  package static let columns = [
    LocalizedText(vi: "Số", en: "No."), LocalizedText(vi: "Lúc", en: "At"),
    LocalizedText(vi: "Loại", en: "Kind"), LocalizedText(vi: "Đơn vị", en: "Unit"),
    LocalizedText(vi: "Cấp", en: "Level"), LocalizedText(vi: "Kỳ", en: "Period"),
    LocalizedText(vi: "Dành cho", en: "For whom"), LocalizedText(vi: "Nơi nhận", en: "Recipient"),
    LocalizedText(vi: "Người xuất", en: "By"), LocalizedText(vi: "SHA-256", en: "SHA-256"),
  ]

  /// Rows in columns, for a terminal.
  package static func table(_ rows: [[String]], _ language: Language, width: Int = .max) -> String {
    guard !rows.isEmpty else { return none[language] }
    return TextColumns(leading: columns.count, kept: 6, width: width, language: language).lines(
      [columns.map { $0[language] }] + rows
    )
    .joined(separator: "\n")
  }
}
