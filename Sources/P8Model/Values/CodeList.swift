/// A list of codes with their names: statuses, roles, ethnic groups.
public struct CodeList: Hashable, Sendable {
  /// An entry of the list.
  public struct Item: Hashable, Sendable {
    /// The code that is stored.
    public let code: String
    /// The name that people see and choose.
    public let name: LocalizedText
    /// Other spellings accepted when reading; never printed.
    public let synonyms: [String]

    /// Creates an entry.
    public init(code: String, name: LocalizedText, synonyms: [String] = []) {
      (self.code, self.name, self.synonyms) = (code, name, synonyms)
    }
  }

  /// The id of the list.
  public let id: String
  /// What the list is.
  public let name: LocalizedText
  /// The entries in the order people see them.
  public let items: [Item]
  /// Where the list stands.
  public let source: DefinitionSource

  /// Creates a list.
  public init(id: String, name: LocalizedText, items: [Item], source: DefinitionSource) {
    (self.id, self.name, self.items, self.source) = (id, name, items, source)
  }

  /// The entry of a code.
  public func item(_ code: String) -> Item? { items.first { $0.code == code } }
}
