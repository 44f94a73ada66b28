import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import P8Model
import Project8

/// Where each request comes in: finds out who asks, and lets in only what a page of this site sent for them.
struct Door: Sendable {
  let site: Site
  let headers: SecurityHeaders

  init(_ site: Site) {
    self.site = site
    headers = SecurityHeaders(isSecure: site.options.isSecure)
  }

  private var isSecure: Bool { site.options.isSecure }

  /// Answers a request by a route.
  /// - Throws: ``Refusal``, `Failure`, or a fault of ours; the page of faults words them.
  func answer(_ request: Request, by route: Route, _ context: SiteContext) async throws -> Response {
    guard route.demand != .nothing else {
      let visit = try plainVisit(request, context, route)
      return try response(try await route.answer(visit), to: request)
    }
    let (opened, newToken) = try await visit(request, context, route)
    var visit = opened
    do {
      if route.method != .get {
        guard OriginCheck.isOwn(request.head, publicAddress: site.options.publicAddress) else {
          throw Refusal.foreignForm
        }
        if site.options.isReadOnly, route.changesRegistry { throw Refusal.readOnly }
      }
      try admit(visit, to: route)
      switch route.body {
      case .none: break
      case .form(let most):
        visit.form = try await form(of: request, most: most)
        guard FormToken.areSame(visit.form[FormToken.field] ?? "", visit.formToken) else {
          throw Refusal.foreignForm
        }
      case .files(let bounds):
        let type = request.headers[.contentType] ?? ""
        guard let boundary = MultipartReader.boundary(ofType: type) else { throw Refusal.wrongType }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }),
          length > bounds.totalLength + bounds.fileCount * 1_024
        {
          throw Refusal.tooLarge
        }
        (visit.form, visit.files) = try await UploadReader(bounds: bounds, site: site, token: visit.formToken)
          .read(request, boundary: boundary)
        guard FormToken.areSame(visit.form[FormToken.field] ?? "", visit.formToken) else {
          throw Refusal.foreignForm
        }
      }
      var answer = try await route.answer(visit)
      if let newToken { answer = answer.setting(SiteCookie.visit.setting(newToken, isSecure: isSecure)) }
      return try response(answer, to: request)
    } catch {
      if case Refusal.signedOut = error, route.method == .get {
        let back = FormFields.encoded(visit.returnPath)
        return try response(.redirect(to: "/sign-in?return=\(back)"), to: request)
      }
      return await refuse(request, error, context, visit: visit, newToken: newToken)
    }
  }

  /// Who may come in at all; where, the capabilities demand.
  private func admit(_ visit: Visit, to route: Route) throws {
    switch route.demand {
    case .nothing, .visitor: return
    case .person, .acts:
      guard let person = visit.person else { throw Refusal.signedOut }
      guard route.isOpen(to: person.role) else { throw Refusal.forbidden }
    }
  }

  // MARK: - Who asks

  private func plainVisit(_ request: Request, _ context: SiteContext, _ route: Route) throws -> Visit {
    guard let query = FormFields(urlEncoded: String(rawQuery(request))) else {
      throw Refusal.malformed
    }
    let path = request.uri.path
    let hasPage = route.method == .get || Pages.routes.contains { $0.path == route.path && $0.method == .get }
    let back = route.method == .get && !query.names.isEmpty ? "\(path)?\(query.urlEncoded)" : path
    return Visit(
      site: site, path: path,
      parameters: Dictionary(
        route.parameterNames.compactMap { name in
          context.parameters.get(name).map { (name, $0) }
        }, uniquingKeysWith: { first, _ in first }),
      query: query, returnPath: hasPage ? LocalPath.safe(back) : "/",
      language: cookieLanguage(request) ?? .vi, address: address(of: request, context))
  }

  /// The query as it came: the library's own reading of it is lenient.
  private func rawQuery(_ request: Request) -> Substring {
    let path = request.head.path ?? ""
    guard let mark = path.firstIndex(of: "?") else { return "" }
    return path[path.index(after: mark)...].prefix { $0 != "#" }
  }

  /// A visit with who is signed in, and the token of its forms; a new one for a visitor who has none yet.
  private func visit(
    _ request: Request, _ context: SiteContext, _ route: Route
  ) async throws -> (Visit, newToken: String?) {
    var visit = try plainVisit(request, context, route)
    if let token = SiteCookie.session.value(in: request.headers, isSecure: isSecure) {
      visit.sessionToken = token
      let people = site.workspace.people
      visit.session = try await visit.quickly { try people.session(token) }
    }
    if let session = visit.session {
      visit.language = cookieLanguage(request) ?? session.person.language
      visit.formToken = session.csrf
      return (visit, nil)
    }
    if let token = SiteCookie.visit.value(in: request.headers, isSecure: isSecure), FormToken.isOne(token) {
      visit.formToken = token
      return (visit, nil)
    }
    visit.formToken = FormToken.make()
    return (visit, visit.formToken)
  }

  private func cookieLanguage(_ request: Request) -> Language? {
    SiteCookie.language.value(in: request.headers, isSecure: isSecure).flatMap(Language.init)
  }

  /// The address of whoever asks: of the connection, or as the server in front of the site tells it.
  private func address(of request: Request, _ context: SiteContext) -> String {
    guard site.options.publicAddress != nil, let name = HTTPField.Name("x-forwarded-for"),
      let last = request.headers[values: name].last?.split(separator: ",").last
    else { return context.address }
    return String(last.filter { $0 != " " }.prefix(64))
  }

  // MARK: - What comes with it

  private func form(of request: Request, most: Int) async throws -> FormFields {
    let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
    guard type == "application/x-www-form-urlencoded" else { throw Refusal.wrongType }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most {
      throw Refusal.tooLarge
    }
    var bytes: [UInt8] = []
    for try await buffer in request.body {
      guard bytes.count + buffer.readableBytes <= most else { throw Refusal.tooLarge }
      bytes.append(contentsOf: buffer.readableBytesView)
    }
    guard let text = String(validating: bytes, as: UTF8.self), let fields = FormFields(urlEncoded: text)
    else {
      throw Refusal.malformed
    }
    return fields
  }

  // MARK: - What goes out

  /// The page of faults for what was thrown.
  func refuse(
    _ request: Request, _ error: any Error, _ context: SiteContext, visit known: Visit? = nil,
    newToken: String? = nil
  ) async -> Response {
    let visit =
      known
      ?? Visit(
        site: site, path: "/", parameters: [:], query: FormFields(), returnPath: "/",
        language: cookieLanguage(request) ?? .vi, address: "")
    let page = FaultPage(error)
    if page.isFault { RequestLog.note(fault: error, context.logger) }
    if page.refusal == .tooLarge { context.hangUp() }
    var answer = page.answer(to: visit)
    if let newToken { answer = answer.setting(SiteCookie.visit.setting(newToken, isSecure: isSecure)) }
    if let wrong = error as? WrongMethod {
      answer.fields[.allow] = wrong.allowed.joined(separator: ", ")
    }
    if case .bytes(let bytes) = answer.body {
      return Response(
        status: answer.status, headers: answer.fields,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
    return Response(status: answer.status, headers: answer.fields)
  }

  private func response(_ answer: Answer, to request: Request) throws -> Response {
    switch answer.body {
    case .bytes(let bytes):
      return Response(
        status: answer.status, headers: answer.fields,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    case .file(let path):
      return Response(
        status: answer.status, headers: answer.fields, body: StoredBody(path: path, site: site).body())
    }
  }
}
