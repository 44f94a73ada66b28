import P8Model

/// The figures of a carried report beside those of its original.
///
/// A figure is known by its cell. What the receiver's rules hold back is still what stands in the original.
struct CarriedFigures {
  private struct Figure: Hashable {
    let section: String
    let field: String
    let place: CellPlace
  }

  /// So many cells are named.
  private static let named = 3

  private let carried: RegisteredReport
  private let read: RegisteredReport
  /// The original as it stands, read only where the figures differ.
  private let original: () -> FieldReport?
  /// Whether both sides read by the same definitions: then what was left out is a difference, too.
  private let isComplete: Bool

  init(
    _ carried: RegisteredReport, read: RegisteredReport, hasSameDefinitions: Bool,
    original: @escaping () -> FieldReport?
  ) {
    (self.carried, self.read, self.original) = (carried, read, original)
    isComplete = hasSameDefinitions && carried.state == .accepted && read.state == .accepted
  }

  /// Why the report is not taken; nil where its figures are those of its original.
  var refusal: ExchangeRefusal.Cause? {
    let theirs = Self.figures(carried)
    let ours = Self.figures(read)
    var differing = theirs.filter { ours[$0.key] != $0.value }.map(\.key)
    if !differing.isEmpty, let original = original() {
      let standing = Self.values(original)
      differing.removeAll { key in
        ours[key] == nil
          && standing[key.place].map { values in values.contains { $0 == theirs[key] } } ?? false
      }
    }
    if isComplete { differing += ours.keys.filter { theirs[$0] == nil } }
    guard !differing.isEmpty else { return nil }
    let places = Set(differing.map(\.place)).sorted {
      ($0.sheet, $0.row, $0.column.utf8.count, $0.column) < (
        $1.sheet, $1.row, $1.column.utf8.count, $1.column
      )
    }
    let cells = places.prefix(Self.named).compactMap { place -> ExchangeRefusal.Cell? in
      guard let key = differing.filter({ $0.place == place }).min(by: { $0.field < $1.field }) else {
        return nil
      }
      return ExchangeRefusal.Cell(place: place, original: ours[key], carried: theirs[key])
    }
    return .figures(cells, count: places.count)
  }

  private static func figures(_ report: RegisteredReport) -> [Figure: Value] {
    var figures: [Figure: Value] = [:]
    for record in report.records {
      for (field, content) in record.fields {
        figures[Figure(section: record.section, field: field, place: content.place)] = content.value
      }
    }
    return figures
  }

  /// What stands in each cell, and what was probably meant where it cannot be read.
  private static func values(_ report: FieldReport) -> [CellPlace: [Value]] {
    var values: [CellPlace: [Value]] = [:]
    for section in report.sections {
      for row in section.rows {
        for (index, cell) in row.cells.enumerated() where index < section.columns.count {
          guard let cell, let column = section.columns[index] else { continue }
          values[CellPlace(sheet: section.sheet, row: row.number, column: column.letters), default: []] +=
            [cell.value, cell.defect?.proposal].compactMap(\.self)
        }
      }
    }
    return values
  }
}
