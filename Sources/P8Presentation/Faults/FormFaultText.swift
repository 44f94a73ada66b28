package import P8Model

/// Why the forms of a commune's villages cannot be made.
package enum FormFaultText {
  package static let allNeedsCommune = LocalizedText(
    vi: "--all chỉ dùng cho biểu của thôn, với --unit là mã xã (5 chữ số)",
    en: "--all is for the form of a village, with a commune's code (5 digits) as --unit")

  package static func noVillages(of commune: UnitCode) -> LocalizedText {
    LocalizedText(
      vi: "Xã \(commune.code) chưa có thôn nào phải báo cáo kỳ này trong sổ đăng ký",
      en: "The registry has no village of the commune \(commune.code) that reports for this period")
  }

  package static let enterVillages = LocalizedText(
    vi: "Nhập danh sách thôn: p8 units import DANH-SÁCH.tsv.",
    en: "Enter the list of villages: p8 units import LIST.tsv.")

  package static func written(_ count: Int, to folder: String) -> LocalizedText {
    LocalizedText(
      vi: "Đã ghi \(count) biểu vào \(folder).",
      en: "Wrote \(English.count(count, "form")) to \(folder).")
  }
}
