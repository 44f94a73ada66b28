import CLibXML2

/// A reader of HTML, as sloppy as it comes, that reports events to its handler.
///
/// Nothing is loaded from anywhere, and depth is bounded, so that pages from outside can be fed as they are.
@safe
package final class HTMLReader {
  private let handler: any HTMLEventHandler
  private let depthLimit: Int
  private var depth = 0
  private var fault: XMLFault?
  private var isStopped = false
  private var parser: htmlParserCtxtPtr?

  private init(handler: any HTMLEventHandler, depth: Int) {
    (self.handler, depthLimit) = (handler, depth)
  }

  /// Reads a page.
  /// - Parameters:
  ///   - encoding: The name of the encoding; what the page says of itself is not asked.
  ///   - depth: How deep elements may be nested, unclosed ones included.
  package static func read(
    _ bytes: borrowing Span<UInt8>, encoding: String, depth: Int, handler: any HTMLEventHandler
  ) throws(XMLFault) {
    let reader = HTMLReader(handler: handler, depth: depth)
    xmlInitParser()
    guard let parser = unsafe htmlNewParserCtxt(), bytes.count < Int(CInt.max) else {
      throw XMLFault(.noMemory)
    }
    defer { unsafe htmlFreeParserCtxt(parser) }
    unsafe reader.parser = unsafe parser
    unsafe parser.pointee.sax.pointee = unsafe events()
    unsafe parser.pointee.userData = unsafe Unmanaged.passUnretained(reader).toOpaque()
    let options = CInt(
      bitPattern: HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
        | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NODEFDTD.rawValue | HTML_PARSE_IGNORE_ENC.rawValue)
    let receiver = unsafe p8_xml_begin_silence()
    defer { unsafe p8_xml_end_silence(receiver) }
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { text in
        // There is no tree: events are all that happens.
        let tree = unsafe htmlCtxtReadMemory(
          parser, text.baseAddress, CInt(text.count), nil, encoding, options)
        if let tree = unsafe tree { unsafe xmlFreeDoc(tree) }
      }
    }
    unsafe reader.parser = nil
    if let fault = reader.fault { throw fault }
    if unsafe parser.pointee.errNo == CInt(XML_ERR_NO_MEMORY.rawValue) { throw XMLFault(.noMemory) }
  }

  // MARK: Events

  private static func events() -> xmlSAXHandler {
    var events = unsafe xmlSAXHandler()
    unsafe events.initialized = 1
    unsafe events.startElement = { receiver, name, attributes in
      guard let receiver = unsafe receiver, let name = unsafe name else { return }
      let reader = unsafe Unmanaged<HTMLReader>.fromOpaque(receiver)
      unsafe reader._withUnsafeGuaranteedRef { unsafe $0.start(name, attributes) }
    }
    unsafe events.endElement = { receiver, name in
      guard let receiver = unsafe receiver, let name = unsafe name else { return }
      let reader = unsafe Unmanaged<HTMLReader>.fromOpaque(receiver)
      unsafe reader._withUnsafeGuaranteedRef { unsafe $0.end(name) }
    }
    let characters: charactersSAXFunc = { receiver, start, count in
      guard let receiver = unsafe receiver, let start = unsafe start, count > 0 else { return }
      let reader = unsafe Unmanaged<HTMLReader>.fromOpaque(receiver)
      unsafe reader._withUnsafeGuaranteedRef { unsafe $0.text(start, Int(count)) }
    }
    unsafe events.characters = characters
    unsafe events.cdataBlock = characters
    unsafe events.ignorableWhitespace = characters
    unsafe events.comment = { receiver, text in
      guard let receiver = unsafe receiver, let text = unsafe text else { return }
      let reader = unsafe Unmanaged<HTMLReader>.fromOpaque(receiver)
      unsafe reader._withUnsafeGuaranteedRef { reader in
        if !reader.isStopped { reader.handler.comment(unsafe String(cString: text)) }
      }
    }
    return unsafe events
  }

  private func start(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard !isStopped else { return }
    depth += 1
    guard depth <= depthLimit else { return stop(XMLFault(.tooDeep)) }
    handler.startElement(
      unsafe String(cString: name).lowercased(), attributes: unsafe HTMLAttributes(fields: attributes))
    if handler.isFinished { stop(nil) }
  }

  private func end(_ name: UnsafePointer<UInt8>) {
    guard !isStopped else { return }
    depth -= 1
    handler.endElement(unsafe String(cString: name).lowercased())
    if handler.isFinished { stop(nil) }
  }

  private func text(_ start: UnsafePointer<UInt8>, _ count: Int) {
    guard !isStopped else { return }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
    unsafe handler.characters(bytes.span)
    if handler.isFinished { stop(nil) }
  }

  private func stop(_ fault: XMLFault?) {
    self.fault = fault
    isStopped = true
    if let parser = unsafe parser { unsafe xmlStopParser(parser) }
  }
}
