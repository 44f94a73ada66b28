package import P8Model

/// Words about manifests and the originals behind them.
package enum ManifestWords {
  /// A manifest does not say where the audit log stood.
  package static func noHead(_ path: String) -> LocalizedText {
    LocalizedText(
      vi: "Tệp kê khai không ghi dấu nhật ký (bản cũ, hoặc sổ chưa có mục nào): \(path)",
      en:
        "The manifest does not say where the audit log stood (it is of before, or the log was empty): \(path)"
    )
  }

  /// Originals are damaged, so that no other office would take them.
  package static func damagedOriginals(_ faults: [AuditFault]) -> LocalizedText {
    let shown = faults.prefix(10).map(\.text)
    return LocalizedText(
      vi: "Không gửi được vì có tệp gốc bị hỏng:\n" + shown.map(\.vi).joined(separator: "\n"),
      en: "Nothing is sent, since originals are damaged:\n" + shown.map(\.en).joined(separator: "\n"))
  }

  /// What to do about damaged originals.
  package static var damagedOriginalsAdvice: LocalizedText {
    LocalizedText(
      vi: "Nạp lại đúng các tệp ấy bằng p8 ingest, hoặc khôi phục sổ từ bản sao lưu.",
      en: "Restore the registry from a backup, or ask for those files once more.")
  }
}
