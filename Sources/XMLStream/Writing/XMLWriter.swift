import CLibXML2

/// Writes an XML document element by element through libxml2.
///
/// The writer remembers its first fault and throws it in ``finish()``, so that the code between reads like
/// the document. It lives and dies within one task.
@safe
package struct XMLWriter: ~Copyable {
  package enum Fault: Error, Hashable, Sendable {
    /// A character that XML cannot hold, as its number, and the element it was in.
    case invalidCharacter(UInt32, element: String)
    /// An element was ended that was not started, or not ended.
    case unbalanced(element: String)
    case library(operation: String)
  }

  private let buffer: xmlBufferPtr?
  private let writer: xmlTextWriterPtr?
  private var open: [(name: String, hasLines: Bool)] = []
  private let lineElements: Set<String>
  private var fault: Fault?

  /// - Parameter isStandalone: Whether the declaration says `standalone="yes"`, as the parts of packages do.
  /// - Parameter indentation: The spaces of each level; 0 writes no white space between elements.
  /// - Parameter lineElements: Elements that begin a line of their own, so that two documents can be compared
  ///   line by line; the others stand in the line of what they are in.
  package init(isStandalone: Bool = true, indentation: Int = 0, lineElements: Set<String> = []) {
    self.lineElements = lineElements
    unsafe buffer = xmlBufferCreate()
    unsafe writer = unsafe xmlNewTextWriterMemory(buffer, 0)
    if unsafe writer == nil { fault = .library(operation: "start") }
    if indentation > 0 {
      unsafe check(xmlTextWriterSetIndent(writer, 1), "indent")
      unsafe check(xmlTextWriterSetIndentString(writer, String(repeating: " ", count: indentation)), "indent")
    }
    // The declared encoding also keeps letters beyond ASCII from becoming references in attributes.
    unsafe check(
      xmlTextWriterStartDocument(writer, "1.0", "UTF-8", isStandalone ? "yes" : nil), "declaration")
  }

  deinit {
    unsafe xmlFreeTextWriter(writer)
    unsafe xmlBufferFree(buffer)
  }

  /// Starts an element; attributes whose value is nil are left out.
  package mutating func start(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    if lineElements.contains(name) {
      raw("\n")
      if !open.isEmpty { open[open.count - 1].hasLines = true }
    }
    open.append((name, false))
    unsafe check(xmlTextWriterStartElement(writer, name), "start element")
    for (name, value) in attributes {
      if let value { attribute(name, value) }
    }
  }

  /// Writes an attribute of the element that was just started.
  package mutating func attribute(_ name: String, _ value: String) {
    guard isClean(value) else { return }
    unsafe check(xmlTextWriterWriteAttribute(writer, name, value), "attribute")
  }

  package mutating func end() {
    guard let last = open.popLast() else {
      note(.unbalanced(element: ""))
      return
    }
    if last.hasLines { raw("\n") }
    unsafe check(xmlTextWriterEndElement(writer), "end element")
  }

  package mutating func text(_ text: String) {
    guard !text.isEmpty, isClean(text) else { return }
    unsafe check(xmlTextWriterWriteString(writer, text), "text")
  }

  /// Writes an element with text, or an empty one.
  package mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text content: String? = nil
  ) {
    start(name, attributes)
    if let content { text(content) }
    end()
  }

  /// Writes an element with what a closure writes.
  package mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], content: (inout XMLWriter) -> Void
  ) {
    start(name, attributes)
    content(&self)
    end()
  }

  /// Writes a comment; two hyphens in a row are set apart.
  package mutating func comment(_ text: String) {
    guard isClean(text) else { return }
    let apart = text.split(separator: "--", omittingEmptySubsequences: false).joined(separator: "- -")
    unsafe check(xmlTextWriterWriteComment(writer, apart.hasSuffix("-") ? apart + " " : apart), "comment")
  }

  package mutating func instruction(_ target: String, _ content: String) {
    guard isClean(content) else { return }
    unsafe check(xmlTextWriterWritePI(writer, target, content), "instruction")
  }

  /// Writes markup as it is: whoever calls answers for its form.
  package mutating func raw(_ markup: String) { unsafe check(xmlTextWriterWriteRaw(writer, markup), "raw") }

  /// Writes a run of ready bytes as it is: whoever calls answers for its form.
  package mutating func raw(_ bytes: borrowing Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, let length = CInt(exactly: buffer.count) else { return }
      unsafe check(xmlTextWriterWriteRawLen(writer, base, length), "raw")
    }
  }

  /// Ends the document and gives its bytes; throws the first fault of all calls.
  package consuming func finish() throws(Fault) -> [UInt8] {
    if let element = open.last { note(.unbalanced(element: element.name)) }
    unsafe check(xmlTextWriterFlush(writer), "flush")
    if let fault { throw fault }
    guard let content = unsafe xmlBufferContent(buffer) else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
  }

  private mutating func check(_ status: CInt, _ operation: String) {
    if status < 0 { note(.library(operation: operation)) }
  }

  private mutating func note(_ fault: Fault) {
    if self.fault == nil { self.fault = fault }
  }

  /// Whether XML can hold all characters; notes the first that it cannot.
  private mutating func isClean(_ text: String) -> Bool {
    var suspicious = false
    for byte in text.utf8 where (byte < 0x20 && byte != 9 && byte != 10 && byte != 13) || byte == 0xEF {
      suspicious = true
      break
    }
    guard suspicious else { return true }
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if (value < 0x20 && value != 9 && value != 10 && value != 13) || value == 0xFFFE || value == 0xFFFF {
        note(.invalidCharacter(value, element: open.last?.name ?? ""))
        return false
      }
    }
    return true
  }
}
