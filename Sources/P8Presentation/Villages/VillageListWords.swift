package import P8Model

/// What became of the rows of a list of villages, in words.
package enum VillageListWords {
  package static func numberTaken(_ name: String, _ number: Int, by village: Village) -> LocalizedText {
    LocalizedText(
      vi: "\(name): số \(number) đã thuộc về \(village.name) (\(village.code.code))",
      en: "\(name): number \(number) belongs to \(village.name) (\(village.code.code))")
  }

  package static func withoutName(in commune: UnitCode) -> LocalizedText {
    LocalizedText(
      vi: "xã \(commune.code): thiếu tên thôn", en: "commune \(commune.code): a village has no name")
  }

  package static func summary(
    added: Int, unchanged: Int, updated: Int, linked: Int, leftOut: Int
  ) -> LocalizedText {
    let summary = LocalizedText(
      vi: "\(added) thôn mới, \(unchanged) đã có, \(updated) cập nhật, \(leftOut) dòng bỏ qua.",
      en:
        "\(English.count(added, "village")) added, \(unchanged) already there, \(updated) updated, \(English.count(leftOut, "row")) left out."
    )
    guard linked > 0 else { return summary }
    return LocalizedText(
      vi: summary.vi + " \(linked) thôn được nối với thôn ở danh mục kia.",
      en: summary.en + " \(English.count(linked, "village")) linked with one of the other structure.")
  }
}
