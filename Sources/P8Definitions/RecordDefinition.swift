package import P8Model

/// A registered model (mô hình) or an event: what is kept of each team, club, dialogue, class.
package struct RecordDefinition: Hashable, Sendable {
  /// Whether a thing lives on or happens once.
  package enum Kind: String, Hashable, Sendable {
    /// Has a life: established, consolidated, maintained, paused, dissolved. Counted on the closing date.
    case model
    /// Has a date. Counted in the period.
    case event
  }

  /// The id, which scripts use too: `communication_team`, `policy_dialogue`.
  package let id: String
  package let kind: Kind
  /// The name of one and of many.
  package let name: LocalizedText
  package let fields: [FieldDefinition]
  /// The fields that distinguish one of these from another within a unit; the same key is the same thing.
  package let identity: [String]
  package let source: DefinitionSource

  package init(
    id: String, kind: Kind, name: LocalizedText, fields: [FieldDefinition], identity: [String],
    source: DefinitionSource
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.fields = fields
    self.identity = identity
    self.source = source
  }

  /// The field in which an event names the further units that it was held for.
  package static let coveredUnits = "covered_units"

  /// Whether what distinguishes one event from another holds its date.
  package var isDated: Bool { identity.contains { field($0)?.type == .date } }

  package func field(_ id: String) -> FieldDefinition? { fields.first { $0.id == id } }
}

/// A field of a model or event.
package struct FieldDefinition: Hashable, Sendable {
  /// The id, unique within its record.
  package let id: String
  package let label: LocalizedText
  package let type: FieldType
  /// The unit of measure of a number; nil for other types.
  package let measure: String?

  package init(id: String, label: LocalizedText, type: FieldType, measure: String? = nil) {
    self.id = id
    self.label = label
    self.type = type
    self.measure = measure
  }
}

/// What may stand in a field or column.
package enum FieldType: Hashable, Sendable {
  case text
  case integer
  /// A number with digits after the point.
  case decimal
  case date
  case truth
  /// A code of the list with this id.
  case list(String)
}
