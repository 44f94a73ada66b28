import HTTPTypes
import P8Definitions
import P8Model
import P8Presentation
import Project8

/// The link by which somebody chooses a login and a password: the first one, one of an invitation, or after a reset.
enum InvitationPage: Page {
  static let routes: [Route] = [
    .get("/invitation/:key", .visitor) { visit in
      let key = try key(visit)
      let people = visit.site.workspace.people
      let invitation = try await visit.quickly { try people.invitation(key) }
      return page(visit, key: key, login: invitation.login ?? "")
    },
    .post("/invitation/:key", .visitor, changesRegistry: false) { visit in
      let key = try key(visit)
      let (login, password) = (visit.form["login"] ?? "", visit.form["password"] ?? "")
      guard password == visit.form["repeated"] else {
        return refused(page(visit, key: key, login: login, message: visit.say(.passwordsDiffer)))
      }
      let (people, address) = (visit.site.workspace.people, visit.address)
      do {
        let signedIn = try await visit.hashing {
          _ = try people.accept(key, login: login, password: password)
          return try people.signIn(login: login, password: password, from: address)
        }
        return SignInPage.entering(signedIn, visit, to: "/")
      } catch let failure as Failure {
        return refused(
          page(
            visit, key: key, login: login, message: failure.message[visit.language],
            remedy: failure.remedy?[visit.language]))
      }
    },
  ]

  private static func key(_ visit: Visit) throws -> String {
    guard let key = visit.parameters["key"], FormToken.isOne(key) else { throw Refusal.notFound }
    return key
  }

  private static func refused(_ answer: Answer) -> Answer {
    var answer = answer
    answer.status = .unprocessableContent
    return answer
  }

  private static func page(
    _ visit: Visit, key: String, login: String, message: String? = nil, remedy: String? = nil
  ) -> Answer {
    visit.page(visit.say(.invitationTitle)) { html in
      if let message { html.refusal(message, remedy: remedy) }
      html.element("p", visit.say(.invitationLead))
      html.form("/invitation/\(key)", token: visit.formToken, class: "card") { html in
        html.field(
          FormField(
            name: "login", label: visit.say(.login), value: login, help: visit.say(.loginHelp),
            autocomplete: "username"))
        html.field(
          FormField(
            name: "password", label: visit.say(.newPassword), kind: .password,
            help: visit.say(.passwordHelp), autocomplete: "new-password"))
        html.field(
          FormField(
            name: "repeated", label: visit.say(.repeatedPassword), kind: .password,
            autocomplete: "new-password"))
        html.submit(visit.say(.invitationAccept))
      }
    }
  }
}
