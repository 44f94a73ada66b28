import Foundation

/// How the site is served.
package struct WebOptions: Sendable {
  /// The address on which it listens.
  package var host: String
  package var port: Int
  /// The address that people type where the site stands behind another server: `https://p8.example.vn`.
  package var publicAddress: String?
  /// Whether nothing may change but who is signed in.
  package var isReadOnly: Bool
  var quickThreads = max(4, ProcessInfo.processInfo.activeProcessorCount * 2)
  var longThreads = max(1, ProcessInfo.processInfo.activeProcessorCount - 1)

  package init(
    host: String = "127.0.0.1", port: Int = 8080, publicAddress: String? = nil, isReadOnly: Bool = false
  ) {
    (self.host, self.port) = (host, port)
    (self.publicAddress, self.isReadOnly) = (publicAddress, isReadOnly)
  }

  /// Whether people reach the site over TLS, so that cookies go over nothing else.
  var isSecure: Bool { publicAddress?.lowercased().hasPrefix("https://") ?? false }

  /// The address at which the site is found.
  package var address: String {
    publicAddress ?? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }
}
