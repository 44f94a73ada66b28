import Foundation

/// The token that each form carries, so that no page of another site can send one for a person.
package enum FormToken {
  package static let field = "token"

  /// A new one for a visitor who is not signed in: 64 hexadecimal digits.
  package static func make() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let digits = String(random.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Whether a text could be one of a visitor.
  package static func isOne(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
  }

  /// Whether two tokens are the same; the time does not tell where they differ.
  package static func areSame(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count, !left.isEmpty else { return false }
    return zip(left.utf8, right.utf8).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
