package import P8Model

/// What is said of lists of models and events that cannot be made.
package enum RecordListWords {
  package static func unknown(_ id: String) -> LocalizedText {
    LocalizedText(vi: "Không có mô hình, sự kiện “\(id)”", en: "There is no model or event “\(id)”")
  }

  package static func known(_ ids: String) -> LocalizedText {
    LocalizedText(vi: "Các loại: \(ids)", en: "There are: \(ids)")
  }

  /// A flat file of several kinds would have no columns of its own.
  package static let oneKind = LocalizedText(
    vi: "Tệp CSV chứa một loại bản ghi: thêm --record LOẠI, hoặc ghi ra tệp .xlsx để có mọi loại",
    en:
      "A CSV file holds records of one kind: add --record KIND, or write an .xlsx file, which has all of them"
  )

  /// An ending that is none of the formats.
  package static func ending(_ path: String) -> LocalizedText {
    LocalizedText(
      vi: "Danh sách bản ghi chỉ ghi ra .csv hoặc .xlsx, không phải “\(path)”",
      en: "Records are written as .csv or .xlsx, not as “\(path)”")
  }
}
