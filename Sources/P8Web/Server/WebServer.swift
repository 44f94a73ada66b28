package import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import P8Definitions
import P8Model
package import Project8

/// The web application: serves the site until it is told to stop.
package struct WebServer: Sendable {
  private let site: Site

  /// - Throws: `Failure` where the file of people cannot be opened.
  package init(_ workspace: Workspace, _ options: WebOptions) throws {
    site = Site(try workspace.holdingPeople(), options)
  }

  /// The address of the page on which the first person chooses a login, while there is nobody yet; nil afterwards.
  ///
  /// It holds a secret that is made anew each time, so that the ones before it end.
  package func firstLink() throws -> String? {
    try site.workspace.people.firstInvitation().map { "\(site.options.address)/invitation/\($0.token)" }
  }

  /// What answers requests, for tests that need no network.
  package var responder: RouterResponder<SiteContext> { SiteRouter.make(site).buildResponder() }

  /// The address of the site.
  package var address: String { site.options.address }

  /// Serves until a signal to stop comes; what was begun is ended first.
  /// - Parameter isReady: Called when the site answers.
  package func run(isReady: @escaping @Sendable () -> Void) async throws {
    let logger = Logger(label: "p8.web") { LineLog($0) }
    let options = site.options
    let application = Application(
      router: SiteRouter.make(site),
      server: .http1(
        configuration: HTTP1Channel.Configuration(
          idleTimeout: .seconds(60),
          httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: 16 * 1_024, maxHeaderListSize: 32 * 1_024, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port), backlog: 1_024),
      onServerRunning: { _ in isReady() }, logger: logger)
    do {
      try await application.runService()
    } catch is IOError {
      await site.stop()
      let texts = site.workspace.definitions.texts
      throw Failure(
        .input, texts.filled(WebText.portMessage, with: ["address": "\(options.host):\(options.port)"]),
        remedy: texts[WebText.portRemedy])
    }
    await site.stop()
  }
}
