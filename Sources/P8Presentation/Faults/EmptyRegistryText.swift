package import P8Model

/// What is said of a registry's file without anything in it.
package enum EmptyRegistryText {
  package static func message(_ path: String) -> LocalizedText {
    LocalizedText(
      vi: "\(path) là tệp rỗng, chưa phải sổ đăng ký; không ghi gì vào đó",
      en: "\(path) is an empty file, no registry yet; nothing was written to it")
  }

  package static let remedy = LocalizedText(
    vi:
      "Chỉ đúng sổ bằng --registry, khôi phục bằng p8 registry restore, hoặc bắt đầu sổ mới bằng p8 ingest.",
    en:
      "Name the right file with --registry, restore a backup with p8 registry restore, or begin a new one with p8 ingest."
  )
}
