import P8Definitions
import P8Model
import VietnameseText

/// Records looked up by what distinguishes them, however it is written: a report of a stranger may have as many rows as a
/// workbook can hold, so that comparing each with each is no way.
struct IdentityIndex<Scope: Hashable & Sendable>: Sendable {
  private struct Key: Hashable {
    let scope: Scope
    let text: String
  }

  /// How many that are alike without their diacritics are looked at.
  private static var lookedAt: Int { 50 }

  private let kind: RecordDefinition.Kind?
  private let identities: [String]
  private var folded: [Key: [Int]] = [:]
  private var bare: [Key: [Int]] = [:]

  /// - Parameters:
  ///   - records: The identities, each within the scope in which it is compared.
  ///   - kind: The kind of the records.
  init(_ records: [(scope: Scope, identity: String)], of kind: RecordDefinition.Kind?) {
    self.kind = kind
    identities = records.map(\.identity)
    for (place, record) in records.enumerated() {
      let key = Key(scope: record.scope, text: RowIdentity.folded(record.identity, of: kind))
      folded[key, default: []].append(place)
      guard kind == .model, !record.identity.hasPrefix("~") else { continue }
      bare[Key(scope: record.scope, text: GroupName.bareKey(record.identity)), default: []].append(place)
    }
  }

  /// The places of the first records that are the same thing, two at most: see ``RowIdentity/isSame(_:_:of:)``.
  func places(of identity: String, in scope: Scope) -> [Int] {
    let alike = folded[Key(scope: scope, text: RowIdentity.folded(identity, of: kind))] ?? []
    var others: [Int] = []
    if kind == .model, !identity.hasPrefix("~") {
      others = (bare[Key(scope: scope, text: GroupName.bareKey(identity))] ?? []).prefix(Self.lookedAt)
        .filter { RowIdentity.isSame(identities[$0], identity, of: kind) }
    }
    return Array(Set(alike.prefix(2) + others).sorted().prefix(2))
  }
}
