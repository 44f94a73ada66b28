import ContentDigest
import P8Model
import Testing

/// A bundle whose lines are changed as somebody who means harm would change them, with a digest that fits.
struct ForgedBundle {
  /// All lines but the end.
  var lines: [String]

  init(_ bytes: [UInt8]) {
    lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropLast().map(String.init)
  }

  /// Replaces a text, which must be there, on all lines.
  mutating func replace(_ text: String, _ other: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(lines.contains { $0.contains(text) }, "\(text)", sourceLocation: sourceLocation)
    lines = lines.map { $0.replacing(text, with: other) }
  }

  /// The bytes, signed by a key where one is given.
  func bytes(signedBy key: SigningKey? = nil) throws -> [UInt8] {
    let text = lines.joined(separator: "\n") + "\n"
    let digest = ContentDigest.sha256(text)
    var end = "{\"sha256\":\"\(digest)\""
    if let key {
      let version = try #require(lines[0].firstMatch(of: #/"version":(\d+)/#)?.output.1)
      let signature = try key.signature(of: Array("project8-bundle \(version) \(digest)".utf8))
      end += ",\"key\":\"\(key.publicKey.base64)\",\"signature\":\"\(Base64.text(of: signature))\""
    }
    return Array((text + "{\"end\":\(end)}}\n").utf8)
  }
}
