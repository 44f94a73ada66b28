import P8Model

/// The names of what an audit log speaks of: `step 7.2` is step 2 of report 7.
enum AuditSubject {
  /// The name of a subject; one that is not known is its own name.
  static func name(of subject: String) -> LocalizedText {
    let (kind, key) = parts(of: subject)
    let keys = key.split(separator: ".", maxSplits: 2).map(String.init)
    func of(_ vi: String, _ en: String) -> LocalizedText {
      LocalizedText(vi: "\(vi) \(key)", en: "\(en) \(key)")
    }
    return switch kind {
    case "entry": of("mục nhật ký", "entry")
    case "report": of("báo cáo", "report")
    case "batch": of("lần duyệt", "the steps taken together,")
    case "replacement": of("đề nghị thay thế", "proposed replacement")
    case "without": of("ghi chú xác nhận khi thiếu báo cáo", "note of a missing village")
    case "lock": of("khóa kỳ", "lock")
    case "exception": of("ngoại lệ của khóa kỳ", "exception to a lock")
    case "log" where key.isEmpty: LocalizedText(vi: "sổ ghi của cán bộ", en: "the officers' log")
    case "log": of("sổ ghi của cán bộ, bản ghi", "the officers' log, version")
    case "log-entry": of("sổ ghi của cán bộ, mục", "the officers' log, entry")
    case "column": of("cột đã ghi nhớ số", "the remembered column")
    case "file": of("tệp gốc", "original file")
    case "life": of("thôn có số định danh", "the village of identity")
    case "village-end": of("việc kết thúc của thôn có số định danh", "the end of the village of identity")
    case "village-change": of("thay đổi về thôn", "village change")
    case "pattern": of("khuôn giữ lại số nhỏ", "the pattern of protection")
    case "publication": of("lần cho ra ngoài", "the publication")
    case "zeros":
      LocalizedText(vi: "mốc coi ô trống là số 0", en: "the mark up to which empty sections counted as zero")
    default: compound(kind, keys) ?? object(kind, key) ?? LocalizedText(vi: subject, en: subject)
    }
  }

  /// The kind and the rest.
  private static func parts(of subject: String) -> (kind: String, key: String) {
    let parts = subject.split(separator: " ", maxSplits: 1).map(String.init)
    return (parts.first ?? subject, parts.count == 2 ? parts[1] : "")
  }

  /// What is known by several things at once.
  private static func compound(_ kind: String, _ keys: [String]) -> LocalizedText? {
    switch (kind, keys.count) {
    case ("step", 2):
      LocalizedText(
        vi: "bước duyệt \(keys[1]) của báo cáo \(keys[0])", en: "step \(keys[1]) of report \(keys[0])")
    case ("village", 3):
      LocalizedText(
        vi: "thôn số \(keys[2]) của xã \(keys[1]) (cấu trúc \(keys[0]))",
        en: "village \(keys[2]) of commune \(keys[1]) (structure of \(keys[0]))")
    case ("class", 2):
      LocalizedText(
        vi: "loại của xã \(keys[1]) (cấu trúc \(keys[0]))",
        en: "the class of commune \(keys[1]) (structure of \(keys[0]))")
    case ("address", 2...):
      LocalizedText(
        vi: "đơn vị đã xác nhận cho tên “\(keys.dropFirst().joined(separator: "."))”",
        en: "the unit confirmed for the name “\(keys.dropFirst().joined(separator: "."))”")
    default: nil
    }
  }

  /// What a database is made of.
  private static func object(_ kind: String, _ key: String) -> LocalizedText? {
    switch kind {
    case "figures": LocalizedText(vi: "số liệu cộng sẵn \(key)", en: "the kept figures \(key)")
    case "table": LocalizedText(vi: "bảng \(key)", en: "table \(key)")
    case "index": LocalizedText(vi: "chỉ mục \(key)", en: "index \(key)")
    case "view": LocalizedText(vi: "khung nhìn \(key)", en: "view \(key)")
    case "trigger": LocalizedText(vi: "trình kích hoạt \(key)", en: "trigger \(key)")
    default: nil
    }
  }
}
