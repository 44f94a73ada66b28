/// Reads the parts of a form with files as their bytes come, whatever the pieces in which they come.
///
/// It keeps no more of a part than the bytes that could begin its end.
package struct MultipartReader {
  /// What comes next.
  package enum Event: Hashable, Sendable {
    /// A part begins: the name of its field, and the name of its file where it is one.
    case begins(name: String, file: String?)
    case bytes([UInt8])
    case ends
  }

  /// Why the bytes are no form.
  package enum Fault: Error, Hashable, Sendable {
    /// They do not have the shape of one, or end too early.
    case malformed
    /// The head of a part is longer than any of ours.
    case longHead
  }

  private enum State {
    /// Before the first boundary, of which nothing is taken.
    case preamble
    /// In the head of a part.
    case head
    /// In the bytes of a part.
    case body
    /// Behind the last boundary.
    case done
  }

  private static let longestHead = 8 * 1_024

  private let delimiter: [UInt8]
  private var state = State.preamble
  private var buffer: [UInt8]

  /// - Parameter boundary: What stands between the parts, as the head of the request names it.
  package init(boundary: String) {
    delimiter = Array("\r\n--\(boundary)".utf8)
    // So that the first boundary is found like all others.
    buffer = [0x0D, 0x0A]
  }

  /// The boundary of a content type; nil where it is no form with files.
  package static func boundary(ofType type: String) -> String? {
    let parts = type.split(separator: ";")
    guard parts.first?.lowercased().trimmingSpaces == "multipart/form-data" else { return nil }
    for part in parts.dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, sides[0].lowercased().trimmingSpaces == "boundary" else { continue }
      let boundary = String(sides[1]).trimmingSpaces.filter { $0 != "\"" }
      let isPlain = boundary.utf8.allSatisfy { 0x21...0x7E ~= $0 || $0 == 0x20 }
      return isPlain && 1...70 ~= boundary.utf8.count ? boundary : nil
    }
    return nil
  }

  /// Takes some bytes.
  /// - Returns: What they complete.
  package mutating func take(_ bytes: some Sequence<UInt8>) throws(Fault) -> [Event] {
    buffer.append(contentsOf: bytes)
    var events: [Event] = []
    while try step(&events) {}
    return events
  }

  /// Fails where the form has not come to its end.
  package func finish() throws(Fault) {
    guard case .done = state else { throw .malformed }
  }

  /// Goes one step on; false where more bytes are needed.
  private mutating func step(_ events: inout [Event]) throws(Fault) -> Bool {
    switch state {
    case .preamble, .body:
      let isBody = if case .body = state { true } else { false }
      guard let end = Self.index(of: delimiter, in: buffer) else {
        let kept = min(buffer.count, delimiter.count - 1)
        if isBody, buffer.count > kept { events.append(.bytes(Array(buffer.dropLast(kept)))) }
        if !isBody, buffer.count > Self.longestHead { throw .malformed }
        buffer = Array(buffer.suffix(kept))
        return false
      }
      // Behind a boundary stand two bytes that say whether a part follows; white space may stand before them.
      let after = end + delimiter.count
      guard buffer.count >= after + 2 else { return hold(from: end, isBody, &events) }
      let mark = (buffer[after], buffer[after + 1])
      guard mark == (0x2D, 0x2D) || mark == (0x0D, 0x0A) else { throw .malformed }
      if isBody {
        if end > 0 { events.append(.bytes(Array(buffer[..<end]))) }
        events.append(.ends)
      }
      state = mark == (0x2D, 0x2D) ? .done : .head
      buffer.removeFirst(after + 2)
      return true
    case .head:
      guard let end = Self.index(of: [0x0D, 0x0A, 0x0D, 0x0A], in: buffer) else {
        guard buffer.count <= Self.longestHead else { throw .longHead }
        return false
      }
      guard end <= Self.longestHead else { throw .longHead }
      events.append(try Self.begins(buffer[..<end]))
      buffer.removeFirst(end + 4)
      state = .body
      return true
    case .done:
      buffer = []
      return false
    }
  }

  /// Hands out what stands before a boundary whose mark has not come yet.
  private mutating func hold(from end: Int, _ isBody: Bool, _ events: inout [Event]) -> Bool {
    if isBody, end > 0 { events.append(.bytes(Array(buffer[..<end]))) }
    buffer.removeFirst(end)
    return false
  }

  // MARK: - The head of a part

  private static func begins(_ head: ArraySlice<UInt8>) throws(Fault) -> Event {
    guard let text = String(validating: head, as: UTF8.self) else { throw .malformed }
    for line in text.split(separator: "\r\n") {
      let sides = line.split(separator: ":", maxSplits: 1)
      guard sides.count == 2, sides[0].lowercased() == "content-disposition" else { continue }
      guard let name = parameter("name", of: sides[1]) else { throw .malformed }
      return .begins(name: name, file: parameter("filename", of: sides[1]))
    }
    throw .malformed
  }

  /// The value of a parameter as browsers write it: in quotes, with `%22` for one.
  private static func parameter(_ name: String, of line: Substring) -> String? {
    guard let start = line.firstRange(of: "; \(name)=\"")?.upperBound else { return nil }
    guard let end = line[start...].firstIndex(of: "\"") else { return nil }
    return String(line[start..<end]).replacing("%22", with: "\"").replacing("%0D", with: "\r")
      .replacing("%0A", with: "\n")
  }

  private static func index(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
    guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
    var index = 0
    let last = bytes.count - pattern.count
    while index <= last {
      if bytes[index] == first {
        var offset = 1
        while offset < pattern.count, bytes[index + offset] == pattern[offset] { offset += 1 }
        if offset == pattern.count { return index }
      }
      index += 1
    }
    return nil
  }
}

extension StringProtocol {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
