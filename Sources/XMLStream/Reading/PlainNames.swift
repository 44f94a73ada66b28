import CLibXML2

/// What a ``PlainScanner`` keeps from one text to the next: the names it has met, and room for attributes.
///
/// The names are those of the context's own dictionary, so that both readers report the same ones.
@safe
final class PlainNames {
  /// Five pointers for each attribute, as libxml2 hands them over.
  let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>
  /// Room for the values that do not stand in the text as they are.
  let scratch: UnsafeMutablePointer<UInt8>

  /// How many attributes a tag may have to be plain.
  static let attributeLimit = 64
  static let scratchBytes = 4_096

  private static let slots = 1_024
  private static let nameLimit = slots / 2
  private static let nameBytes = 256

  private let dictionary: xmlDictPtr
  private let table: UnsafeMutablePointer<UnsafePointer<UInt8>?>
  private var count = 0
  /// The namespaces that were found sound.
  private var namespaces: [UnsafePointer<UInt8>]

  init(_ dictionary: xmlDictPtr) {
    unsafe self.dictionary = unsafe dictionary
    unsafe namespaces = []
    unsafe fields = .allocate(capacity: Self.attributeLimit * 5)
    unsafe fields.initialize(repeating: nil, count: Self.attributeLimit * 5)
    unsafe scratch = .allocate(capacity: Self.scratchBytes)
    unsafe table = .allocate(capacity: Self.slots)
    unsafe table.initialize(repeating: nil, count: Self.slots)
  }

  deinit {
    unsafe fields.deallocate()
    unsafe scratch.deallocate()
    unsafe table.deallocate()
  }

  /// The name that some bytes are; nil where a text has more or longer names than is plain.
  func name(_ bytes: UnsafePointer<UInt8>, _ length: Int, hash: UInt) -> UnsafePointer<UInt8>? {
    var slot = Int(bitPattern: hash) & (Self.slots - 1)
    while let known = unsafe table[slot] {
      if unsafe Self.isSame(known, bytes, length) { return unsafe known }
      slot = (slot + 1) & (Self.slots - 1)
    }
    guard count < Self.nameLimit, length <= Self.nameBytes,
      let added = unsafe xmlDictLookup(dictionary, bytes, CInt(length))
    else { return nil }
    count += 1
    unsafe table[slot] = unsafe added
    return unsafe added
  }

  /// A namespace that a tag declares; nil for one that is none or that nobody may declare.
  func namespace(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UnsafePointer<UInt8>? {
    guard length > 0 else { return nil }
    var hash: UInt = 0
    for index in 0..<length { hash = unsafe Self.hash(hash, bytes[index]) }
    guard let name = unsafe name(bytes, length, hash: hash) else { return nil }
    if unsafe namespaces.contains(name) { return unsafe name }
    guard unsafe name != Self.lookUp("http://www.w3.org/XML/1998/namespace", dictionary),
      unsafe name != Self.lookUp("http://www.w3.org/2000/xmlns/", dictionary),
      let address = unsafe UnsafeRawPointer(name).withMemoryRebound(
        to: CChar.self, capacity: length + 1, { unsafe xmlParseURI($0) })
    else { return nil }
    unsafe xmlFreeURI(address)
    unsafe namespaces.append(name)
    return unsafe name
  }

  /// The namespace of the prefix `xml`, which nobody declares; nil for another prefix.
  func xmlNamespace(of prefix: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    guard unsafe prefix == Self.lookUp("xml", dictionary) else { return nil }
    return unsafe Self.lookUp("http://www.w3.org/XML/1998/namespace", dictionary)
  }

  private static func lookUp(_ name: StaticString, _ dictionary: xmlDictPtr) -> UnsafePointer<UInt8>? {
    unsafe xmlDictLookup(dictionary, name.utf8Start, CInt(name.utf8CodeUnitCount))
  }

  /// The hash of a name with one more byte.
  @inline(__always)
  static func hash(_ hash: UInt, _ byte: UInt8) -> UInt { hash &* 31 &+ UInt(byte) }

  /// A name of the dictionary ends with a nought, which no name holds.
  private static func isSame(
    _ known: UnsafePointer<UInt8>, _ bytes: UnsafePointer<UInt8>, _ length: Int
  ) -> Bool {
    var index = 0
    while index < length {
      guard unsafe known[index] == bytes[index] else { return false }
      index += 1
    }
    return unsafe known[length] == 0
  }
}
