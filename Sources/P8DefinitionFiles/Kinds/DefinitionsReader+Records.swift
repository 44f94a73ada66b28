import P8Definitions
import P8Model

extension DefinitionsReader {
  /// `indicators/models/*.yaml` and `indicators/events/*.yaml`.
  mutating func readRecords() {
    for (folder, kind) in [("models", RecordDefinition.Kind.model), ("events", .event)] {
      for entry in entries(in: "indicators/\(folder)") { read(record: entry, kind: kind) }
    }
  }

  /// A record with faults is kept but marked as broken: what rests on it is not reported too.
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
      parts["kind"]?.fault(.programme(.folderOfKind))
    }
    var fields: [FieldDefinition] = []
    for item in parts.items("fields") {
      guard let field = self.field(item), isNewField(field, item, among: fields) else { continue }
      fields.append(field)
    }
    for item in parts.items("identity") {
      guard let text = item.text, !fields.contains(where: { $0.id == text }) else { continue }
      faults.addUnknown(text, .field, at: item.source, among: fields.map(\.id))
    }
    guard let id else { return }
    guard isNew(id, at: parts["id"], among: records.keys, .record)
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
      entry.fault(.programme(.decimalOfWholeMeasure(measure)))
    case .decimal: break
    case .text, .date, .truth, .list:
      entry.fault(.programme(.measureWithoutNumber))
    }
  }

  private func isNewField(_ field: FieldDefinition, _ item: Entry, among fields: [FieldDefinition]) -> Bool {
    isNew(field.id, at: item.fields(nil)?["id"], among: fields.map(\.id), .field)
  }

  /// A model needs a status, an event a date: figures depend on them.
  private func checkLife(
    of id: String, kind: RecordDefinition.Kind, fields: [FieldDefinition], at parts: Fields
  ) {
    switch kind {
    case .model where !fields.contains { $0.id == "status" && $0.type == .list("model-status") }:
      parts.entry.fault(.programme(.modelWithoutStatus(id)))
    case .event where !fields.contains { $0.type == .date }:
      parts.entry.fault(.programme(.eventWithoutDate(id)))
    case .model, .event: break
    }
  }
}
