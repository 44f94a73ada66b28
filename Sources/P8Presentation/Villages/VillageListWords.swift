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

  /// What a village was called before: `formerly Buôn Cũ (until 2026-04-30)`.
  package static func formerly(_ names: [FormerVillageName]) -> LocalizedText {
    func list(_ language: Language, _ until: String) -> String {
      names.map { name in
        name.until.map { "\(name.name) (\(until) \($0.formatted(language)))" } ?? name.name
      }.joined(separator: ", ")
    }
    return LocalizedText(vi: "trước đây: \(list(.vi, "trước"))", en: "formerly \(list(.en, "before"))")
  }

  package static func unknownClass(_ text: String, known: [String]) -> LocalizedText {
    let list = known.joined(separator: ", ")
    return LocalizedText(
      vi: "không có khu vực “\(text)” (\(list))", en: "there is no class “\(text)” (\(list))")
  }

  package static func otherClass(_ place: String) -> LocalizedText {
    LocalizedText(
      vi: "\(place) đã có khu vực khác ở dòng trên, giữ dòng trên",
      en: "\(place) has another class in a row above, which stays")
  }

  package static func trial(taken: Int, leftOut: Int) -> LocalizedText {
    LocalizedText(
      vi: "Xem trước, chưa ghi: \(taken) dòng nhận được, \(leftOut) dòng không nhận.",
      en: "Nothing is stored: \(English.count(taken, "row")) would be taken, \(leftOut) not.")
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
