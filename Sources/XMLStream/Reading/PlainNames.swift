import CLibXML2

/// The names that a ``PlainScanner`` has met, each looked up once in the parser's own table, so that they are the names
/// that libxml2 would report.
@safe
final class PlainNames {
  /// A name as it stands in a tag: `c`, `x:c`, `xml:space`.
  @safe
  struct Name {
    /// The bytes, as libxml2 keeps them.
    let bytes: UnsafePointer<UInt8>
    let count: Int
    /// The part behind the colon, or all of it.
    let local: XMLName
    /// The part before the colon.
    let prefix: XMLName
    /// Whether an attribute of this name declares a namespace.
    let isDeclaration: Bool
  }

  private let table: xmlDictPtr?
  /// The names by their places.
  let all = UnsafeMutablePointer<Name>.allocate(capacity: PlainNames.limit)
  private var count = 0
  // Places in `all`, one more, by the hash of the bytes; 0 for none.
  private let slots = UnsafeMutablePointer<UInt16>.allocate(capacity: PlainNames.slotCount)
  private static let slotCount = 1 << 11

  /// More names than a part of a workbook can have; a text with more is read by libxml2, which bounds its table.
  private static let limit = 500
  private static let longest = 200

  /// The prefix that is declared in every text, and its namespace.
  let xml: XMLName
  let xmlNamespace: XMLName
  /// What declares namespaces.
  let xmlns: XMLName

  init(_ table: xmlDictPtr?) {
    unsafe self.table = unsafe table
    unsafe xml = Self.name("xml", in: table)
    unsafe xmlns = Self.name("xmlns", in: table)
    unsafe xmlNamespace = Self.name("http://www.w3.org/XML/1998/namespace", in: table)
    unsafe slots.initialize(repeating: 0, count: Self.slotCount)
  }

  deinit {
    unsafe all.deallocate()
    unsafe slots.deallocate()
  }

  private static func name(_ text: String, in table: xmlDictPtr?) -> XMLName {
    unsafe XMLName(identity: UInt(bitPattern: xmlDictLookup(table, text, CInt(text.utf8.count))))
  }

  /// A piece of a text as the table has it; none where it is empty or too long.
  func piece(_ bytes: UnsafeBufferPointer<UInt8>) -> XMLName {
    guard bytes.count > 0, bytes.count <= Self.longest else { return .none }
    return unsafe XMLName(
      identity: UInt(bitPattern: xmlDictLookup(table, bytes.baseAddress, CInt(bytes.count))))
  }

  /// The place of a name whose bytes are all fit for one; nil where it is not plain, or there are too many.
  ///
  /// - Parameter colon: Where in it its only colon stands.
  @inline(__always)
  func place(of bytes: UnsafeBufferPointer<UInt8>, hash: Int, colon: Int?) -> Int? {
    var slot = hash & (Self.slotCount - 1)
    while unsafe slots[slot] != 0 {
      let place = unsafe Int(slots[slot]) - 1
      if unsafe all[place].count == bytes.count, unsafe Self.isEqual(all[place].bytes, bytes) { return place }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return unsafe add(bytes, at: slot, colon: colon)
  }

  @inline(__always)
  private static func isEqual(_ known: UnsafePointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      guard unsafe known[index] == bytes[index] else { return false }
      index += 1
    }
    return true
  }

  private func add(_ bytes: UnsafeBufferPointer<UInt8>, at slot: Int, colon: Int?) -> Int? {
    guard count < Self.limit, bytes.count <= Self.longest,
      let whole = unsafe xmlDictLookup(table, bytes.baseAddress, CInt(bytes.count))
    else { return nil }
    var local = XMLName(identity: UInt(bitPattern: whole))
    var prefix = XMLName.none
    if let colon {
      guard colon > 0, colon + 1 < bytes.count, unsafe !PlainBytes.isDigitOrMark(bytes[colon + 1]) else {
        return nil
      }
      local = unsafe piece(UnsafeBufferPointer(rebasing: bytes[(colon + 1)...]))
      prefix = unsafe piece(UnsafeBufferPointer(rebasing: bytes[..<colon]))
      guard local != .none, prefix != .none else { return nil }
    }
    unsafe (all + count).initialize(
      to: Name(
        bytes: whole, count: bytes.count, local: local, prefix: prefix,
        isDeclaration: prefix == .none ? local == xmlns : prefix == xmlns))
    count += 1
    unsafe slots[slot] = UInt16(count)
    return count - 1
  }
}
