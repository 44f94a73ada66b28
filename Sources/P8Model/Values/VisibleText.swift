/// Names and texts from outside, as they may be shown on a terminal.
package enum VisibleText {
  /// Whether a text holds nothing that is not seen: no control characters, nothing that turns the direction of writing.
  package static func isPlain(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { !isUnseen($0) } }

  /// The text with a visible sign for each character that would steer a terminal or mislead the eye: `␛`, `⟨U+202E⟩`.
  ///
  /// Line ends and tabs stay, since lines of output are texts too.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - keepingColours: Whether the sequences that only colour what follows stay, as reports for a terminal write them.
  /// - Returns: The text as it may be shown.
  package static func of(_ text: String, keepingColours: Bool = false) -> String {
    guard mayHoldUnseen(text.utf8) else { return text }
    var result = String.UnicodeScalarView()
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\n", "\t": result.append(scalar)
      // The line ends of tables for spreadsheet programs.
      case "\r" where scalars.first == "\n": result.append(scalar)
      case "\u{1B}" where keepingColours:
        let end = colourEnd(scalars)
        result.append(contentsOf: end == nil ? sign(of: scalar) : String.UnicodeScalarView([scalar]))
        result.append(contentsOf: scalars[..<(end ?? scalars.startIndex)])
        scalars = scalars[(end ?? scalars.startIndex)...]
      case let scalar where isUnseen(scalar): result.append(contentsOf: sign(of: scalar))
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The same of whole characters in UTF-8.
  package static func of(_ bytes: [UInt8]) -> [UInt8] {
    mayHoldUnseen(bytes) ? Array(of(String(decoding: bytes, as: UTF8.self)).utf8) : bytes
  }

  /// Nearly all texts hold nothing unseen, and output may be long.
  private static func mayHoldUnseen(_ bytes: some Sequence<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      switch (previous, byte) {
      case (_, 0x0A), (_, 0x09): break
      case (_, 0..<0x20), (_, 0x7F), (0xC2, 0x80..<0xA0), (0xD8, 0x9C), (0xE2, 0x80...0x81): return true
      default: break
      }
      previous = byte
    }
    return false
  }

  /// Where `[1;31m` ends; nil where what follows is anything else.
  private static func colourEnd(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    guard scalars.first == "[" else { return nil }
    let rest = scalars.dropFirst().prefix(16)
    guard let end = rest.firstIndex(where: { $0 != ";" && !("0"..."9").contains($0) }), rest[end] == "m"
    else {
      return nil
    }
    return end + 1
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Marks, embeddings, overrides and isolates of the direction of writing.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    // Ends of lines and paragraphs.
    case 0x2028, 0x2029: true
    default: false
    }
  }

  /// A control character has a picture of its own.
  private static func sign(of scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let picture: UInt32? = scalar.value < 0x20 ? 0x2400 + scalar.value : scalar.value == 0x7F ? 0x2421 : nil
    if let picture = picture.flatMap(Unicode.Scalar.init) { return String.UnicodeScalarView([picture]) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)⟩".unicodeScalars
  }
}
