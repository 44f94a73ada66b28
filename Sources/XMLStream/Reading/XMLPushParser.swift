import CLibXML2

/// A reader of XML that is fed piece by piece and reports events to its handler.
///
/// Nothing is loaded from anywhere, a document type declaration ends the parse, and depth and length of
/// tags are bounded, so that input from outside can be fed as it is. Feed pieces of at most 64 KiB: larger
/// ones are cut up.
@safe
public final class XMLPushParser {
  private let handler: any XMLEventHandler
  private let limits: XMLReadingLimits
  private let context: ParserContext?
  // Asked at every event; a parser is fed by one task, and its handler cannot reach them.
  @exclusivity(unchecked)
  private var depth = 0
  @exclusivity(unchecked)
  private var silent = false
  // How many beginnings and ends of elements were reported before libxml2 began, and how many bytes of text then.
  @exclusivity(unchecked)
  private var knownEvents = 0
  @exclusivity(unchecked)
  private var knownText = 0
  private var fault: XMLFault?
  private var hasBegun = false
  private var isWhole = false

  /// The largest piece that is handed to libxml2 at once.
  public static let pieceBytes = 65_536

  /// Creates a parser of one text.
  public init(handler: any XMLEventHandler, limits: XMLReadingLimits = XMLReadingLimits()) {
    self.handler = handler
    self.limits = limits
    context = unsafe ParserContext.take(events: Self.events())
    guard let context else {
      fault = XMLFault(.noMemory)
      return
    }
    unsafe context.pointer.pointee.userData = unsafe Unmanaged.passUnretained(self).toOpaque()
    handler.begin(names: XMLNameTable(context))
  }

  deinit {
    if let context, isWhole { ParserContext.giveBack(context) }
  }

