import P8Definitions
import P8Model

extension DefinitionsReader {
  /// `indicators/models/*.yaml` and `indicators/events/*.yaml`.
  mutating func readRecords() {
    for (folder, kind) in [("models", RecordDefinition.Kind.model), ("events", .event)] {
      for entry in entries(in: "indicators/\(folder)") {
        read(record: entry, kind: kind)
      }
    }
  }

  private mutating func read(record entry: Entry, kind: RecordDefinition.Kind) {
    guard let parts = entry.fields(["id", "kind", "name", "identity", "fields"]) else {
      broken.insert(Self.stem(of: entry.file))
      return
    }
    let before = faults.marks
    checkFileName(parts)
    let id = parts.id()
    let name = parts.localized("name")
    if let stated = parts.required("kind")?.choice([
      ("model", RecordDefinition.Kind.model), ("event", .event),
    ]),
      stated != kind
    {
      parts["kind"]?.fault(
        vi: "Mô hình ở thư mục models, sự kiện ở thư mục events",
        en: "Models stand in the folder models, events in the folder events",
        hintVi: "Chuyển file hoặc đổi kind.", hintEn: "Move the file or change the kind.")
    }
    var fields: [FieldDefinition] = []
    for item in parts.items("fields") {
      guard let field = self.field(item), isNewField(field, item, among: fields) else { continue }
      fields.append(field)
    }
    for item in parts.items("identity") {
      guard let text = item.text, !fields.contains(where: { $0.id == text }) else { continue }
      faults.addUnknown(
        text, at: item.source, among: fields.map(\.id), vi: "Không có trường “\(text)”",
        en: "There is no field “\(text)”")
    }
    guard let id else { return }
    guard isNew(id, at: parts["id"], among: records.keys, vi: "Mô hình, sự kiện", en: "The model or event")
    else { return }
    if faults.marks == before { checkLife(of: id, kind: kind, fields: fields, at: parts) }
    if faults.marks > before { broken.insert(id) }
    guard let name else { return }
    records[id] = RecordDefinition(
      id: id, kind: kind, name: name, fields: fields, identity: parts.texts("identity"), source: parts.source)
  }

  private func field(_ item: Entry) -> FieldDefinition? {
    guard let parts = item.fields(["id", "label", "type", "list", "measure"]) else { return nil }
    let id = parts.id()
    let label = parts.localized("label")
    let type = self.type(parts)
    let measure = measure(parts["measure"])
    guard let id, let label, let type else { return nil }
    checkMeasure(parts["measure"], measure, fits: type)
    return FieldDefinition(id: id, label: label, type: type, measure: measure)
  }

  /// Reports a unit of measure on what is not a number, and one of whole things on a decimal.
  func checkMeasure(_ entry: Entry?, _ measure: String?, fits type: FieldType) {
    guard let entry, let measure else { return }
    switch type {
    case .integer: break
    case .decimal where measures[measure]?.isWhole == true:
      entry.fault(
        vi: "Đơn vị tính “\(measure)” chỉ có số nguyên, mà kiểu là decimal",
        en: "The measure “\(measure)” is of whole numbers, but the type is decimal",
        hintVi: "Đổi kiểu thành integer hoặc chọn đơn vị tính khác.",
        hintEn: "Change the type to integer or choose another measure.")
    case .decimal: break
    case .text, .date, .truth, .list:
      entry.fault(
        vi: "Chỉ số mới có đơn vị tính", en: "Only numbers have a unit of measure",
        hintVi: "Bỏ khóa measure.",
        hintEn: "Delete the key measure.")
    }
  }

  private func isNewField(_ field: FieldDefinition, _ item: Entry, among fields: [FieldDefinition]) -> Bool {
    isNew(field.id, at: item.fields(nil)?["id"], among: fields.map(\.id), vi: "Trường", en: "The field")
  }

  /// A model needs a status, an event a date: figures depend on them.
  private func checkLife(
    of id: String, kind: RecordDefinition.Kind, fields: [FieldDefinition], at parts: Fields
  ) {
    switch kind {
    case .model where !fields.contains { $0.id == "status" && $0.type == .list("model-status") }:
      parts.entry.fault(
        vi: "Mô hình “\(id)” thiếu trường status", en: "The model “\(id)” has no field status",
        hintVi: "Thêm trường status, type list, list model-status.",
        hintEn: "Add a field status of type list, list model-status.")
    case .event where !fields.contains { $0.type == .date }:
      parts.entry.fault(
        vi: "Sự kiện “\(id)” thiếu trường ngày", en: "The event “\(id)” has no field with a date",
        hintVi: "Thêm một trường type date.", hintEn: "Add a field of type date.")
    case .model, .event: break
    }
  }
}
