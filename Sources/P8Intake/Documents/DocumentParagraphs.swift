import XMLStream

/// Gathers the text of the paragraphs of a document.
///
/// What was deleted but is still kept, remarks, and a second form of the same picture are left out.
final class DocumentParagraphs: XMLEventHandler {
  private enum Role {
    case paragraph, text, tab, lineBreak, skipped
  }

  /// More than three thousand pages.
  private static let longest = 16 << 20

  private let format: DocumentFormat
  private var bytes: [UInt8] = []
  private var roles: [XMLName: Role] = [:]
  private var namespace = XMLName.none
  private var skipping = 0
  private var reading = 0
  private(set) var isTooLong = false

  init(_ format: DocumentFormat) { self.format = format }

  var isFinished: Bool { isTooLong }

  /// The paragraphs, a line each.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func begin(names: borrowing XMLNameTable) {
    namespace = names.name(format.namespace)
    let all: [(String, Role)] =
      switch format {
      case .word:
        [
          ("p", .paragraph), ("t", .text), ("tab", .tab), ("br", .lineBreak), ("cr", .lineBreak),
          ("Fallback", .skipped),
        ]
      case .openDocument:
        [
          ("p", .paragraph), ("h", .paragraph), ("s", .tab), ("tab", .tab), ("line-break", .lineBreak),
          ("annotation", .skipped), ("tracked-changes", .skipped),
        ]
      }
    for (name, role) in all { roles[names.name(name)] = role }
  }

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    guard let role = role(of: name, in: namespace) else { return }
    if role == .skipped { skipping += 1 }
    guard skipping == 0 else { return }
    switch role {
    case .paragraph: if format == .openDocument { reading += 1 }
    case .text: reading += 1
    case .tab: append(UInt8(ascii: " "))
    case .lineBreak: append(UInt8(ascii: "\n"))
    case .skipped: return
    }
  }

  func endElement(_ name: XMLName, in namespace: XMLName) {
    guard let role = role(of: name, in: namespace) else { return }
    if role == .skipped {
      skipping -= 1
      return
    }
    guard skipping == 0 else { return }
    if role == .text || role == .paragraph && format == .openDocument { reading -= 1 }
    if role == .paragraph { append(UInt8(ascii: "\n")) }
  }

  func characters(_ text: borrowing Span<UInt8>) {
    guard skipping == 0, reading > 0 else { return }
    for index in text.indices { append(text[index]) }
  }

  /// The skipped elements are those of several namespaces; all others are those of the text.
  private func role(of name: XMLName, in namespace: XMLName) -> Role? {
    guard let role = roles[name], role == .skipped || namespace == self.namespace else { return nil }
    return role
  }

  private func append(_ byte: UInt8) {
    guard bytes.count < Self.longest else {
      isTooLong = true
      return
    }
    bytes.append(byte)
  }
}
