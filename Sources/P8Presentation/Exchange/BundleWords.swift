package import P8Model

/// What is said of a bundle or another registry as a whole.
package enum BundleWords {
  /// Who stands behind it.
  package enum Signer: Hashable, Sendable {
    case nobody
    /// A key that nobody here has vouched for, by its fingerprint.
    case unknown(String)
    /// A trusted key by its name, which may not send.
    case withoutRight(String)
    /// A trusted key by its name.
    case known(String)

    /// In a few words.
    package var text: LocalizedText {
      switch self {
      case .nobody: LocalizedText(vi: "không có chữ ký", en: "not signed")
      case .unknown(let fingerprint):
        LocalizedText(
          vi: "ký bằng khóa chưa biết \(fingerprint)", en: "signed by a key that is not known, \(fingerprint)"
        )
      case .withoutRight(let name):
        LocalizedText(
          vi: "\(name) ký, khóa này chưa được cấp quyền gửi",
          en: "signed by \(name), whose key has no right to send")
      case .known(let name): LocalizedText(vi: "\(name) ký", en: "signed by \(name)")
      }
    }
  }

  /// That a bundle waits for a person, and what the person may do.
  package static func waits(_ path: String, _ signer: Signer, key: String?) -> [LocalizedText] {
    let trust: LocalizedText
    switch signer {
    case .nobody:
      trust = LocalizedText(
        vi: "Nơi gửi nên ký: p8 bundle … --sign KHÓA.", en: "The sender should sign: p8 bundle … --sign KEY.")
    case .unknown, .withoutRight, .known:
      trust = LocalizedText(
        vi:
          "Hoặc cấp quyền cho khóa, sau khi đối chiếu dấu vân tay qua điện thoại: p8 keys trust \(key ?? "KHÓA") --name TÊN --unit MÃ --may send",
        en:
          "Or give the key its rights, after comparing the fingerprint by telephone: p8 keys trust \(key ?? "KEY") --name NAME --unit CODE --may send"
      )
    }
    return [
      LocalizedText(
        vi: "\(path) (\(signer.text.vi)): chưa nhận gì, chờ người quyết định.",
        en: "\(path) (\(signer.text.en)): nothing was taken, it waits for a person."),
      LocalizedText(
        vi: "  Xem: p8 bundle show \(path)   Nhận: p8 bundle accept \(path) --reason \"…\"",
        en: "  Look: p8 bundle show \(path)   Take: p8 bundle accept \(path) --reason \"…\""),
      LocalizedText(vi: "  " + trust.vi, en: "  " + trust.en),
    ]
  }

  /// That a bundle needs nobody.
  package static func takenByIngest(_ path: String) -> LocalizedText {
    LocalizedText(
      vi: "Khóa có quyền gửi: p8 ingest \(path) sẽ nhận phần trên.",
      en: "Its key may send: p8 ingest \(path) takes the above.")
  }

  /// What a bundle says of itself, and who signed it.
  package static func head(
    _ path: String, unit: String?, period: Period?, author: String, signer: Signer, isSameDefinitions: Bool?,
    counts: (villages: Int, reports: Int, entries: Int)
  ) -> [LocalizedText] {
    [
      LocalizedText(
        vi:
          "\(path): gói của \(unit ?? "mọi đơn vị"), \(period?.title(.vi) ?? "mọi kỳ"); \(signer.text.vi); người làm ghi là “\(author)”",
        en:
          "\(path): a bundle of \(unit ?? "all units"), \(period?.title(.en) ?? "all periods"); \(signer.text.en); made by “\(author)”, as it says"
      ),
      LocalizedText(
        vi: "Trong gói: \(counts.reports) báo cáo, \(counts.villages) thôn, \(counts.entries) mục ghi.",
        en:
          "In it: \(English.count(counts.reports, "report")), \(English.count(counts.villages, "village")), \(English.count(counts.entries, "log entry", "log entries"))."
      ),
    ]
      + (isSameDefinitions == false
        ? [
          LocalizedText(
            vi: "Nơi gửi dùng bộ định nghĩa khác; mọi báo cáo được đọc lại từ tệp gốc theo bộ ở đây.",
            en:
              "The sender has other definitions; all reports are read again from their originals by those here."
          )
        ] : [])
  }

  /// What becomes of a report.
  package enum Fate: Hashable, Sendable {
    case taken(ReportState)
    case waits
    case aside
    case known
  }

  /// A report with what becomes of it.
  package static func arrival(
    _ unit: UnitCode, name: String, period: Period, form: String, _ fate: Fate
  ) -> LocalizedText {
    let what: LocalizedText =
      switch fate {
      case .taken(let state): LocalizedText(vi: "mới, \(state.name.vi)", en: "new, \(state.name.en)")
      case .waits:
        LocalizedText(vi: "chờ thay bản đang tính", en: "waits to replace the one that counts")
      case .aside:
        LocalizedText(vi: "lưu cạnh bản đang có", en: "kept beside the one that is there")
      case .known: LocalizedText(vi: "đã có", en: "already here")
      }
    return LocalizedText(
      vi: "  \(unit.code) \(name), \(period.name) (\(form)): \(what.vi)",
      en: "  \(unit.code) \(name), \(period.name) (\(form)): \(what.en)")
  }

  /// That a registry is not merged, since somebody changed it behind its back.
  package static func notSound(_ path: String, _ faults: Int) -> (
    message: LocalizedText, remedy: LocalizedText
  ) {
    (
      LocalizedText(
        vi: "Không nhận \(path): nhật ký của sổ này không khớp (\(faults) chỗ)",
        en: "\(path) is not taken: its audit log does not hold (\(English.count(faults, "place")))"),
      LocalizedText(
        vi:
          "Nơi gửi chạy p8 audit verify để xem chỗ sai, rồi khôi phục bản sao lưu bằng p8 registry restore; hoặc gửi các tệp báo cáo gốc để nạp bằng p8 ingest.",
        en:
          "Let the other office run p8 audit verify and restore a backup with p8 registry restore; or take their reports' own files in with p8 ingest."
      )
    )
  }

  /// The file of rights of a key that says nothing readable.
  package static func unreadableRights(_ path: String) -> (message: LocalizedText, remedy: LocalizedText) {
    (
      LocalizedText(
        vi: "Tệp quyền của khóa bị hỏng: \(path)", en: "The file of a key's rights is damaged: \(path)"),
      LocalizedText(
        vi: "Cấp lại bằng p8 keys trust KHÓA --unit MÃ --may send,confirm.",
        en: "Give them again with p8 keys trust KEY --unit CODE --may send,confirm.")
    )
  }

  /// That a key is one's own, which may everything.
  package static let ownKey = LocalizedText(
    vi: "Đây là khóa của chính mình, có mọi quyền ở đây",
    en: "This is your own key: here it may do everything")

  /// That an original went away while it was to be read.
  package static let originalGone = LocalizedText(
    vi: "tệp gốc không còn", en: "the original is not there any more")

  /// That the definitions know no such model or event.
  package static func unknownKind(_ kind: String) -> LocalizedText {
    LocalizedText(
      vi: "bộ định nghĩa ở đây không có loại “\(kind)”", en: "the definitions here know no “\(kind)”")
  }

  /// What came of taking it in.
  package static func summary(
    _ name: String, signer: LocalizedText?,
    taken: (
      reports: Int, known: Int, villages: Int, entries: Int, steps: Int, waiting: Int, locked: Int,
      refused: Int
    )
  ) -> LocalizedText {
    LocalizedText(
      vi:
        "\(name)\(signer.map { " (\($0.vi))" } ?? ""): nhận \(taken.reports) báo cáo, \(taken.known) đã có; \(taken.villages) thôn mới; \(taken.entries) mục ghi mới; \(taken.steps) bước xét duyệt; \(taken.waiting) chỗ trái nhau; \(taken.locked) báo cáo của kỳ đã khóa; \(taken.refused) mục không nhận.",
      en:
        "\(name)\(signer.map { " (\($0.en))" } ?? ""): \(English.count(taken.reports, "report")) taken, \(taken.known) already here; \(English.count(taken.villages, "village")) added; \(English.count(taken.entries, "log entry", "log entries")) added; \(English.count(taken.steps, "step")) of review; \(English.count(taken.waiting, "conflict")); \(English.count(taken.locked, "report")) of locked periods; \(English.count(taken.refused, "thing")) not taken."
    )
  }

  /// A village that has another code here.
  package static func renumbered(_ name: String, theirs: UnitCode, ours: UnitCode) -> LocalizedText {
    LocalizedText(
      vi: "\(name): mã \(theirs.code) ở nơi gửi, \(ours.code) ở đây",
      en: "\(name): \(theirs.code) there is \(ours.code) here")
  }

  /// A log entry that was changed in both places.
  package static func entryConflict(_ number: Int64) -> LocalizedText {
    LocalizedText(
      vi: "Mục ghi #\(number) được sửa khác nhau ở hai nơi: giữ bản ở đây, bản kia nằm trong nhật ký",
      en: "Log entry #\(number) was changed in both places: ours stays, theirs is kept in the audit log")
  }

  /// A report or log entry of a locked period.
  package static func locked(_ unit: UnitCode, _ name: String, _ when: String, lock: String) -> LocalizedText
  {
    LocalizedText(
      vi: "\(unit.code) \(name), \(when): chưa nhận vì kỳ đã khóa (\(lock))",
      en: "\(unit.code) \(name), \(when): not taken, the period is locked (\(lock))")
  }
}
