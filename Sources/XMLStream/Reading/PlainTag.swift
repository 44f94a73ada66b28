/// A tag that is being read: its attributes, and room for what is reported of them.
///
/// The room is made once, since tags come by the million.
@safe
final class PlainTag {
  struct Attribute {
    /// The place of its name.
    var name = 0
    var start = 0
    var end = 0
    /// Whether the value holds references.
    var isEscaped = false
  }

  /// More attributes than any element of a workbook has; one with more is left to libxml2.
  static let limit = 64

  /// Five pointers an attribute, as ``XMLAttributes`` takes them.
  let fields = UnsafeMutablePointer<UnsafePointer<UInt8>?>.allocate(capacity: PlainTag.limit * 5)
  /// The attributes as they stand in the text.
  let attributes = UnsafeMutablePointer<Attribute>.allocate(capacity: PlainTag.limit)
  // Values whose references are resolved.
  private var values = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1_024)
  private var used = 0

  deinit {
    unsafe fields.deallocate()
    unsafe attributes.deallocate()
    unsafe values.deallocate()
  }

  /// Forgets the last tag, and makes room for the values of one of so many bytes: no value becomes longer than it stands
  /// in the tag.
  func begin(bytes: Int) {
    used = 0
    guard unsafe bytes > values.count else { return }
    unsafe values.deallocate()
    unsafe values = .allocate(capacity: bytes)
  }

  /// A value with its references resolved, as libxml2 hands it over: only an ampersand stays one, as `&#38;`.
  ///
  /// - Returns: Where it begins and ends; nil where a reference is not plain.
  func resolved(
    _ bytes: UnsafeBufferPointer<UInt8>, _ attribute: Attribute
  ) -> (start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>)? {
    guard let base = unsafe values.baseAddress else { return nil }
    let start = used
    var at = attribute.start
    while at < attribute.end {
      let byte = unsafe bytes[at]
      guard byte == UInt8(ascii: "&") else {
        add(byte)
        at += 1
        continue
      }
      guard case .character(let character, let behind) = unsafe PlainReference(bytes, at),
        behind <= attribute.end
      else { return nil }
      if character.scalar == 0x26 {
        for byte in "&#38;".utf8 { add(byte) }
      } else {
        character.withSpan { span in for index in span.indices { add(span[index]) } }
      }
      at = behind
    }
    return unsafe (UnsafePointer(base + start), UnsafePointer(base + used))
  }

  /// Whether one of the first so many fields has a name.
  func has(_ local: XMLName, _ namespace: XMLName, among count: Int) -> Bool {
    var place = 0
    while place < count {
      if unsafe UInt(bitPattern: fields[place * 5]) == local.identity,
        unsafe UInt(bitPattern: fields[place * 5 + 2]) == namespace.identity
      {
        return true
      }
      place += 1
    }
    return false
  }

  /// Writes an attribute down.
  func set(
    _ place: Int, _ name: PlainNames.Name, _ namespace: XMLName,
    _ value: (start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>)
  ) {
    let field = unsafe fields + place * 5
    unsafe field[0] = unsafe UnsafePointer(bitPattern: name.local.identity)
    unsafe field[1] = unsafe UnsafePointer(bitPattern: name.prefix.identity)
    unsafe field[2] = unsafe UnsafePointer(bitPattern: namespace.identity)
    unsafe field[3] = unsafe value.start
    unsafe field[4] = unsafe value.end
  }

  private func add(_ byte: UInt8) {
    unsafe values[used] = byte
    used += 1
  }
}