  /// Reads a whole text; no piece may have been read before.
  ///
  /// Text as programs write it is read many times as fast so; anything else as in pieces.
  public func read(whole bytes: borrowing Span<UInt8>) throws(XMLFault) {
    if let fault { throw fault }
    guard let context, !bytes.isEmpty else { return try finish() }
    if unsafe bytes.withUnsafeBufferPointer({ unsafe readPlain($0, context) }) { return }
    guard bytes.count <= min(Self.pieceBytes, limits.tagBytes), limits.depth < Self.greatestDepth else {
      try push(bytes)
      return try finish()
    }
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { unsafe context.read(whole: $0) }
    }
    try end()
  }

  /// Reads a text without libxml2, as far as it is plain; false where libxml2 has to read it.
  private func readPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ context: ParserContext) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    var scanner = unsafe PlainScanner(
      start, count: bytes.count, names: context.plainNames, handler: handler, limits: limits)
    switch scanner.read() {
    case .whole, .enough:
      unsafe silent = true
      isWhole = true
      return true
    case .declined:
      unsafe knownEvents = scanner.events
      unsafe knownText = scanner.textBytes
      return false
    }
  }

  // libxml2 itself stops here when it reads a whole text.
  static let greatestDepth = 256

  /// Reads a piece of the text.
  ///
  /// - Returns: whether the handler wants more.
  @discardableResult
  public func push(_ bytes: borrowing Span<UInt8>) throws(XMLFault) -> Bool {
    if let fault { throw fault }
    guard unsafe !silent else { return false }
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var offset = 0
      while offset < buffer.count, fault == nil, unsafe !silent {
        let length = min(Self.pieceBytes, buffer.count - offset)
        unsafe parse(UnsafeBufferPointer(rebasing: buffer[offset..<offset + length]), last: false)
        offset += length
        if handler.isFinished { unsafe silent = true }
      }
    }
    if let fault { throw fault }
    return unsafe !silent
  }

  /// Ends the text and tells whether it was whole.
  public func finish() throws(XMLFault) {
    if let fault { throw fault }
    guard unsafe !silent else { return }
    unsafe parse(UnsafeBufferPointer(start: nil, count: 0), last: true)
    try end()
  }

  private func end() throws(XMLFault) {
    noteError()
    if let fault { throw fault }
    isWhole = unsafe depth == 0 && !silent
    unsafe silent = true
  }

  private func parse(_ piece: UnsafeBufferPointer<UInt8>, last: Bool) {
    guard let owner = context else { return }
    if !hasBegun {
      hasBegun = true
      guard owner.beginPieces() else {
        fault = XMLFault(.noMemory)
        return
      }
    }
    let context = unsafe owner.pointer
    unsafe piece.withMemoryRebound(to: CChar.self) { chars in
      _ = unsafe xmlParseChunk(context, chars.baseAddress, CInt(chars.count), last ? 1 : 0)
    }
    noteError()
    guard fault == nil, unsafe !silent else { return }
    // What is left unread is one tag, comment or instruction that has not ended yet.
    if !last, let input = unsafe context.pointee.input,
      unsafe input.pointee.end - input.pointee.cur > limits.tagBytes
    {
      fault = unsafe XMLFault(.tagTooLong, line: Int(input.pointee.line))
    }
  }

  // `wellFormed` still says 1 after a stop: only the number of the error tells.
  private func noteError() {
    guard fault == nil, unsafe !silent, let context = unsafe context?.pointer else { return }
    let code = unsafe Int(context.pointee.errNo)
    if code != 0 { fault = XMLFault(.notWellFormed(code: code)) }
  }

  private func stop(_ kind: XMLFault.Kind) {
    guard fault == nil, let context = unsafe context?.pointer else { return }
    fault = unsafe XMLFault(kind, line: Int(xmlSAX2GetLineNumber(context)))
    unsafe silent = true
    unsafe xmlStopParser(context)
  }

  // MARK: Events

  private static func events() -> xmlSAXHandler {
    var events = unsafe xmlSAXHandler()
    unsafe events.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe events.startElementNs = { receiver, name, _, namespace, _, _, count, _, attributes in
      guard let receiver = unsafe receiver else { return }
      let parser = unsafe Unmanaged<XMLPushParser>.fromOpaque(receiver)
      unsafe parser._withUnsafeGuaranteedRef { parser in
        unsafe parser.start(name, namespace, attributes, count)
      }
    }
    unsafe events.endElementNs = { receiver, name, _, namespace in
      guard let receiver = unsafe receiver else { return }
      let parser = unsafe Unmanaged<XMLPushParser>.fromOpaque(receiver)
      unsafe parser._withUnsafeGuaranteedRef { parser in
        unsafe parser.end(name, namespace)
      }
    }
    let characters: charactersSAXFunc = { receiver, start, count in
      guard let receiver = unsafe receiver else { return }
      let parser = unsafe Unmanaged<XMLPushParser>.fromOpaque(receiver)
      unsafe parser._withUnsafeGuaranteedRef { parser in
        unsafe parser.text(start, count)
      }
    }
    unsafe events.characters = characters
    unsafe events.ignorableWhitespace = characters
    unsafe events.internalSubset = { receiver, _, _, _ in
      guard let receiver = unsafe receiver else { return }
      let parser = unsafe Unmanaged<XMLPushParser>.fromOpaque(receiver)
      unsafe parser._withUnsafeGuaranteedRef { $0.stop(.documentType) }
    }
    unsafe events.serror = { receiver, error in
      guard let receiver = unsafe receiver, let error = unsafe error else { return }
      let parser = unsafe Unmanaged<XMLPushParser>.fromOpaque(receiver)
      let level = unsafe error.pointee.level
      guard level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
      let fault = unsafe XMLFault(
        .notWellFormed(code: Int(error.pointee.code)), line: Int(error.pointee.line),
        detail: message.last == "\n" ? String(message.dropLast()) : message)
      unsafe parser._withUnsafeGuaranteedRef { $0.note(fault) }
    }
    return unsafe events
  }

  private func note(_ fault: XMLFault) {
    guard self.fault == nil, unsafe !silent else { return }
    self.fault = fault
    unsafe silent = true
  }

  private func start(
    _ name: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: CInt
  ) {
    guard unsafe !silent else { return }
    unsafe depth += 1
    guard unsafe depth <= limits.depth else { return stop(.tooDeep) }
    guard unsafe knownEvents == 0 else {
      unsafe knownEvents -= 1
      return
    }
    unsafe knownText = 0
    handler.startElement(
      XMLName(identity: UInt(bitPattern: name)), in: XMLName(identity: UInt(bitPattern: namespace)),
      attributes: unsafe XMLAttributes(fields: attributes, count: Int(count)))
  }

  private func end(_ name: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?) {
    guard unsafe !silent else { return }
    unsafe depth -= 1
    guard unsafe knownEvents == 0 else {
      unsafe knownEvents -= 1
      return
    }
    unsafe knownText = 0
    handler.endElement(
      XMLName(identity: UInt(bitPattern: name)), in: XMLName(identity: UInt(bitPattern: namespace)))
  }

  private func text(_ start: UnsafePointer<UInt8>?, _ count: CInt) {
    guard unsafe !silent, unsafe knownEvents == 0, let start = unsafe start else { return }
    let known = unsafe min(knownText, Int(count))
    unsafe knownText -= known
    guard Int(count) > known else { return }
    let bytes = unsafe UnsafeBufferPointer(start: start + known, count: Int(count) - known)
    unsafe handler.characters(bytes.span)
  }
}
