/// What listens to the events of an ``XMLPushParser``.
package protocol XMLEventHandler: AnyObject {
  /// Looks up the names that will be compared, before the first event.
  func begin(names: borrowing XMLNameTable)

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes)

  func endElement(_ name: XMLName, in namespace: XMLName)

  /// A piece of text, in UTF-8; one text may come in several pieces.
  func characters(_ text: borrowing Span<UInt8>)

  /// Whether nothing more is wanted; asked after every piece of input and every child of the root.
  var isFinished: Bool { get }
}
