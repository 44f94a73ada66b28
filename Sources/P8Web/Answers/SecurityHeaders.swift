import HTTPTypes

/// The headers that every answer carries.
///
/// Nothing runs and nothing is drawn but what the site itself serves as a file; no other site may frame, read or be sent
/// anything.
struct SecurityHeaders: Sendable {
  private let fields: [(HTTPField.Name, String)]

  init(isSecure: Bool) {
    let policy = [
      "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "connect-src 'self'",
      "font-src 'none'", "manifest-src 'self'", "worker-src 'self'", "form-action 'self'", "base-uri 'none'",
      "frame-ancestors 'none'",
    ].joined(separator: "; ")
    var named = [
      ("content-security-policy", policy),
      ("x-content-type-options", "nosniff"),
      ("x-frame-options", "DENY"),
      // Without the origin of a form the site could not tell its own from others.
      ("referrer-policy", "same-origin"),
      ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
      ("cross-origin-opener-policy", "same-origin"),
      ("cross-origin-resource-policy", "same-origin"),
    ]
    if isSecure { named.append(("strict-transport-security", "max-age=31536000")) }
    fields = named.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
  }

  /// Adds the headers; what is not said to be kept is not kept.
  func add(to headers: inout HTTPFields) {
    for (name, value) in fields { headers[name] = value }
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
  }
}
