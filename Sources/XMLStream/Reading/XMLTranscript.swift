/// Writes the events of a text down, for those who hold one reader against another.
package final class XMLTranscript: XMLEventHandler {
  /// A line for each tag and each text; texts that follow each other are one.
  package private(set) var lines: [String] = []
  package let isFinished = false
  private var text: [UInt8] = []

  package init() {}

  package func begin(names: borrowing XMLNameTable) {}

  package func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    endText()
    var line = "<\(name.text) {\(namespace.text)}"
    for index in 0..<attributes.count {
      let value = attributes.withValue(at: index) { span in
        unsafe span.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
      }
      line +=
        " \(attributes.name(at: index).text) {\(attributes.namespace(at: index).text)}=\(value.debugDescription)"
    }
    lines.append(line)
  }

  package func endElement(_ name: XMLName, in namespace: XMLName) {
    endText()
    lines.append(">\(name.text) {\(namespace.text)}")
  }

  package func characters(_ characters: borrowing Span<UInt8>) {
    for index in characters.indices { text.append(characters[index]) }
  }

  private func endText() {
    guard !text.isEmpty else { return }
    lines.append(String(decoding: text, as: UTF8.self).debugDescription)
    text = []
  }
}
