package import P8Definitions
package import P8Model

extension DefinitionsError {
  package var message: LocalizedText {
    switch self {
    case .notFound(let tried):
      let places = tried.joined(separator: ", ")
      return LocalizedText(
        vi: "Không tìm thấy các định nghĩa (thư mục indicators và templates). Đã tìm ở: \(places)",
        en: "The definitions (folders indicators and templates) were not found. Looked in: \(places)")
    case .notAFolderOfDefinitions(let folder):
      return LocalizedText(
        vi: "Thư mục “\(folder)” không có indicators và templates",
        en: "The folder “\(folder)” has no indicators and templates in it")
    case .faulty(let faults):
      return LocalizedText(
        vi: "Các định nghĩa có \(faults.count) lỗi",
        en: "The definitions have \(English.count(faults.count, "fault"))")
    }
  }

  package var hint: LocalizedText {
    switch self {
    case .notFound, .notAFolderOfDefinitions:
      LocalizedText(
        vi: "Chỉ thư mục chứa indicators và templates bằng --definitions hoặc biến P8_DEFINITIONS.",
        en: "Name the folder that holds indicators and templates with --definitions or P8_DEFINITIONS.")
    case .faulty:
      LocalizedText(
        vi: "Chạy p8 definitions check để xem từng lỗi, ở tệp, dòng và cột nào.",
        en: "Run p8 definitions check to see each fault with its file, line and column.")
    }
  }
}
