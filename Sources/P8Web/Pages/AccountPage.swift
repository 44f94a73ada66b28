import HTTPTypes
import P8Definitions
import P8Model
import P8Presentation
import Project8

/// A person's own account: who they are, their language, their password, the devices on which they are signed in.
enum AccountPage: Page {
  static let routes: [Route] = [
    .get("/account", .person) { visit in try await page(visit) },
    .post("/account/language", .person, changesRegistry: false) { visit in
      guard let language = visit.form["language"].flatMap(Language.init) else { throw Refusal.malformed }
      let people = try visit.workspace.people
      try await visit.quickly { try people.speak(language) }
      return .redirect(to: Notice.languageKept.path("/account"))
        .setting(LanguagePage.cookie(language, visit))
    },
    .post("/account/password", .person, changesRegistry: false) { visit in
      guard let session = visit.session, let token = visit.sessionToken else { throw Refusal.signedOut }
      let (old, new) = (visit.form["old"] ?? "", visit.form["new"] ?? "")
      guard new == visit.form["repeated"] else {
        return try await page(visit, message: visit.say(.passwordsDiffer), isRefused: true)
      }
      let people = try visit.workspace.people
      do {
        let signedIn = try await visit.hashing {
          try people.changePassword(of: session.person.id, from: old, to: new, keeping: session.id)
          // The others have ended; this one goes on under a new token.
          return try people.rotate(token)
        }
        guard let signedIn else { throw Refusal.signedOut }
        return SignInPage.entering(signedIn, visit, to: Notice.passwordChanged.path("/account"))
      } catch let failure as Failure {
        return try await page(
          visit, message: failure.message[visit.language], remedy: failure.remedy?[visit.language],
          isRefused: true)
      }
    },
    .post("/account/end-session", .person, changesRegistry: false) { visit in
      guard let person = visit.person, let id = visit.form["session"].flatMap({ Int64($0) }) else {
        throw Refusal.malformed
      }
      let people = try visit.workspace.people
      try await visit.quickly {
        guard try people.sessions(of: person.id).contains(where: { $0.id == id }) else {
          throw Refusal.notFound
        }
        try people.revoke(id)
      }
      return .redirect(to: Notice.sessionEnded.path("/account"))
    },
  ]

  private static func page(
    _ visit: Visit, message: String? = nil, remedy: String? = nil, isRefused: Bool = false
  ) async throws -> Answer {
    guard let person = visit.person, let session = visit.session else { throw Refusal.signedOut }
    let people = try visit.workspace.people
    let sessions = try await visit.quickly { try people.sessions(of: person.id) }
    var answer = visit.page(visit.say(.accountTitle)) { html in
      if let message { html.refusal(message, remedy: remedy) }
      facts(of: person, visit, in: &html)
      html.section(visit.say(.language)) { html in
        html.form("/account/language", token: visit.formToken) { html in
          html.field(
            FormField(
              name: "language", label: visit.say(.language),
              kind: .choice(
                Language.allCases.map {
                  FormField.Choice(
                    value: $0.rawValue, text: visit.definitions.texts[WebText.languageName][$0])
                }), value: person.language.rawValue))
          html.submit(visit.say(.keep))
        }
      }
      password(visit, person, in: &html)
      html.section(visit.say(.mySessions)) { html in
        html.element("ul", ["class": "rows"]) { html in
          for one in sessions { row(of: one, isThis: one.id == session.id, visit, in: &html) }
        }
      }
    }
    if isRefused { answer.status = .unprocessableContent }
    return answer
  }

  private static func facts(of person: Person, _ visit: Visit, in html: inout HTMLWriter) {
    var units: [String] = []
    // The country is one, in either structure.
    for name in person.units.map({ visit.site.workspace.name(of: $0)[visit.language] })
    where !units.contains(name) { units.append(name) }
    html.element("dl", ["class": "facts"]) { html in
      for (term, text) in [
        (WebText.personName, person.name), (.login, person.login),
        (.personRole, visit.say(person.role.text)), (.personUnits, units.joined(separator: "; ")),
      ] {
        html.element("div") { html in
          html.element("dt", visit.say(term))
          html.element("dd", text)
        }
      }
    }
  }

  private static func password(_ visit: Visit, _ person: Person, in html: inout HTMLWriter) {
    html.section(visit.say(.changePassword)) { html in
      html.form("/account/password", token: visit.formToken) { html in
        // So that a browser knows for whom it keeps the password.
        html.element("div", ["class": "said"]) { html in
          html.element("label", ["for": "username"], visit.say(.login))
          html.void(
            "input",
            [
              "id": "username", "name": "username", "type": "text", "value": person.login,
              "autocomplete": "username", "readonly": "readonly", "tabindex": "-1",
            ])
        }
        html.field(
          FormField(
            name: "old", label: visit.say(.oldPassword), kind: .password, autocomplete: "current-password"))
        html.field(
          FormField(
            name: "new", label: visit.say(.newPassword), kind: .password, help: visit.say(.passwordHelp),
            autocomplete: "new-password"))
        html.field(
          FormField(
            name: "repeated", label: visit.say(.repeatedPassword), kind: .password,
            autocomplete: "new-password"))
        html.submit(visit.say(.changePassword))
      }
    }
  }

  private static func row(of session: Session, isThis: Bool, _ visit: Visit, in html: inout HTMLWriter) {
    html.element("li") { html in
      html.element("span") { html in
        html.text(
          visit.say(
            .sessionSeen,
            [
              "since": visit.moment(session.signedInAt), "seen": visit.moment(session.lastSeen),
              "address": session.address,
            ]))
        if isThis { html.element("strong", " " + visit.say(.thisSession)) }
      }
      if !isThis {
        html.form("/account/end-session", token: visit.formToken, class: "inline") { html in
          html.hidden("session", "\(session.id)")
          html.element("button", ["type": "submit"], visit.say(.endSession))
        }
      }
    }
  }
}
