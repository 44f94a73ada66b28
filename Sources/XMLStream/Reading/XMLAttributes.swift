/// The attributes of the element that is being reported, still as bytes of the parser's own buffer.
///
/// They cannot be kept: take out what is needed before the call returns.
@safe
@frozen
package struct XMLAttributes: ~Copyable {
  // Five pointers an attribute: local name, prefix, namespace, start and end of the value.
  @usableFromInline let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  package let count: Int

  @inlinable
  init(fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
    unsafe self.fields = fields
    self.count = count
  }

  @inlinable
  func field(_ index: Int, _ offset: Int) -> UnsafePointer<UInt8>? {
    guard index >= 0, index < count, let fields = unsafe fields else { return nil }
    return unsafe fields[index * 5 + offset]
  }

  @inlinable
  package borrowing func name(at index: Int) -> XMLName {
    XMLName(identity: unsafe UInt(bitPattern: field(index, 0)))
  }

  /// The namespace of an attribute; none for one without a prefix.
  @inlinable
  package borrowing func namespace(at index: Int) -> XMLName {
    XMLName(identity: unsafe UInt(bitPattern: field(index, 2)))
  }

  /// The place of the attribute with a local name and no namespace.
  @inlinable
  package borrowing func index(of name: XMLName) -> Int? {
    var index = 0
    while index < count {
      if self.name(at: index) == name, namespace(at: index) == .none { return index }
      index += 1
    }
    return nil
  }

  /// The bytes of a value, in UTF-8.
  ///
  /// An ampersand stands there as `&#38;`; ``text(at:)`` undoes this.
  @inlinable
  package borrowing func withValue<Result>(at index: Int, _ body: (borrowing Span<UInt8>) -> Result) -> Result
  {
    guard let start = unsafe field(index, 3), let end = unsafe field(index, 4) else { return body(Span()) }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: end - start)
    return unsafe body(bytes.span)
  }

  package borrowing func text(at index: Int) -> String {
    withValue(at: index) { span in
      unsafe span.withUnsafeBufferPointer { bytes in
        guard unsafe bytes.contains(UInt8(ascii: "&")) else {
          return unsafe String(decoding: bytes, as: UTF8.self)
        }
        return Self.withPlainAmpersands(unsafe Array(bytes))
      }
    }
  }

  /// The text of the attribute with a local name and no namespace.
  package borrowing func text(of name: XMLName) -> String? {
    guard let index = index(of: name) else { return nil }
    return text(at: index)
  }

  /// The whole number that a value is; nil for anything but digits with a sign.
  @inlinable
  package borrowing func integer(at index: Int) -> Int? {
    withValue(at: index) { bytes in
      var position = 0
      var negative = false
      if bytes.count > 1, bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") {
        negative = bytes[0] == UInt8(ascii: "-")
        position = 1
      }
      guard position < bytes.count, bytes.count - position <= 18 else { return nil }
      var result = 0
      while position < bytes.count {
        let digit = bytes[position] &- 48
        guard digit < 10 else { return nil }
        result = result * 10 + Int(digit)
        position += 1
      }
      return negative ? -result : result
    }
  }

  /// The whole number of the attribute with a local name and no namespace.
  @inlinable
  package borrowing func integer(of name: XMLName) -> Int? {
    guard let index = index(of: name) else { return nil }
    return integer(at: index)
  }

  /// The truth value of the attribute with a local name and no namespace: `1`, `true`, `on`, `0`, `false`, `off`.
  package borrowing func boolean(of name: XMLName) -> Bool? {
    switch text(of: name) {
    case "1", "true", "on": true
    case "0", "false", "off": false
    default: nil
    }
  }

  // Without entity substitution libxml2 hands over `&amp;` in a value as `&#38;`, and only this.
  private static func withPlainAmpersands(_ bytes: [UInt8]) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    let escape = Array("&#38;".utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == escape[0], index + 5 <= bytes.count, bytes[index..<index + 5].elementsEqual(escape) {
        plain.append(UInt8(ascii: "&"))
        index += 5
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
