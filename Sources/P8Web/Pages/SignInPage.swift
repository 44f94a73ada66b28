import HTTPTypes
import P8Definitions
import P8Model
import P8Presentation
import Project8

/// Signing in and out.
enum SignInPage: Page {
  static let routes: [Route] = [
    .get("/sign-in", .visitor) { visit in
      guard visit.session == nil else { return .redirect(to: LocalPath.safe(visit.query["return"])) }
      return page(visit, login: "", back: visit.query["return"])
    },
    .post("/sign-in", .visitor, changesRegistry: false) { visit in
      let (login, password) = (visit.form["login"] ?? "", visit.form["password"] ?? "")
      let (people, address) = (visit.site.workspace.people, visit.address)
      do {
        let signedIn = try await visit.hashing {
          try people.signIn(login: login, password: password, from: address)
        }
        // Whatever session the browser had is another one from here.
        if let token = visit.sessionToken { try await visit.quickly { try people.signOut(token) } }
        return entering(signedIn, visit, to: LocalPath.safe(visit.form["return"]))
      } catch let failure as Failure {
        var answer = page(visit, login: login, back: visit.form["return"], failure: failure)
        answer.status = .unauthorized
        return answer
      }
    },
    .post("/sign-out", .person, changesRegistry: false) { visit in
      let people = visit.site.workspace.people
      if let token = visit.sessionToken { try await visit.quickly { try people.signOut(token) } }
      let isSecure = visit.options.isSecure
      var answer = Answer.redirect(to: Notice.signedOut.path("/sign-in"))
      // What the device kept of the site goes with the person: pages, entries that wait, the worker.
      if let name = HTTPField.Name("clear-site-data") { answer.fields[name] = "\"cache\", \"storage\"" }
      return
        answer
        .setting(SiteCookie.session.setting("", seconds: 0, isSecure: isSecure))
        .setting(SiteCookie.visit.setting("", seconds: 0, isSecure: isSecure))
    },
  ]

  /// The way in with a new session, whose token no page before it has seen.
  static func entering(_ signedIn: SignedIn, _ visit: Visit, to path: String) -> Answer {
    let isSecure = visit.options.isSecure
    return .redirect(to: path)
      .setting(SiteCookie.session.setting(signedIn.token, isSecure: isSecure))
      .setting(SiteCookie.visit.setting("", seconds: 0, isSecure: isSecure))
  }

  private static func page(
    _ visit: Visit, login: String, back: String?, failure: Failure? = nil
  ) -> Answer {
    visit.page(visit.say(.signInTitle)) { html in
      if let failure {
        html.refusal(failure.message[visit.language], remedy: failure.remedy?[visit.language])
      }
      html.form("/sign-in", token: visit.formToken, class: "card") { html in
        html.hidden("return", LocalPath.safe(back))
        html.field(
          FormField(
            name: "login", label: visit.say(.login), value: login, autocomplete: "username"))
        html.field(
          FormField(
            name: "password", label: visit.say(.password), kind: .password,
            autocomplete: "current-password"))
        html.submit(visit.say(.signIn))
      }
      html.element("p", ["class": "soft"], visit.say(.signInHelp))
    }
  }
}
