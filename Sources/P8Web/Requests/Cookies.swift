import HTTPTypes

/// The cookies of the site: who is signed in, the token of a form before that, and the language.
package enum SiteCookie: String, CaseIterable, Sendable {
  case session = "p8-session"
  /// The token of forms of a visitor who is not signed in.
  case visit = "p8-visit"
  case language = "p8-language"

  /// The cookie's name; a browser takes one that begins with `__Host-` only from this site over TLS.
  package func name(isSecure: Bool) -> String { isSecure ? "__Host-\(rawValue)" : rawValue }

  /// The value in a request; nil where there is none.
  func value(in fields: HTTPFields, isSecure: Bool) -> String? {
    let name = name(isSecure: isSecure)
    for line in fields[values: .cookie] {
      for part in line.split(separator: ";") {
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, sides[0].drop(while: { $0 == " " }) == name else { continue }
        return String(sides[1])
      }
    }
    return nil
  }

  /// The header that sets the cookie, for as long as the browser is open or for some seconds; zero erases it.
  ///
  /// - Parameter value: Letters and digits only.
  func setting(_ value: String, seconds: Int? = nil, isSecure: Bool) -> String {
    var text = "\(name(isSecure: isSecure))=\(value); Path=/; HttpOnly; SameSite=Strict"
    if let seconds { text += "; Max-Age=\(seconds)" }
    return isSecure ? text + "; Secure" : text
  }
}
