package import P8Model

/// What is said of lists of targets and of cells that cannot be taken.
package enum TargetWords {
  /// A cell of a row that is no target.
  package static func problem(_ place: LocalizedText, cell: String, _ words: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "\(place.vi), ô \(cell): \(words.vi)", en: "\(place.en), cell \(cell): \(words.en)")
  }

  package static let empty = LocalizedText(vi: "ô trống, phải ghi", en: "the cell is empty and must not be")

  package static func unknownIndicator(_ name: String) -> LocalizedText {
    LocalizedText(
      vi: "không có chỉ tiêu “\(name)”; xem p8 definitions show",
      en: "there is no indicator “\(name)”; see p8 definitions show")
  }

  package static func unknownUnit(_ code: String, _ structure: UnitStructure) -> LocalizedText {
    LocalizedText(
      vi: "danh mục \(structure.rawValue) không có đơn vị “\(code)”; tìm mã bằng p8 units find TÊN",
      en:
        "the structure of \(structure.rawValue) has no unit “\(code)”; find the code with p8 units find NAME")
  }

  package static func noStructure(_ text: String) -> LocalizedText {
    LocalizedText(
      vi: "không có danh mục “\(text)”; ghi 2024 hoặc 2025",
      en: "there is no structure “\(text)”; write 2024 or 2025")
  }

  package static func noSpan(_ text: String) -> LocalizedText {
    LocalizedText(
      vi: "không hiểu “\(text)”; ghi một năm (2024), “2021-2025” cho cả giai đoạn, hoặc “đầu kỳ 2020”",
      en: "“\(text)” is not understood; write a year (2024), “2021-2025” for the phase, or “baseline 2020”")
  }

  package static func noPhase(_ year: Int) -> LocalizedText {
    LocalizedText(
      vi: "năm \(year) không thuộc giai đoạn nào của chương trình",
      en: "the year \(year) is in no phase of the programme")
  }

  package static func otherPhase(_ phase: String, than first: String) -> LocalizedText {
    LocalizedText(
      vi:
        "dòng này của giai đoạn \(phase), các dòng trên của \(first); nhập mỗi giai đoạn một lần, với -o riêng",
      en:
        "the row is of the phase \(phase), those above of \(first); import each phase by itself, with its own -o"
    )
  }

  package static func noNumber(_ text: String) -> LocalizedText {
    LocalizedText(vi: "“\(text)” không phải một số", en: "“\(text)” is not one number")
  }

  package static func notWhole(_ text: String) -> LocalizedText {
    LocalizedText(
      vi: "“\(text)” phải là số nguyên theo đơn vị tính",
      en: "“\(text)” must be whole in the indicator's measure")
  }

  package static func noDay(_ text: String) -> LocalizedText {
    LocalizedText(vi: "“\(text)” không phải ngày", en: "“\(text)” is no date")
  }

  package static func noLabel(_ text: String) -> LocalizedText {
    LocalizedText(
      vi: "không có mức tin cậy “\(text)”; ghi confirmed hoặc press",
      en: "there is no reliability “\(text)”; write confirmed or press")
  }

  package static func alreadyThere(_ place: String) -> LocalizedText {
    LocalizedText(
      vi: "đã có số cho chỉ tiêu, đơn vị và kỳ này ở \(place); bỏ một trong hai",
      en: "there is a number for this indicator, unit and span already at \(place); remove one of them")
  }

  package static func notYAML(_ path: String) -> LocalizedText {
    LocalizedText(vi: "Tệp chỉ tiêu phải là .yaml: \(path)", en: "A file of targets is a .yaml: \(path)")
  }

  package static func foreign(_ path: String) -> LocalizedText {
    LocalizedText(
      vi: "Tệp này không do p8 targets import ghi, nên không thay: \(path)",
      en: "p8 targets import did not write this file, so it is not replaced: \(path)")
  }

  package static let otherPath = LocalizedText(
    vi: "Chọn tệp khác trong indicators/targets bằng -o TỆP.yaml.",
    en: "Name another file of indicators/targets with -o FILE.yaml.")

  /// What a list gave.
  package static func taken(_ count: Int, _ path: String?) -> LocalizedText {
    guard let path else {
      return LocalizedText(
        vi: "\(count) dòng đọc được; chưa ghi gì.",
        en: "\(English.count(count, "row")) can be taken; nothing was written.")
    }
    return LocalizedText(
      vi: "Đã ghi \(count) chỉ tiêu, kế hoạch vào \(path).",
      en: "Wrote \(English.count(count, "target")) to \(path).")
  }
}
