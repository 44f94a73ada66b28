import Foundation

/// Bytes as text of RFC 4648.
package enum Base64 {
  /// The text of some bytes.
  package static func text(of bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// The bytes of a text; nil where it is none.
  package static func bytes(of text: String) -> [UInt8]? { Data(base64Encoded: text).map(Array.init) }
}
