import XMLStream

/// A reference from one part to another.
struct Relationship: Sendable, Hashable {
  let id: String
  /// The last segment of the type: `worksheet`.
  let kind: String
  let part: String
}

/// Reads a part of relationships.
final class RelationshipsReader: SmallPartHandler {
  private static let elements = ["Relationships", "Relationship"]
  private static let attributes = ["Id", "Type", "Target", "TargetMode"]

  private(set) var relationships: [Relationship] = []
  private let source: String
  // The folder of the source with its slash.
  private let folder: [UInt8]

  // The source is the part whose relationships they are; empty for the package.
  init(source: String, limits: ReadingLimits) {
    self.source = source
    let slash = source.utf8.lastIndex(of: UInt8(ascii: "/"))
    folder = slash.map { Array(source.utf8[...$0]) } ?? []
    super.init(
      namespaces: [Namespace.packageRelationships], elements: Self.elements, attributes: Self.attributes,
      limits: limits)
  }

  static func part(of source: String) -> String {
    guard let slash = source.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "_rels/\(source).rels" }
    return "\(source[..<slash])/_rels/\(source[source.utf8.index(after: slash)...]).rels"
  }

  override func open(_ element: Int, _ attributes: borrowing XMLAttributes) {
    guard element == 1, path.count == 1, text(3, of: attributes) != "External",
      let id = text(0, of: attributes), let kind = value(1, of: attributes, Self.kind(ofType:)) ?? nil,
      let part = part(of: attributes)
    else { return }
    // A part cannot refer to more parts than there may be, images and links included.
    guard relationships.count < limits.parts else { return exceed(limits.parts, .relationships) }
    relationships.append(Relationship(id: id, kind: kind, part: part))
  }

  private static let roots = [
    "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/",
    "http://schemas.microsoft.com/office/",
  ].map { Array($0.utf8) }

  private static func kind(ofType type: borrowing Span<UInt8>) -> String? {
    guard hasKnownRoot(type) else { return nil }
    var start = type.count
    while type[start - 1] != UInt8(ascii: "/") { start -= 1 }
    let kind = unsafe type.extracting(start..<type.count).withUnsafeBufferPointer { bytes in
      unsafe String(decoding: bytes, as: UTF8.self)
    }
    switch kind {
    // Strict names of the package's properties.
    case "extendedProperties": return "extended-properties"
    case "customProperties": return "custom-properties"
    default: return kind
    }
  }

  private static func hasKnownRoot(_ type: borrowing Span<UInt8>) -> Bool {
    roots: for root in roots where type.count > root.count {
      for index in root.indices where type[index] != root[index] { continue roots }
      return true
    }
    return false
  }

  /// The part that the element at hand refers to; nil where it leads out of the package.
  private func part(of attributes: borrowing XMLAttributes) -> String? {
    let plain = value(2, of: attributes) { target -> String? in
      guard Self.isPlain(target) else { return nil }
      var name = folder
      unsafe target.withUnsafeBufferPointer { unsafe name.append(contentsOf: $0) }
      return String(decoding: name, as: UTF8.self)
    }
    guard let plain else { return nil }
    return plain ?? text(2, of: attributes).flatMap { Self.part($0, from: source) }
  }

  // Nothing to resolve or to unescape: what nearly all programs write.
  private static func isPlain(_ target: borrowing Span<UInt8>) -> Bool {
    var isStart = true
    for index in target.indices {
      switch target[index] {
      case UInt8(ascii: "/"):
        if isStart { return false }
        isStart = true
      case UInt8(ascii: "."):
        if isStart { return false }
      case UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "\\"), UInt8(ascii: "&"): return false
      default: isStart = false
      }
    }
    return !isStart
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

  func target(of id: String) -> Relationship? { all.first { $0.id == id } }

  func first(_ kind: String) -> Relationship? { all.first { $0.kind == kind } }
}
