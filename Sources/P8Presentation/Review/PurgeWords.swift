package import P8Model

/// The words around originals that are removed for the personal data in them.
package enum PurgeWords {
  package static let noReason = LocalizedText(
    vi: "Cần lý do: --reason \"…\". Lý do được ghi vào nhật ký.",
    en: "A reason is needed: --reason \"…\". It is kept in the audit log.")

  package static func purged(report: Int64, sha256: String, bytes: Int) -> LocalizedText {
    LocalizedText(
      vi:
        "Đã xóa bản gốc của báo cáo số \(report) (\(bytes) byte), giữ lại mã SHA-256 \(sha256). Bản sao lưu trước đây vẫn còn bản gốc: xóa hoặc làm lại các bản sao ấy.",
      en:
        "The original of report \(report) (\(English.count(bytes, "byte"))) is removed; its SHA-256 \(sha256) stays. Backups made before still hold it: delete them or make them again."
    )
  }
}
