import XMLStream

/// A reference from one part to another.
struct Relationship: Sendable, Hashable {
  let id: String
  /// The last segment of the type: `worksheet`.
  let kind: String
  /// The name of the part that is meant.
  let part: String
}

/// Reads a part of relationships.
final class RelationshipsReader: SmallPartHandler {
  private static let elements = ["Relationships", "Relationship"]
  private static let attributes = ["Id", "Type", "Target", "TargetMode"]

  private(set) var relationships: [Relationship] = []
  private let source: String

  // The source is the part whose relationships they are; empty for the package.
  init(source: String, limits: ReadingLimits) {
    self.source = source
    super.init(
      namespaces: [Vocabulary.packageRelationships], elements: Self.elements, attributes: Self.attributes,
      limits: limits)
  }

  /// The part that holds the relationships of another.
  static func part(of source: String) -> String {
    guard let slash = source.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "_rels/\(source).rels" }
    return "\(source[..<slash])/_rels/\(source[source.utf8.index(after: slash)...]).rels"
  }

  override func open(_ element: Int, _ attributes: borrowing XMLAttributes) {
    guard element == 1, path == [0], text(3, of: attributes) != "External",
      let id = text(0, of: attributes), let type = text(1, of: attributes),
      let target = text(2, of: attributes), let kind = Self.kind(of: type),
      let part = Self.part(target, from: source)
    else { return }
    // A part cannot refer to more parts than there may be, images and links included.
    guard relationships.count < limits.parts else {
      return exceed(limits.parts, vi: "quan hệ", en: "relationships")
    }
    relationships.append(Relationship(id: id, kind: kind, part: part))
  }

  private static func kind(of type: String) -> String? {
    let roots = [
      "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/",
      "http://schemas.microsoft.com/office/",
    ]
    guard roots.contains(where: { type.utf8.starts(with: $0.utf8) }),
      let slash = type.utf8.lastIndex(of: UInt8(ascii: "/"))
    else { return nil }
    let kind = String(type[type.utf8.index(after: slash)...])
    switch kind {
    // Strict names of the package's properties.
    case "extendedProperties": return "extended-properties"
    case "customProperties": return "custom-properties"
    default: return kind
    }
  }

  /// The name of a part from a reference to it; nil where it leads out of the package.
  static func part(_ target: String, from source: String) -> String? {
    var path = Array(target.utf8)
    if let mark = path.firstIndex(of: UInt8(ascii: "#")) { path.removeSubrange(mark...) }
    for index in path.indices where path[index] == UInt8(ascii: "\\") { path[index] = UInt8(ascii: "/") }
    if path.contains(UInt8(ascii: "%")) { path = unescaped(path) }
    let slash = UInt8(ascii: "/")
    var segments: [ArraySlice<UInt8>] = []
    if path.first != slash { segments = Array(source.utf8).split(separator: slash).dropLast() }
    for segment in path.split(separator: slash) {
      if segment.elementsEqual(".".utf8) { continue }
      if segment.elementsEqual("..".utf8) {
        guard segments.popLast() != nil else { return nil }
      } else {
        segments.append(segment)
      }
    }
    return segments.isEmpty
      ? nil : String(decoding: Array(segments.joined(separator: [slash])), as: UTF8.self)
  }

  private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        plain.append(value)
        index += 3
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return plain
  }
}

/// The relationships of one part.
struct Relationships: Sendable {
  let all: [Relationship]

  /// The part behind an id.
  func target(of id: String) -> Relationship? { all.first { $0.id == id } }

  /// The first part of a kind.
  func first(_ kind: String) -> Relationship? { all.first { $0.kind == kind } }
}
