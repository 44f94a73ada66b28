package import P8Model

/// What is said of the files of lists and of rows that were not taken.
package enum ListFileWords {
  // MARK: - Files

  package static func unreadable(_ path: String, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "Không đọc được tệp: \(path) (\(reason.vi))", en: "The file cannot be read: \(path) (\(reason.en))")
  }

  package static let checkPath = LocalizedText(
    vi: "Kiểm tra đường dẫn và quyền đọc.", en: "Check the path and that you may read it.")
  package static let nameColumns = LocalizedText(
    vi:
      "Đặt tên cột ở một dòng phía trên, ví dụ “Mã xã” và “Tên thôn” (hoặc commune và village), rồi chạy lại.",
    en: "Name the columns in a row on top, such as “Commune code” and “Village”, and run again.")
  package static let saveAsWorkbook = LocalizedText(
    vi: "Mở bằng Excel và lưu lại dạng .xlsx.", en: "Open it in Excel and save it as .xlsx.")

  package static func empty(_ path: String) -> LocalizedText {
    LocalizedText(
      vi: "Tệp không có dòng nào đọc được: \(path)", en: "The file has no row that can be read: \(path)")
  }

  /// The columns that a list must have, one of each group, and what stands on top of the file.
  package static func withoutColumns(
    _ path: String, needed: [[LocalizedText]], found: [String]
  ) -> LocalizedText {
    func list(_ language: Language, _ or: String, _ and: String) -> String {
      needed.map { group in group.map { "“\($0[language])”" }.joined(separator: or) }.joined(separator: and)
    }
    let top = found.prefix(8).joined(separator: " | ")
    return LocalizedText(
      vi: "\(path): thiếu cột \(list(.vi, " hoặc ", " và ")). Dòng đầu có: \(top)",
      en: "\(path): there is no column \(list(.en, " or ", " and ")). The first row has: \(top)")
  }

  package static func place(file: String, sheet: String?, row: Int) -> LocalizedText {
    let name = sheet.map { "\(file), \($0)" } ?? file
    return LocalizedText(vi: "\(name), dòng \(row)", en: "\(name), line \(row)")
  }

  package static func unread(_ columns: [String]) -> LocalizedText {
    let list = columns.map { "“\($0)”" }.joined(separator: ", ")
    return LocalizedText(vi: "Cột không đọc: \(list).", en: "Columns not read: \(list).")
  }

  // MARK: - Communes

  package static func unknownCommune(
    _ name: String, candidates: [(code: UnitCode, place: String)]
  ) -> LocalizedText {
    let find = LocalizedText(
      vi: "tìm mã bằng p8 units find TÊN rồi ghi vào cột mã xã",
      en: "find the code with p8 units find NAME and write it into the column of codes")
    if name.isEmpty {
      return LocalizedText(vi: "thiếu xã; \(find.vi)", en: "there is no commune; \(find.en)")
    }
    guard !candidates.isEmpty else {
      return LocalizedText(
        vi: "không có xã “\(name)”; \(find.vi)", en: "there is no commune “\(name)”; \(find.en)")
    }
    let list = candidates.map { "\($0.code.code) \($0.place)" }.joined(separator: "; ")
    return LocalizedText(
      vi: "“\(name)” có thể là \(list); xác nhận bằng p8 units confirm",
      en: "“\(name)” may be \(list); confirm it with p8 units confirm")
  }

  package static func unknownCode(
    _ code: String, _ structure: UnitStructure, inOther other: (structure: UnitStructure, place: String)?
  ) -> LocalizedText {
    guard let other else {
      return LocalizedText(
        vi: "không có xã mã \(code); tìm mã bằng p8 units find TÊN",
        en: "there is no commune \(code); find the code with p8 units find NAME")
    }
    return LocalizedText(
      vi:
        "danh mục \(structure.rawValue) không có xã mã \(code); danh mục \(other.structure.rawValue) có: \(other.place). Xem p8 units changes \(code), hoặc nhập riêng với --structure \(other.structure.rawValue)",
      en:
        "structure \(structure.rawValue) has no commune \(code); \(other.structure.rawValue) has: \(other.place). See p8 units changes \(code), or import it by itself with --structure \(other.structure.rawValue)"
    )
  }

  package static func otherName(_ code: UnitCode, _ place: String, written name: String) -> LocalizedText {
    LocalizedText(
      vi: "mã \(code.code) là \(place), còn dòng ghi “\(name)”; sửa mã hoặc tên",
      en: "the code \(code.code) is \(place), but the row says “\(name)”; mend the code or the name")
  }

  // MARK: - Villages

  package static let withoutVillage = LocalizedText(
    vi: "thiếu tên thôn; ghi tên vào cột tên thôn", en: "the village has no name; write it into its column")

  package static func notADay(_ text: String) -> LocalizedText {
    LocalizedText(
      vi: "“\(text)” không phải một ngày; viết như 01/07/2025",
      en: "“\(text)” is not a day; write it as 01/07/2025")
  }

  package static func endsBeforeBegin(_ from: CalendarDate, _ to: CalendarDate) -> LocalizedText {
    LocalizedText(
      vi:
        "ngày kết thúc \(to.formatted(.vi)) đứng trước ngày bắt đầu \(from.formatted(.vi)); sửa một trong hai ngày",
      en: "the last day \(to.formatted(.en)) is before the first \(from.formatted(.en)); mend one of them")
  }

  package static func codeOfOtherCommune(_ village: String, _ commune: UnitCode) -> LocalizedText {
    LocalizedText(
      vi:
        "mã thôn \(village) không thuộc xã \(commune.code); thôn chuyển xã thì dùng p8 villages move hoặc p8 villages carry",
      en:
        "the village code \(village) is not of commune \(commune.code); a village that went there is moved with p8 villages move or carried with p8 villages carry"
    )
  }

  /// A village of one code stands in two communes on the same days.
  package static func inTwoCommunes(
    _ village: String, _ commune: UnitCode, _ other: UnitCode, at place: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      vi:
        "thôn mã \(village) ở xã \(commune.code), nhưng cùng ngày ở xã \(other.code) (\(place.vi)); giữ một dòng, hoặc ghi từ ngày, đến ngày",
      en:
        "the village \(village) is in commune \(commune.code), but on the same day in \(other.code) (\(place.en)); keep one row, or write from and to"
    )
  }

  package static func twice(_ village: String, at place: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "“\(village)” đã có ở \(place.vi); nếu là thôn khác, ghi số riêng vào cột number",
      en: "“\(village)” stands at \(place.en) already; if it is another village, give it a number of its own")
  }

  package static func numberTwice(_ number: Int, _ village: String, at place: LocalizedText) -> LocalizedText
  {
    LocalizedText(
      vi: "số \(number) đã là của “\(village)” ở \(place.vi); cho thôn này một số khác",
      en: "the number \(number) is that of “\(village)” at \(place.en); give this village another one")
  }

  // MARK: - Villages to be decided

  package static func notAVillageCode(_ text: String) -> LocalizedText {
    LocalizedText(
      vi: "“\(text)” không phải mã thôn cũ; giữ nguyên cột mã thôn cũ của danh sách",
      en: "“\(text)” is not the old code of a village; leave that column as the list had it")
  }

  package static func notACommuneOfToday(_ text: String) -> LocalizedText {
    LocalizedText(
      vi: "“\(text)” không phải mã xã từ 1/7/2025 hay mã thôn ở đó; chọn trong cột gợi ý",
      en:
        "“\(text)” is not the code of a commune of July 2025 or of a village there; take one of the candidates"
    )
  }

  package static let openSheet = LocalizedText(vi: "Thôn cần quyết định", en: "To decide")
  package static let openHelp = LocalizedText(
    vi: "Ghi vào cột Mã mới: mã xã hiện nay của thôn, hoặc mã thôn đã nhập ở đó. Để trống nếu chưa rõ.",
    en:
      "Write under New code: the commune in which the village is now, or its code there. Leave empty what is open."
  )
  /// Old code, village, commune, decision, candidates.
  package static let openHeaders = [
    LocalizedText(vi: "Mã thôn cũ", en: "Old village code"),
    LocalizedText(vi: "Tên thôn", en: "Village name"),
    LocalizedText(vi: "Xã cũ", en: "Commune before July 2025"), LocalizedText(vi: "Mã mới", en: "New code"),
    LocalizedText(vi: "Có thể là", en: "Candidates"),
  ]
}
