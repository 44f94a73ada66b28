import CLibXML2

/// A reader of XML that is fed piece by piece and reports events to its handler.
///
/// Plain text is read by a ``PlainScanner``; at the first sign of anything else libxml2 reads it from its beginning, and
/// reports what the scanner has not reported yet.
///
/// Nothing is loaded from anywhere, a document type declaration ends the parse, and depth and length of
/// tags are bounded, so that input from outside can be fed as it is. Feed pieces of at most 64 KiB: larger
/// ones are cut up.
@safe
package final class XMLPushParser {
  private let handler: any XMLEventHandler
  private let limits: XMLReadingLimits
  private let context: ParserContext?
  // Asked at every event; a parser is fed by one task, and its handler cannot reach them.
  @exclusivity(unchecked)
  private var depth = 0
  @exclusivity(unchecked)
  private var silent = false
  private var fault: XMLFault?
  private var hasBegun = false
  private var scanner: PlainScanner?
  /// Whether the text must be fed again from its beginning, to libxml2.
  private var mustStartAgain = false
  /// What the scanner reported, which libxml2 finds once more.
  @exclusivity(unchecked)
  private var known = PlainScanner.Reported()
  /// Whether the text was read to its end, or as far as the handler wanted.
  @exclusivity(unchecked)
  private var isReusable = false

  /// The largest piece that is handed to libxml2 at once.
  package static let pieceBytes = 65_536

  /// - Parameter canStartAgain: Whether whoever feeds pieces asks ``startsAgain()`` behind them and feeds the text once more
  ///   where it says so; only then are pieces scanned.
  package init(
    handler: any XMLEventHandler, limits: XMLReadingLimits = XMLReadingLimits(), canStartAgain: Bool = false
  ) {
    (self.handler, self.limits) = (handler, limits)
    context = unsafe ParserContext.take(events: Self.events())
    guard let context else {
      fault = XMLFault(.noMemory)
      return
    }
    unsafe context.pointer.pointee.userData = unsafe Unmanaged.passUnretained(self).toOpaque()
    handler.begin(names: XMLNameTable(context))
    if canStartAgain { scanner = PlainScanner(names: context.names, tag: context.tag, limits: limits) }
  }

  deinit {
    if let context, unsafe isReusable { ParserContext.giveBack(context) }
  }

  /// Reads a whole text; no piece may have been read before.
  ///
  /// A small text is read faster so than in pieces. Its tags cannot be longer than it is itself.
  package func read(whole bytes: borrowing Span<UInt8>) throws(XMLFault) {
    if let fault { throw fault }
    if let context, !hasBegun {
      scanner = PlainScanner(names: context.names, tag: context.tag, limits: limits)
      if scan(whole: bytes) { return }
      mustStartAgain = false
    }
    // As a whole, libxml2 takes a zero for the end of the text, whatever stands behind it.
    guard !bytes.isEmpty, unsafe !bytes.withUnsafeBufferPointer({ unsafe $0.contains(0) }),
      bytes.count <= min(Self.pieceBytes, limits.tagBytes),
      limits.depth < Self.greatestDepth
    else {
      try push(bytes)
      return try finish()
    }
    if let fault { throw fault }
    guard let context else { return }
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { unsafe context.read(whole: $0) }
    }
    try end()
  }

  // libxml2 itself stops here when it reads a whole text.
  private static let greatestDepth = 256

  /// Reads a piece of the text, and says whether the handler wants more.
  @discardableResult
  package func push(_ bytes: borrowing Span<UInt8>) throws(XMLFault) -> Bool {
    if let fault { throw fault }
    guard unsafe !silent, !mustStartAgain else { return false }
    if scanner != nil {
      let isPlain = scan(bytes, isLast: false)
      return unsafe isPlain && !silent
    }
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

  /// Ends the text; throws where it was not whole.
  package func finish() throws(XMLFault) {
    if let fault { throw fault }
    guard unsafe !silent, !mustStartAgain else { return }
    guard scanner == nil else {
      _ = scan(Span(), isLast: true)
      return
    }
    unsafe parse(UnsafeBufferPointer(start: nil, count: 0), last: true)
    try end()
  }

  /// Whether libxml2 had to read the text, or would have to.
  package private(set) var isOdd = false

  /// Whether the text is to be fed once more, from its beginning; asked behind the pieces and behind the end.
  package func startsAgain() -> Bool {
    guard mustStartAgain else { return false }
    mustStartAgain = false
    return true
  }

  /// Has the scanner read a whole text; piece by piece, so that a handler that has enough is asked in time.
  private func scan(whole bytes: borrowing Span<UInt8>) -> Bool {
    var offset = 0
    repeat {
      let end = min(offset + Self.pieceBytes, bytes.count)
      guard scan(bytes.extracting(offset..<end), isLast: end == bytes.count) else { return false }
      offset = end
    } while unsafe offset < bytes.count && !silent
    return true
  }

  /// Has the scanner read a piece; false where it is not plain.
  private func scan(_ bytes: borrowing Span<UInt8>, isLast: Bool) -> Bool {
    let outcome = unsafe bytes.withUnsafeBufferPointer {
      unsafe scanner?.read($0, isLast: isLast, to: handler) ?? .odd
    }
    switch outcome {
    case .more where !isLast: return true
    case .more, .enough:
      unsafe silent = true
      unsafe isReusable = true
      return true
    case .odd:
      unsafe known = scanner?.reported ?? PlainScanner.Reported()
      scanner = nil
      (mustStartAgain, isOdd) = (true, true)
      return false
    }
  }

  private func end() throws(XMLFault) {
    noteError()
    if let fault { throw fault }
    if unsafe depth == 0 && !silent { unsafe isReusable = true }
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
    let code = unsafe piece.withMemoryRebound(to: CChar.self) { unsafe owner.read(piece: $0, last: last) }
    noteError()
    // Bytes that are not of the encoding stop the parser without a word to its receiver.
    if code != 0, fault == nil, unsafe !silent { note(XMLFault(.notWellFormed(number: Int(code)))) }
    guard fault == nil, unsafe !silent else { return }
    // What is left unread is one tag, comment or instruction that has not ended yet.
    if !last, let input = unsafe context.pointee.input,
      unsafe input.pointee.end - input.pointee.cur > limits.tagBytes
    {
      fault = unsafe XMLFault(.tagTooLong, line: Int(input.pointee.line))
    }
  }

  // `wellFormed` still says 1 after a stop: only the number of the error shows it.
  private func noteError() {
    guard fault == nil, unsafe !silent, let context = unsafe context?.pointer else { return }
    let code = unsafe Int(context.pointee.errNo)
    if code != 0 { fault = XMLFault(.notWellFormed(number: code)) }
  }

  private func stop(_ code: XMLFault.Code) {
    guard fault == nil, let context = unsafe context?.pointer else { return }
    fault = unsafe XMLFault(code, line: Int(xmlSAX2GetLineNumber(context)))
    unsafe silent = true
    unsafe xmlStopParser(context)
  }

  private func rest() {
    guard let context = unsafe context?.pointer else { return }
    unsafe silent = true
    unsafe isReusable = true
    unsafe xmlStopParser(context)
  }

  // MARK: Events

  /// The table of calls that libxml2 makes: only what is needed is set, so that nothing outside is ever
  /// loaded.
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
        .notWellFormed(number: Int(error.pointee.code)), line: Int(error.pointee.line),
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
    if isKnownTag() { return }
    handler.startElement(
      XMLName(identity: UInt(bitPattern: name)), in: XMLName(identity: UInt(bitPattern: namespace)),
      attributes: unsafe XMLAttributes(fields: attributes, count: Int(count)))
  }

  private func end(_ name: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?) {
    guard unsafe !silent else { return }
    unsafe depth -= 1
    if isKnownTag() { return }
    handler.endElement(
      XMLName(identity: UInt(bitPattern: name)), in: XMLName(identity: UInt(bitPattern: namespace)))
    if unsafe depth == 1, handler.isFinished { rest() }
  }

  private func text(_ start: UnsafePointer<UInt8>?, _ count: CInt) {
    guard unsafe !silent, let start = unsafe start, count > 0 else { return }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: Int(count))
    guard unsafe known.tags == 0 else { return }
    let skipped = unsafe min(known.text, bytes.count)
    unsafe known.text -= skipped
    guard skipped < bytes.count else { return }
    unsafe handler.characters(bytes.span.extracting(skipped..<bytes.count))
  }

  /// Whether a tag was reported by the scanner already.
  @inline(__always)
  private func isKnownTag() -> Bool {
    guard unsafe known.tags > 0 else { return false }
    unsafe known.tags -= 1
    return true
  }
}
