package import Hummingbird
import NIOCore

/// What Hummingbird carries along with a request.
package struct SiteContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// The address of whoever asks, as the connection has it; empty where there is none.
  let address: String
  /// Closes the connection of a request of which no more is wanted, some seconds after its answer.
  let hangUp: @Sendable () -> Void

  package init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? ""
    let channel = source.channel
    hangUp = {
      // The answer is on its way; a body without end is not read for longer than this.
      channel.eventLoop.scheduleTask(in: .seconds(5)) { channel.close(promise: nil) }
    }
  }

  /// A context without a connection.
  package init(source: some RequestContextSource, address: String) {
    coreContext = CoreRequestContextStorage(source: source)
    self.address = address
    hangUp = {}
  }
}
