import ContentDigest
import P8Model
import SpreadsheetML

/// Where a manifest lies inside of the file that it is about, by the format of the file.
///
/// Each place is one that readers of the format pass over and that anyone can take out again: a custom XML part of a
/// workbook, a processing instruction on the last line of XML, where no schema forbids one, a block of data in a page.
enum ManifestPlace: String, Sendable {
  /// A part of a workbook; the digest is over all other parts.
  case part = "parts"
  /// The last line of an XML document; the digest is over all lines before.
  case instruction = "xml"
  /// A line before the end of a page; the digest is over all other lines.
  case script = "html"

  private static let attached = AttachedText.Kind(element: "manifest", namespace: "urn:project8:manifest")

  /// The place in a file of this format; nil where there is none: in lists, JSON and PDF.
  init?(in bytes: [UInt8]) {
    if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      self = .part
    } else if bytes.starts(with: Array("<?xml ".utf8)) {
      self = .instruction
    } else if bytes.starts(with: Array("<!DOCTYPE html>".utf8)) {
      self = .script
    } else {
      return nil
    }
  }

  private var opening: [UInt8] {
    switch self {
    case .part: []
    case .instruction: Array("<?project8-manifest ".utf8)
    case .script: Array("<script type=\"application/json\" id=\"project8-manifest\">".utf8)
    }
  }

  private var ending: [UInt8] { Array((self == .script ? "</script>\n" : "?>\n").utf8) }

  // MARK: - Reading

  /// A file and the manifest in it.
  struct Found {
    /// The text of the manifest; nil where there is none.
    let text: [UInt8]?
    /// What the manifest is about: the bytes of a text file without it; of a workbook all of them.
    let content: [UInt8]
    /// The SHA-256 of what the manifest is about.
    let sha256: String
  }

  /// Takes a file and its manifest apart.
  func found(in bytes: [UInt8]) throws(WorkbookFault) -> Found {
    guard self != .part else {
      let attached = try AttachedText(Self.attached, in: bytes)
      return Found(
        text: attached.text.map { Array($0.utf8) }, content: bytes, sha256: try Self.digest(of: attached))
    }
    guard let start = bytes.lastPlace(of: opening, before: bytes.count),
      let end = bytes.place(of: ending, from: start + opening.count)
    else { return Found(text: nil, content: bytes, sha256: ContentDigest.sha256(bytes)) }
    let content = Array(bytes[..<start] + bytes[(end + ending.count)...])
    return Found(
      text: Array(bytes[(start + opening.count)..<end]), content: content,
      sha256: ContentDigest.sha256(content))
  }

  /// The SHA-256 of a list of all other parts by name, a line each as `sha256sum` writes it.
  private static func digest(of attached: AttachedText) throws(WorkbookFault) -> String {
    var lines: [(name: [UInt8], line: String)] = []
    try attached.forEachOtherPart { name, bytes in
      lines.append((Array(name.utf8), "\(ContentDigest.sha256(bytes))  \(name)\n"))
    }
    return ContentDigest.sha256(
      lines.sorted { $0.name.lexicographicallyPrecedes($1.name) }.map(\.line).joined())
  }

  // MARK: - Writing

  /// A file made ready for a manifest: in a workbook its part is there already, empty.
  func prepared(_ bytes: [UInt8]) throws(EditFault) -> [UInt8] {
    guard self != .part else { return try AttachedText.attaching("", Self.attached, to: bytes) }
    return bytes.last == UInt8(ascii: "\n") ? bytes : bytes + [UInt8(ascii: "\n")]
  }

  /// A file that was made ready with its manifest.
  func bytes(_ prepared: [UInt8], with manifest: JSONValue) throws(EditFault) -> [UInt8] {
    let text = Self.text(of: manifest)
    switch self {
    case .part: return try AttachedText.attaching(text, Self.attached, to: prepared)
    case .instruction: return prepared + opening + Array(text.utf8) + ending
    case .script:
      let place = prepared.lastPlace(of: Array("</body>".utf8), before: prepared.count) ?? prepared.count
      return prepared[..<place] + opening + Array(text.utf8) + ending + prepared[place...]
    }
  }

  /// JSON on one line without any sign that means something in XML or HTML.
  private static func text(of json: JSONValue) -> String {
    var plain = ""
    json.write(to: &plain)
    var text = ""
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "<": text += "\\u003c"
      case ">": text += "\\u003e"
      case "&": text += "\\u0026"
      case "\u{FFFE}": text += "\\ufffe"
      case "\u{FFFF}": text += "\\uffff"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension [UInt8] {
  /// Where some bytes stand first from a place on.
  fileprivate func place(of wanted: [UInt8], from start: Int) -> Int? {
    guard let first = wanted.first, start >= 0, count - wanted.count >= start else { return nil }
    return (start...(count - wanted.count)).first { place in
      self[place] == first && self[place...].starts(with: wanted)
    }
  }

  /// Where some bytes stand last before a place.
  fileprivate func lastPlace(of wanted: [UInt8], before end: Int) -> Int? {
    guard let first = wanted.first, end <= count, end >= wanted.count else { return nil }
    return (0...(end - wanted.count)).last { place in
      self[place] == first && self[place...].starts(with: wanted)
    }
  }
}
