import XMLStream

/// `_rels/….rels`: where a part leads.
struct RelationshipsPart {
  private struct Entry {
    var type: String
    var target: String
    var isExternal: Bool
  }

  private let dialect: Dialect
  private var entries: [Entry] = []

  init(dialect: Dialect = .transitional) { self.dialect = dialect }

  var isEmpty: Bool { entries.isEmpty }

  /// Adds a way to another part; gives its id.
  ///
  /// The type is the last part of its address, `worksheet`, or a full address.
  mutating func add(_ type: String, target: String, isExternal: Bool = false) -> String {
    let full = type.contains(":") ? type : "\(dialect.relationships)/\(type)"
    if isExternal,
      let known = entries.firstIndex(where: { $0.isExternal && $0.target == target && $0.type == full })
    {
      return "rId\(known + 1)"
    }
    entries.append(Entry(type: full, target: target, isExternal: isExternal))
    return "rId\(entries.count)"
  }

  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var writer = XMLWriter()
    writer.element("Relationships", ["xmlns": Namespace.packageRelationships]) { writer in
      for (index, entry) in entries.enumerated() {
        writer.element(
          "Relationship",
          [
            "Id": "rId\(index + 1)", "Type": entry.type, "Target": entry.target,
            "TargetMode": entry.isExternal ? "External" : nil,
          ])
      }
    }
    return try writer.finish()
  }
}
