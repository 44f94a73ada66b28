import P8Model

/// The columns of the lists of the command, each written once.
extension ListedTable.Column {
  package static let code = Self("code", LocalizedText(vi: "Mã", en: "Code"))
  package static let structure = Self("structure", LocalizedText(vi: "Danh mục", en: "Unit structure"))
  package static let name = Self("name", LocalizedText(vi: "Tên", en: "Name"))
  package static let place = Self("place", LocalizedText(vi: "Đơn vị", en: "Unit"))
  package static let from = Self("from", LocalizedText(vi: "Từ ngày", en: "From"))
  package static let to = Self("to", LocalizedText(vi: "Đến ngày", en: "To"))
  package static let former = Self("former", LocalizedText(vi: "Tên trước đây", en: "Former name"))
  package static let number = Self("number", LocalizedText(vi: "Số", en: "No."))
  package static let kind = Self("kind", LocalizedText(vi: "Loại", en: "Kind"))
  package static let day = Self("day", LocalizedText(vi: "Ngày", en: "Day"))
  package static let summary = Self("summary", LocalizedText(vi: "Nội dung", en: "What it is"))
  package static let state = Self("state", LocalizedText(vi: "Tình trạng", en: "Entry state"))
  package static let severity = Self("severity", LocalizedText(vi: "Mức", en: "Severity"))
  package static let measure = Self("measure", LocalizedText(vi: "Đơn vị tính", en: "Unit of measure"))
}
