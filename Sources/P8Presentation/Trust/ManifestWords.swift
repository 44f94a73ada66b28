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

  /// An export cannot be put together with its manifest.
  package static func notSealed(_ reason: String) -> LocalizedText {
    LocalizedText(vi: "Không ký được: \(reason)", en: "It cannot be signed: \(reason)")
  }

  /// There is no manifest, neither inside of a file nor beside it.
  package static func noManifest(_ path: String) -> LocalizedText {
    LocalizedText(
      vi: "Không có kê khai trong tệp, cũng không có tệp \(path)",
      en: "There is no manifest in the file, and no \(path)")
  }

  /// What to do without a manifest.
  package static let noManifestAdvice = LocalizedText(
    vi: "Xin nơi gửi cả tệp kê khai (nó nằm cạnh tệp xuất), hoặc chỉ nó bằng --manifest TỆP.",
    en: "Ask the sender for the manifest too (it lies beside the export), or name it with --manifest FILE.")

  /// A signature is not there though the file says that it was signed.
  package static func signatureMissing(_ fingerprint: String) -> LocalizedText {
    LocalizedText(
      vi: "THIẾU: tệp cho biết đã được ký bằng khóa \(fingerprint), nhưng chữ ký không còn",
      en: "MISSING: the file says that the key \(fingerprint) signed it, but the signature is gone")
  }

  /// The answer for a file that is as it was written.
  /// - Parameter isSigned: Whether somebody answers for it.
  package static func good(isSigned: Bool) -> LocalizedText {
    isSigned
      ? LocalizedText(vi: "ĐẠT: tệp còn nguyên.", en: "GOOD: the file is as it was written.")
      : LocalizedText(
        vi: "CÒN NGUYÊN, KHÔNG KÝ: tệp khớp kê khai, nhưng không ai chịu trách nhiệm về cả hai.",
        en: "INTACT, NOT SIGNED: the file fits its manifest, but nobody answers for either.")
  }

  /// What a signature of ours is not.
  package static let noOfficialSignature = LocalizedText(
    vi:
      "Chữ ký của khóa chỉ cho biết tệp còn nguyên và ai giữ khóa; không phải chữ ký số theo luật, không thay văn bản ký, đóng dấu.",
    en:
      "A key's signature says that the file is whole and who holds the key; it is no signature in the sense of the law."
  )

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
