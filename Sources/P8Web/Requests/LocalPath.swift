/// A path of this site to go on to, from a form or a query.
package enum LocalPath {
  /// The path, where it cannot lead to another site; `/` otherwise.
  package static func safe(_ text: String?) -> String {
    guard let text, text.utf8.count <= 2_000, text.hasPrefix("/"), !text.hasPrefix("//"),
      text.utf8.allSatisfy({ 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "\\") })
    else { return "/" }
    return text
  }
}
