import XMLStream

/// Writes events down as text.
final class EventLog: XMLEventHandler {
  var log = ""
  var isFinished = false
  /// Whether text outside of `b` is not wanted.
  var wantsOnlyB = false
  var wantsText: Bool { !wantsOnlyB || isInB }
  private var isInB = false
  private var stopsAt: XMLName?
  private var known: [(XMLName, String)] = []
  private let stop: String?

  init(stopAt stop: String? = nil) {
    self.stop = stop
  }

  func begin(names: borrowing XMLNameTable) {
    for name in [
      "a", "b", "c", "d", "x", "y", "q", "space", "urn:e", "urn:x", "http://www.w3.org/XML/1998/namespace",
    ] {
      known.append((names.name(name), name))
    }
    stopsAt = stop.map { names.name($0) }
  }

  private func text(_ name: XMLName) -> String { known.first { $0.0 == name }?.1 ?? "?" }

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    log += "<" + (namespace == .none ? "" : "{\(text(namespace))}") + text(name)
    for index in 0..<attributes.count {
      let space = attributes.namespace(at: index)
      log += " " + (space == .none ? "" : "{\(text(space))}")
      log += "\(text(attributes.name(at: index)))=\(attributes.text(at: index))"
    }
    log += ">"
    isInB = text(name) == "b"
    if name == stopsAt { isFinished = true }
  }

  func endElement(_ name: XMLName, in namespace: XMLName) {
    log += "</\(text(name))>"
    isInB = false
  }

  func characters(_ text: borrowing Span<UInt8>) {
    for index in text.indices { log.unicodeScalars.append(UnicodeScalar(text[index])) }
  }
}
