import P8Definitions
import P8Model
import P8Presentation
import Project8

/// Who may sign in, as what and where: invitations, roles, sessions, and what was done about people.
enum PeoplePage: Page {
  static let menu: MenuEntry? = MenuEntry(text: .peopleMenu, path: "/people")

  static let routes: [Route] = [
    .get("/people", .acts([.administer])) { visit in try await list(visit) },
    .post("/people/invite", .acts([.administer]), changesRegistry: false) { visit in
      let workspace = try visit.workspace
      let draft = try draft(visit)
      let invitation = try await visit.quickly { try workspace.people.invite(draft) }
      return link(invitation, for: draft.name, visit)
    },
    .post("/people/invitation/:id/withdraw", .acts([.administer]), changesRegistry: false) { visit in
      let (people, id) = (try visit.workspace.people, try number(visit))
      try await visit.quickly { try people.withdrawInvitation(id) }
      return .redirect(to: Notice.done.path("/people"))
    },
    // Of everybody: for who looks after the whole.
    .get("/people/journal", .acts([.backUp])) { visit in try await journal(visit) },
    .get("/people/:id", .acts([.administer])) { visit in try await one(visit) },
    .post("/people/:id/change", .acts([.administer]), changesRegistry: false) { visit in
      let (people, id) = (try visit.workspace.people, try number(visit))
      let draft = try draft(visit)
      _ = try await visit.quickly {
        try people.change(id, PersonChange(name: draft.name, role: draft.role, units: draft.units))
      }
      return .redirect(to: Notice.done.path("/people/\(id)"))
    },
    .post("/people/:id/suspend", .acts([.administer]), changesRegistry: false) { visit in
      let (people, id) = (try visit.workspace.people, try number(visit))
      try await visit.quickly { try people.suspend(id) }
      return .redirect(to: Notice.done.path("/people/\(id)"))
    },
    .post("/people/:id/resume", .acts([.administer]), changesRegistry: false) { visit in
      let (people, id) = (try visit.workspace.people, try number(visit))
      try await visit.quickly { try people.resume(id) }
      return .redirect(to: Notice.done.path("/people/\(id)"))
    },
    .post("/people/:id/end-sessions", .acts([.administer]), changesRegistry: false) { visit in
      let (people, id) = (try visit.workspace.people, try number(visit))
      try await visit.quickly { try people.revokeAll(of: id) }
      return .redirect(to: Notice.done.path("/people/\(id)"))
    },
    .post("/people/:id/reset", .acts([.administer]), changesRegistry: false) { visit in
      let (people, id) = (try visit.workspace.people, try number(visit))
      let (invitation, name) = try await visit.quickly { (try people.reset(id), try people.person(id).name) }
      return link(invitation, for: name, visit)
    },
  ]

  private static func number(_ visit: Visit) throws -> Int64 {
    guard let id = visit.parameters["id"].flatMap({ Int64($0) }) else { throw Refusal.notFound }
    return id
  }

  /// What a form makes of somebody.
  private static func draft(_ visit: Visit) throws -> PersonDraft {
    guard let role = visit.form["role"].flatMap(PersonRole.init) else { throw Refusal.malformed }
    return PersonDraft(
      name: visit.form["name"] ?? "", role: role, units: try visit.units(named: visit.form["units"] ?? ""),
      language: visit.form["language"].flatMap(Language.init) ?? .vi)
  }

  // MARK: - Pages

  private static func list(_ visit: Visit) async throws -> Answer {
    let people = try visit.workspace.people
    let (all, invitations) = try await visit.quickly { (try people.list(), try people.invitations()) }
    return visit.page(visit.say(.peopleTitle), width: .wide) { html in
      html.element("p", visit.say(.peopleLead))
      html.table(
        caption: visit.say(.peopleTable),
        headers: [
          visit.say(.login), visit.say(.personName), visit.say(.personRole), visit.say(.personUnits),
          visit.say(.peopleState),
        ], numbersFrom: 9
      ) { html in
        for person in all { row(person, visit, in: &html) }
      }
      if !invitations.isEmpty { waiting(invitations, visit, in: &html) }
      html.section(visit.say(.peopleInvite)) { html in
        html.form("/people/invite", token: visit.formToken, class: "card") { html in
          fields(name: "", role: .commune, units: "", visit, in: &html)
          html.field(
            FormField(
              name: "language", label: visit.say(.language),
              kind: .choice(
                Language.allCases.map {
                  FormField.Choice(
                    value: $0.rawValue, text: visit.definitions.texts[WebText.languageName][$0])
                })))
          html.submit(visit.say(.peopleInviteButton))
        }
      }
      if visit.person?.administersAll ?? false {
        html.element("p") { $0.element("a", ["href": "/people/journal"], visit.say(.peopleJournal)) }
      }
    }
  }

  private static func row(_ person: Person, _ visit: Visit, in html: inout HTMLWriter) {
    html.element("tr") { html in
      html.element("th", ["scope": "row"]) { html in
        html.element("a", ["href": "/people/\(person.id)"], person.login)
      }
      let state = visit.say(person.isSuspended ? .peopleSuspended : .peopleActive)
      for (header, text) in [
        (visit.say(.personName), person.name), (visit.say(.personRole), visit.say(person.role.text)),
        (visit.say(.personUnits), visit.names(of: person.units)), (visit.say(.peopleState), state),
      ] {
        html.element("td", ["data-label": header], text)
      }
    }
  }

