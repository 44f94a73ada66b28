import P8Definitions
import P8Model

extension DefinitionsReader {
  private static let columnKeys = [
    "id", "label", "synonyms", "type", "list", "measure", "required", "minimum", "maximum",
  ]
  private static let formColumnKeys = [
    "group", "within-period", "field", "total", "width", "help", "carry", "phone",
  ]

  /// A column of a section; label, type and measure come from the record's field where they are not given.
  func column(
    _ item: Entry, of record: RecordDefinition?, isOfTable: Bool = false
  ) -> ColumnDefinition? {
    let keys = isOfTable ? Self.columnKeys + ["shape"] : Self.columnKeys + Self.formColumnKeys
    guard let parts = item.fields(keys), let id = parts.id() else { return nil }
    let field = self.field(parts, id: id, of: record)
    if field == nil, parts["type"] == nil, let record {
      faults.addUnknown(
        id, at: parts["id"]?.source ?? parts.source, among: record.fields.map(\.id),
        vi: "“\(record.id)” không có trường “\(id)”, và cột không ghi type",
        en: "“\(record.id)” has no field “\(id)”, and the column gives no type")
      return nil
    }
    let type = parts["type"] == nil ? field?.type ?? self.type(parts) : self.type(parts)
    let measure = parts["measure"].map(measure) ?? field?.measure
    let label = parts["label"].map(\.localized) ?? field?.label ?? parts.localized("label")
    let group = parts["group"]?.localized
    let help = parts["help"]?.localized
    guard let label, let type else { return nil }
    checkMeasure(parts["measure"], measure, fits: type)
    checkField(field, type: type, measure: measure, at: parts)
    let isNumber = type == .integer || type == .decimal
    let minimum = parts["minimum"]?.decimal ?? (isNumber ? 0 : nil)
    let maximum = parts["maximum"]?.decimal
    checkLimits(parts, isNumber: isNumber, minimum: minimum, maximum: maximum, type: type)
    return ColumnDefinition(
      id: id, label: label, group: group, synonyms: parts.texts("synonyms"), type: type, measure: measure,
      isRequired: parts.truth("required"), minimum: minimum, maximum: maximum,
      isWithinPeriod: parts.truth("within-period"), field: field?.id, hasTotal: parts.truth("total"),
      width: parts["width"]?.decimal, help: help, shape: shape(parts, type: type),
      isCarried: parts.truth("carry"), isOnPhone: parts.truth("phone", default: true), source: parts.source)
  }

  /// The field that a column fills: the one it names, or the one of its own id.
  private func field(_ parts: Fields, id: String, of record: RecordDefinition?) -> FieldDefinition? {
    guard let entry = parts["field"], let name = entry.text else { return record?.field(id) }
    if let field = record?.field(name) { return field }
    faults.addUnknown(
      name, at: entry.source, among: record?.fields.map(\.id) ?? [],
      vi: record.map { "“\($0.id)” không có trường “\(name)”" }
        ?? "Phần này không điền mô hình hay sự kiện nào",
      en: record.map { "“\($0.id)” has no field “\(name)”" } ?? "This section fills no model or event")
    return nil
  }

  private func checkField(_ field: FieldDefinition?, type: FieldType, measure: String?, at parts: Fields) {
    guard let field else { return }
    if field.type != type {
      (parts["type"] ?? parts.entry).fault(
        vi: "Kiểu của cột khác kiểu của trường “\(field.id)”",
        en: "The column's type differs from that of the field “\(field.id)”",
        hintVi: "Bỏ type để lấy theo trường.", hintEn: "Delete the type to take the field's.")
    }
    if field.measure != measure {
      (parts["measure"] ?? parts.entry).fault(
        vi: "Đơn vị tính của cột khác của trường “\(field.id)”",
        en: "The column's measure differs from that of the field “\(field.id)”",
        hintVi: "Bỏ measure để lấy theo trường.", hintEn: "Delete the measure to take the field's.")
    }
  }

  private func checkLimits(
    _ parts: Fields, isNumber: Bool, minimum: ExactDecimal?, maximum: ExactDecimal?, type: FieldType
  ) {
    for key in ["minimum", "maximum", "total"] where !isNumber {
      parts[key]?.fault(
        vi: "Chỉ cột số mới có “\(key)”", en: "Only a column of numbers has “\(key)”", hintVi: "Bỏ khóa này.",
        hintEn: "Delete the key.")
    }
    if let minimum, let maximum, maximum < minimum {
      parts["maximum"]?.fault(
        vi: "maximum nhỏ hơn minimum", en: "The maximum is below the minimum", hintVi: "Sửa một trong hai.",
        hintEn: "Mend one of the two.")
    }
    if type != .date {
      parts["within-period"]?.fault(
        vi: "Chỉ cột ngày mới có “within-period”", en: "Only a column of dates has “within-period”",
        hintVi: "Bỏ khóa này.", hintEn: "Delete the key.")
    }
  }
}
