import CLibXML2
import Synchronization

/// A parser of libxml2 with the names it has learned, used for one text after another.
///
/// Making one and looking the names up costs as much as parsing a small text. Only a parser whose last text
/// was sound as far as it was read is used again.
///
/// Unchecked since a context is used by the one push parser that took it.
@safe
final class ParserContext: @unchecked Sendable {
  let pointer: xmlParserCtxtPtr
  fileprivate var vocabularies: [ObjectIdentifier: any Sendable] = [:]
  /// What a scanner learns and needs, kept for the next text.
  let names: PlainNames
  let tag = PlainTag()

  /// How many contexts wait for the next text, and how many names one of them may know.
  private static let idleLimit = 8
  private static let nameLimit = 2_000

  private static let idle = Mutex<[ParserContext]>([])

  /// libxml2's own tables, made once before any thread parses, and never taken down.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  private init?(events: xmlSAXHandler) {
    guard Self.isReady else { return nil }
    guard let pointer = unsafe xmlNewParserCtxt() else { return nil }
    unsafe pointer.pointee.sax.pointee = unsafe events
    unsafe self.pointer = unsafe pointer
    names = unsafe PlainNames(pointer.pointee.dict)
  }

  deinit {
    unsafe xmlFreeParserCtxt(pointer)
  }

  func beginPieces() -> Bool {
    guard unsafe xmlCtxtResetPush(pointer, nil, 0, nil, nil) == 0 else { return false }
    unsafe xmlCtxtUseOptions(pointer, Self.options)
    // The encoding is taken from the first bytes, as in a parser that was made for pieces.
    unsafe pointer.pointee.charset = CInt(XML_CHAR_ENCODING_NONE.rawValue)
    return true
  }

  /// Reads a whole text, in about nine tenths of the time that pieces take.
  func read(whole bytes: UnsafeBufferPointer<CChar>) {
    let receiver = unsafe p8_xml_begin_silence()
    defer { unsafe p8_xml_end_silence(receiver) }
    // There is no tree to give back: events are all that happens.
    _ = unsafe xmlCtxtReadMemory(
      pointer, bytes.baseAddress, CInt(bytes.count), nil, nil, Self.options)
  }

  /// Reads the next piece of a text, and gives the error that it stopped at; 0 for none.
  func read(piece: UnsafeBufferPointer<CChar>, last: Bool) -> CInt {
    let receiver = unsafe p8_xml_begin_silence()
    defer { unsafe p8_xml_end_silence(receiver) }
    return unsafe xmlParseChunk(pointer, piece.baseAddress, CInt(piece.count), last ? 1 : 0)
  }

  private static let options = CInt(bitPattern: XML_PARSE_NONET.rawValue)

  /// A context for one text; nil where memory ran out.
  ///
  /// All events are the same in the whole program, so that it does not matter for whom it was made.
  static func take(events: @autoclosure () -> xmlSAXHandler) -> ParserContext? {
    unsafe idle.withLock { $0.popLast() } ?? ParserContext(events: events())
  }

  static func giveBack(_ context: ParserContext) {
    let pointer = unsafe context.pointer
    guard unsafe xmlDictSize(pointer.pointee.dict) <= nameLimit else { return }
    unsafe xmlCtxtReset(pointer)
    // The reset leaves these two as the last text had them.
    unsafe pointer.pointee.nsNr = 0
    unsafe pointer.pointee.progressive = 0
    idle.withLock { if $0.count < idleLimit { $0.append(context) } }
  }
}

/// The names of one parser, where a handler looks up once what it will compare with often.
package struct XMLNameTable: ~Copyable {
  private let context: ParserContext

  init(_ context: ParserContext) { self.context = context }

  /// The name under which the parser will report a local name or a namespace.
  package borrowing func name(_ text: String) -> XMLName {
    var text = text
    let found = text.withUTF8 { bytes in
      unsafe xmlDictLookup(context.pointer.pointee.dict, bytes.baseAddress, CInt(bytes.count))
    }
    return XMLName(identity: UInt(bitPattern: found))
  }

  /// The names that one kind of handler needs, looked up the first time the parser meets it.
  ///
  /// A handler that is the same must make the same names.
  package borrowing func vocabulary<Names: Sendable>(
    of user: Any.Type, _ make: (borrowing XMLNameTable) -> Names
  ) -> Names {
    if let known = context.vocabularies[ObjectIdentifier(user)] as? Names { return known }
    let names = make(self)
    context.vocabularies[ObjectIdentifier(user)] = names
    return names
  }
}