  private static func waiting(_ invitations: [OpenInvitation], _ visit: Visit, in html: inout HTMLWriter) {
    html.section(visit.say(.peopleInvitations)) { html in
      html.element("ul", ["class": "rows"]) { html in
        for invitation in invitations {
          html.element("li") { html in
            let facts = [
              invitation.login ?? invitation.draft.name, visit.say(invitation.draft.role.text),
              visit.names(of: invitation.draft.units),
              visit.say(.peopleUntil, ["until": visit.moment(invitation.expires)]),
            ]
            html.element("span", facts.joined(separator: " · "))
            html.form(
              "/people/invitation/\(invitation.id)/withdraw", token: visit.formToken, class: "inline"
            ) { html in
              html.element("button", ["type": "submit"], visit.say(.peopleWithdraw))
            }
          }
        }
      }
    }
  }

  private static func fields(
    name: String, role: PersonRole, units: String, _ visit: Visit, in html: inout HTMLWriter
  ) {
    let own = visit.person?.role.acts ?? []
    html.field(FormField(name: "name", label: visit.say(.personName), value: name))
    html.field(
      FormField(
        name: "role", label: visit.say(.personRole),
        kind: .choice(
          PersonRole.allCases.filter { $0.acts.isSubset(of: own) }.map {
            FormField.Choice(value: $0.rawValue, text: visit.say($0.text))
          }), value: role.rawValue))
    html.field(
      FormField(
        name: "units", label: visit.say(.peopleUnits), kind: .lines, value: units,
        help: visit.say(.peopleUnitsHelp), maximumLength: 4_000))
  }

  private static func one(_ visit: Visit) async throws -> Answer {
    let (people, id) = (try visit.workspace.people, try number(visit))
    let (person, sessions) = try await visit.quickly { (try people.person(id), try people.sessions(of: id)) }
    return visit.page(person.name) { html in
      html.element("p") { $0.element("a", ["href": "/people"], visit.say(.peopleBack)) }
      html.element("dl", ["class": "facts"]) { html in
        for (term, text) in [
          (visit.say(.login), person.login),
          (visit.say(.peopleState), visit.say(person.isSuspended ? .peopleSuspended : .peopleActive)),
          (visit.say(.mySessions), "\(sessions.count)"),
        ] {
          html.element("div") { html in
            html.element("dt", term)
            html.element("dd", text)
          }
        }
      }
      html.section(visit.say(.peopleChange)) { html in
        html.form("/people/\(id)/change", token: visit.formToken, class: "card") { html in
          fields(
            name: person.name, role: person.role,
            units: person.units.map(\.description).joined(separator: "\n"), visit, in: &html)
          html.submit(visit.say(.keep))
        }
      }
      // Nobody shuts themselves out by a slip; their own password is on the page of their account.
      guard person.id != visit.person?.id else { return }
      html.section(visit.say(.peopleDo)) { html in
        html.element("p", ["class": "soft"], visit.say(.peopleResetHelp))
        for (action, text) in [
          (person.isSuspended ? "resume" : "suspend", OfficeText.peopleSuspend),
          ("end-sessions", .peopleEndSessions), ("reset", .peopleReset),
        ] {
          html.form("/people/\(id)/\(action)", token: visit.formToken, class: "inline") { html in
            html.element(
              "button", ["type": "submit"], visit.say(action == "resume" ? .peopleResume : text))
          }
        }
      }
    }
  }

  /// The link of an invitation, which is shown once and kept by nobody.
  private static func link(_ invitation: Invitation, for name: String, _ visit: Visit) -> Answer {
    visit.page(visit.say(.peopleLink)) { html in
      html.element(
        "p", visit.say(.peopleLinkHelp, ["name": name, "until": visit.moment(invitation.expires)]))
      html.element("p", ["class": "card"]) { html in
        html.element("code", "\(visit.options.address)/invitation/\(invitation.token)")
      }
      html.element("p") { $0.element("a", ["href": "/people"], visit.say(.peopleBack)) }
    }
  }

  private static func journal(_ visit: Visit) async throws -> Answer {
    let people = try visit.workspace.people
    let entries = try await visit.quickly { Array(try people.journal().suffix(most).reversed()) }
    return visit.page(visit.say(.peopleJournal), width: .wide) { html in
      html.element("p") { $0.element("a", ["href": "/people"], visit.say(.peopleBack)) }
      let headers = [
        visit.say(.peopleWhen), visit.say(.peopleWho), visit.say(.peopleWhat), visit.say(.peopleAbout),
        visit.say(.peopleDetail),
      ]
      html.table(caption: visit.say(.peopleJournal), headers: headers, numbersFrom: 9) { html in
        for entry in entries {
          html.element("tr") { html in
            let action = PeopleWords.name(entry.action)[visit.language]
            let texts = [visit.moment(entry.at), entry.author, action, entry.about, entry.detail]
            for (header, text) in zip(headers, texts) { html.element("td", ["data-label": header], text) }
          }
        }
      }
    }
  }

  /// How many entries of the journal are shown.
  private static let most = 500
}
