import HTTPTypes
import Hummingbird

/// The routes of a site as Hummingbird takes them.
enum SiteRouter {
  /// The methods that a browser or a scanner may send.
  private static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .patch, .options]

  static func make(_ site: Site, routes: [Route] = Pages.routes) -> Router<SiteContext> {
    let router = Router(context: SiteContext.self)
    let door = Door(site)
    router.add(middleware: Outermost(door: door, log: RequestLog()))
    for (path, own) in Dictionary(grouping: routes, by: \.path).sorted(by: { $0.key < $1.key }) {
      let isReadable = own.contains { $0.method == .get }
      for method in methods {
        let route = own.first {
          $0.method == method || method == .head && $0.method == .get
        }
        let allowed = own.map(\.method.rawValue) + (isReadable ? ["HEAD"] : [])
        router.on(RouterPath(path), method: method) { request, context in
          guard let route else { throw WrongMethod(allowed: allowed.sorted()) }
          return try await door.answer(request, by: route, context)
        }
      }
    }
    return router
  }
}

/// A path was asked for by a method that it does not know.
struct WrongMethod: Error {
  let allowed: [String]
}
