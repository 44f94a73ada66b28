import P8Definitions
import P8Model
import VietnameseText

/// What distinguishes a row from another of its section, wherever it stands on the sheet.
struct RowIdentity: Sendable {
  /// The columns that make the identity; empty where the section has no such columns.
  private let columns: [Int]
  private let hasFixedRows: Bool

  init(_ section: SectionDefinition, record: RecordDefinition?, key: [String] = []) {
    hasFixedRows = !section.fixedRows.isEmpty
    if !key.isEmpty {
      columns = key.compactMap { section.index(ofColumn: $0) }
    } else if let record {
      columns = record.identity.compactMap { field in section.columns.firstIndex { $0.field == field } }
    } else {
      columns = section.index(ofColumn: SectionDefinition.keyColumn).map { [$0] } ?? []
    }
  }

  /// The key of a row; a row without any of its identity is known by all that it holds.
  func key(of row: ReportRow) -> String {
    if hasFixedRows, let column = columns.first, column < row.cells.count,
      let key = row.cells[column]?.value?.text
    {
      return key
    }
    let parts = columns.map { column in column < row.cells.count ? Self.part(row.cells[column]) : "" }
    if parts.contains(where: { !$0.isEmpty }) { return parts.joined(separator: "|") }
    return "~" + row.cells.map(Self.part(_:)).joined(separator: "|")
  }

  /// The key under which other spellings of an identity are found, too: names of models and topics of events are written
  /// in many ways, and what is kept in a registry stays as it was.
  static func folded(_ identity: String, of kind: RecordDefinition.Kind?) -> String {
    guard !identity.hasPrefix("~") else { return identity }
    return switch kind {
    case .model: GroupName.key(ofKey: identity)
    case .event: TopicName.key(ofKey: identity)
    case nil: identity
    }
  }

  /// Whether two identities are of one thing: alike when folded, or names of models of which one has lost its
  /// diacritics.
  static func isSame(_ left: String, _ right: String, of kind: RecordDefinition.Kind?) -> Bool {
    let (first, second) = (folded(left, of: kind), folded(right, of: kind))
    if first == second { return true }
    return kind == .model && !left.hasPrefix("~") && !right.hasPrefix("~")
      && (GroupName.isBare(first) || GroupName.isBare(second))
      && GroupName.bareKey(left) == GroupName.bareKey(right)
  }

  /// A bar inside a text would make two different rows look the same.
  private static func part(_ cell: ReportCell?) -> String {
    guard let cell else { return "" }
    let key =
      switch cell.value {
      case .text(let text): MatchKey.of(text)
      case let value?: value.description
      case nil: MatchKey.of(cell.text)
      }
    return key.utf8.contains(UInt8(ascii: "|")) ? key.replacing("|", with: "¦") : key
  }
}
