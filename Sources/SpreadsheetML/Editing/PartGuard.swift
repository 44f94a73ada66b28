import XMLStream

/// Reads a part and wants nothing of it: only the guards of the parser count.
final class PartGuard: PartHandler {
  let fault: WorkbookFault? = nil
  let isFinished = false

  func begin(names: borrowing XMLNameTable) {}
  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {}
  func endElement(_ name: XMLName, in namespace: XMLName) {}
  func characters(_ text: borrowing Span<UInt8>) {}
}
