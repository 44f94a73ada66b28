import XMLStream

/// Reads the text of a part whose root is an element of a kind; of any other part nothing.
final class AttachedTextReader: PartHandler {
  let fault: WorkbookFault? = nil
  private(set) var isFinished = false
  /// The text; nil where the root is another element.
  private(set) var text: String?

  private let kind: AttachedText.Kind
  private var element = XMLName.none
  private var namespace = XMLName.none
  private var bytes: [UInt8] = []
  private var depth = 0

  init(_ kind: AttachedText.Kind) { self.kind = kind }

  func begin(names: borrowing XMLNameTable) {
    element = names.name(kind.element)
    namespace = names.name(kind.namespace)
  }

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    depth += 1
    if depth == 1, name != element || namespace != self.namespace { isFinished = true }
  }

  func endElement(_ name: XMLName, in namespace: XMLName) {
    depth -= 1
    if depth == 0, !isFinished { text = String(decoding: bytes, as: UTF8.self) }
  }

  func characters(_ text: borrowing Span<UInt8>) {
    guard depth == 1, !isFinished else { return }
    unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }
}
