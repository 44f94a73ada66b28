import XMLStream

/// Reads bytes as XML in three ways, which must come to the same.
public enum FuzzedMarkup {
  /// The first byte says how long the pieces are; the rest is the text.
  public static func read(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let text = Array(bytes.dropFirst())
    precondition(whole(text) == lines(text, size: 65_536, isScanned: false))
    // What stands behind the root is judged by libxml2 as the pieces fall.
    let size = Int(first) + 1
    precondition(lines(text, size: size, isScanned: true) == lines(text, size: size, isScanned: false))
  }

  /// The events; nil for a text that is refused.
  private static func lines(_ text: [UInt8], size: Int, isScanned: Bool) -> [String]? {
    let transcript = XMLTranscript()
    let parser = XMLPushParser(handler: transcript, canStartAgain: isScanned)
    do {
      repeat {
        var index = 0
        while index < text.count {
          try parser.push(text.span.extracting(index..<min(index + size, text.count)))
          index += size
        }
        try parser.finish()
      } while parser.startsAgain()
      return transcript.lines
    } catch {
      return nil
    }
  }

  private static func whole(_ text: [UInt8]) -> [String]? {
    let transcript = XMLTranscript()
    do {
      try XMLPushParser(handler: transcript).read(whole: text.span)
      return transcript.lines
    } catch {
      return nil
    }
  }
}
