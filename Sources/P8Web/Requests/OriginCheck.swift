import HTTPTypes

/// Whether a request that changes something comes from a page of this site.
///
/// The token of the form is checked besides; this is told by the browser and holds without it.
enum OriginCheck {
  /// - Parameters:
  ///   - request: The head of the request.
  ///   - publicAddress: The address of the site where it is known: `https://p8.example.vn`.
  static func isOwn(_ request: HTTPRequest, publicAddress: String?) -> Bool {
    let fields = request.headerFields
    if let site = fields[name("sec-fetch-site")], site != "same-origin", site != "none" { return false }
    // Programs that are no browsers do not say from where they come, and carry no cookies of a person.
    guard let origin = fields[.origin] else { return true }
    if let publicAddress { return origin.lowercased() == publicAddress.lowercased() }
    guard let host = request.authority ?? fields[name("host")], !host.isEmpty else { return false }
    return ["http://\(host)", "https://\(host)"].contains(origin)
  }

  private static func name(_ text: String) -> HTTPField.Name {
    // The names are written here and are valid.
    HTTPField.Name(text) ?? .origin
  }
}
