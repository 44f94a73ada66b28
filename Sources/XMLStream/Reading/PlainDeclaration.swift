/// Reads the beginning of a text byte by byte: its declaration, or the name of a namespace.
///
/// Every part of every workbook begins with both, so that expressions and strings were measured to cost more than the part.
@safe
struct PlainDeclaration {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    unsafe self.bytes = unsafe bytes
    at = start
  }

  /// The place behind a declaration of XML 1.0 in UTF-8; nil where it is another.
  mutating func end() -> Int? {
    guard take("<?xml"), blanks() > 0, take("version="), quoted(["1.0"]) else { return nil }
    var blank = blanks()
    if blank > 0, take("encoding=") {
      guard quoted(["UTF-8", "utf-8"]) else { return nil }
      blank = blanks()
    }
    if blank > 0, take("standalone=") {
      guard quoted(["yes", "no"]) else { return nil }
      _ = blanks()
    }
    return take("?>") ? at : nil
  }

  /// Whether all bytes are the name of a namespace as programs have them: an address of the web, a `urn:`, a word.
  ///
  /// libxml2 refuses what is no URI, and is left to judge all others.
  mutating func isNamespace() -> Bool {
    if take("http://") || take("https://") {
      guard words(or: nil) else { return false }
      return unsafe at == bytes.count
        || bytes[at] == UInt8(ascii: "/") && words(or: UInt8(ascii: "/")) && isAtEnd
    }
    return (take("urn:") ? words(or: UInt8(ascii: ":")) : words(or: nil)) && isAtEnd
  }

  private var isAtEnd: Bool { unsafe at == bytes.count }

  private mutating func take(_ text: StaticString) -> Bool {
    guard unsafe at + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount where unsafe bytes[at + index] != text.utf8Start[index] {
      return false
    }
    at += text.utf8CodeUnitCount
    return true
  }

  private mutating func blanks() -> Int {
    let start = at
    while unsafe at < bytes.count && bytes[at] == 0x20 { at += 1 }
    return at - start
  }

  /// One of some texts between quotation marks.
  private mutating func quoted(_ texts: [StaticString]) -> Bool {
    guard unsafe at < bytes.count else { return false }
    let mark = unsafe bytes[at]
    guard mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else { return false }
    at += 1
    for text in texts where take(text) {
      guard unsafe at < bytes.count && bytes[at] == mark else { return false }
      at += 1
      return true
    }
    return false
  }

  /// Takes letters, digits, dots, lines and one byte more; whether there was any.
  private mutating func words(or other: UInt8?) -> Bool {
    let start = at
    while unsafe at < bytes.count {
      let byte = unsafe bytes[at]
      guard unsafe PlainBytes.kinds[Int(byte)] & PlainBytes.Kind.name.rawValue != 0 || byte == other else {
        break
      }
      at += 1
    }
    return at > start
  }
}
