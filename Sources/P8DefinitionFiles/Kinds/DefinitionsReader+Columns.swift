import P8Definitions
import P8Model

extension DefinitionsReader {
  private static let columnKeys = [
    "id", "label", "synonyms", "type", "list", "measure", "required", "minimum", "maximum",
  ]
  private static let formColumnKeys = [
    "group", "within-period", "field", "total", "width", "help", "plausible", "carry", "phone", "contact",
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
        id, .fieldOfColumn(record.id), at: parts["id"]?.source ?? parts.source, among: record.fields.map(\.id)
      )
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
      plausible: plausible(parts["plausible"]), isCarried: parts.truth("carry"),
      isOnPhone: parts.truth("phone", default: true), isContact: parts.truth("contact"),
      source: parts.source)
  }

  /// `plausible: { village: 5000, commune: 50000 }`.
  private func plausible(_ entry: Entry?) -> [UnitLevel: ExactDecimal] {
    guard let parts = entry?.fields(UnitLevel.allCases.map(\.rawValue)) else { return [:] }
    var plausible: [UnitLevel: ExactDecimal] = [:]
    for level in UnitLevel.allCases { plausible[level] = parts[level.rawValue]?.decimal }
    return plausible
  }

  /// The field that a column fills: the one it names, or the one of its own id.
  private func field(_ parts: Fields, id: String, of record: RecordDefinition?) -> FieldDefinition? {
    guard let entry = parts["field"], let name = entry.text else { return record?.field(id) }
    if let field = record?.field(name) { return field }
    faults.addUnknown(
      name, .fieldOfRecord(record?.id), at: entry.source, among: record?.fields.map(\.id) ?? [])
    return nil
  }

  private func checkField(_ field: FieldDefinition?, type: FieldType, measure: String?, at parts: Fields) {
    guard let field else { return }
    if field.type != type { (parts["type"] ?? parts.entry).fault(.form(.typeOfField(field.id))) }
    if field.measure != measure {
      (parts["measure"] ?? parts.entry).fault(.form(.measureOfField(field.id)))
    }
  }

  private func checkLimits(
    _ parts: Fields, isNumber: Bool, minimum: ExactDecimal?, maximum: ExactDecimal?, type: FieldType
  ) {
    for key in ["minimum", "maximum", "total"] where !isNumber {
      parts[key]?.fault(.form(.keyOfNumbers(key)))
    }
    if let minimum, let maximum, maximum < minimum {
      parts["maximum"]?.fault(.form(.maximumBelowMinimum))
    }
    if type != .date { parts["within-period"]?.fault(.form(.keyOfDates)) }
  }
}
