import CLibXML2

/// The names of one parser, where a handler looks up once what it will compare with often.
@safe
public struct XMLNameTable: ~Copyable {
  private let dictionary: xmlDictPtr?

  init(dictionary: xmlDictPtr?) {
    unsafe self.dictionary = dictionary
  }

  /// The name under which the parser will report a local name or a namespace.
  public borrowing func name(_ text: String) -> XMLName {
    var text = text
    let found = text.withUTF8 { bytes in
      unsafe xmlDictLookup(dictionary, bytes.baseAddress, CInt(bytes.count))
    }
    return XMLName(identity: UInt(bitPattern: found))
  }
}
