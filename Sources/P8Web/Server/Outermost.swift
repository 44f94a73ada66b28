import HTTPTypes
import Hummingbird

/// Around everything: whatever happens is answered in words, with the headers of safety, and stands in the log.
struct Outermost: RouterMiddleware {
  let door: Door
  let log: RequestLog

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    let began = ContinuousClock.now
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      response = await door.refuse(request, error, context)
    }
    door.headers.add(to: &response.headers)
    if request.method == .head {
      let length = response.body.contentLength
      response.body = ResponseBody()
      if let length { response.headers[.contentLength] = "\(length)" }
    }
    log.note(request.method, of: context.endpointPath, response.status, since: began, context.logger)
    return response
  }
}
