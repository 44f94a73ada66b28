import P8Definitions
import P8Model
import P8Presentation
import Project8

/// Reports on their way: a step is shown first with what it would do, then taken; replacements are decided, the last step is
/// taken back, periods are locked.
enum ReviewPage: Page {
  static let menu: MenuEntry? = MenuEntry(text: .reviewMenu, path: "/review")

  static let routes: [Route] = [
    .get("/review", .acts([.see]), unit: "unit") { visit in try await list(visit) },
    .post("/review/plan", .acts([.confirm, .approve]), changesRegistry: false, unit: "unit") { visit in
      try await plan(visit)
    },
    .post("/review/take", .acts([.confirm, .approve]), unit: "unit") { visit in
      let (workspace, place) = (try visit.workspace, try place(visit))
      let request = try request(visit, place)
      let outcome = try await visit.quickly { try workspace.review.take(request) }
      return try await list(visit, place: place, message: outcome.formatted(visit.language))
    },
    .post("/review/decide", .acts([.confirm, .approve])) { visit in
      guard let number = visit.form["number"].flatMap({ Int64($0) }) else { throw Refusal.malformed }
      let (workspace, place, reason) = (try visit.workspace, try place(visit), visit.reason)
      let isAccepted = visit.form["decision"] == "accept"
      let done = try await visit.quickly {
        try workspace.review.decide(replacement: number, isAccepted: isAccepted, reason: reason)
      }
      return try await list(visit, place: place, message: done[visit.language])
    },
    .post("/review/undo", .acts([.confirm, .approve])) { visit in
      let (workspace, place, reason) = (try visit.workspace, try place(visit), visit.reason)
      let done = try await visit.quickly { try workspace.review.undo(reason: reason) }
      return try await list(visit, place: place, message: done[visit.language])
    },
    .post("/review/lock", .acts([.lock]), unit: "unit") { visit in
      let (workspace, place, reason) = (try visit.workspace, try place(visit), visit.reason)
      let isLocked = visit.form["lock"] == "lock"
      let done = try await visit.quickly {
        isLocked
          ? try workspace.review.lock(
            place.unit, for: place.period, reason: reason, allowsUnverified: false)
          : try workspace.review.unlock(place.unit, for: place.period, reason: reason)
      }
      return try await list(visit, place: place, message: done[visit.language])
    },
  ]

  private static func place(_ visit: Visit) throws -> FigurePlace {
    guard let place = try FigurePlace(visit, fields: visit.form) else { throw Refusal.malformed }
    return place
  }

  // MARK: - The list

  private static func list(_ visit: Visit) async throws -> Answer {
    if let place = try FigurePlace(visit) { return try await list(visit, place: place, message: nil) }
    // Without a unit the person's own, for the newest period.
    let workspace = try visit.workspace
    guard let period = try await visit.quickly({ try workspace.indicators.reportedPeriods().first }),
      let own = visit.person?.units.first
    else {
      return visit.page(visit.say(.reviewTitle)) { $0.element("p", visit.say(.reviewNone)) }
    }
    let unit = own.level == .nation ? UnitCode.nation(period.structure) : own
    return try await list(visit, place: FigurePlace(unit: unit, period: period), message: nil)
  }

  private static func list(_ visit: Visit, place: FigurePlace, message: String?) async throws -> Answer {
    let (workspace, language) = (try visit.workspace, visit.language)
    let definitions = visit.definitions
    let (reports, periods, proposals, lastStep, locks) = try await visit.quickly {
      let review = workspace.review
      return (
        try review.reports(of: place.unit, for: place.period), try workspace.indicators.reportedPeriods(),
        try review.replacements(of: place.unit, for: place.period),
        try wayBack(review, language), try review.locks(language)
      )
    }
    let title = "\(visit.say(.reviewTitle)): \(workspace.name(of: place.unit)[language])"
    return visit.page(title, width: .wide) { html in
      if let message { html.notice(message) }
      html.element("p", visit.say(.reviewLead))
      PlaceForm(visit: visit, action: "/review", place: place, periods: periods, hasLevels: false)
        .write(to: &html)
      html.element("ul", ["class": "links"]) { html in
        html.element("li") { html in
          html.element(
            "a", ["href": "/see?period=\(FormFields.encoded(place.period.description))"],
            visit.say(.seeOtherUnit))
        }
      }
      if reports.isEmpty {
        html.element("p", visit.say(.reviewNone))
      } else {
        table(reports, place, visit, in: &html)
        steps(place, visit, in: &html)
      }
      if !proposals.isEmpty {
        html.section(visit.say(.reviewProposals)) { html in
          for proposal in proposals { write(proposal, definitions, place, visit, in: &html) }
        }
      }
      if let lastStep { undo(lastStep, place, visit, in: &html) }
      lock(locks, place, visit, in: &html)
    }
  }

  /// What would be taken back, in words; nil where there is nothing, or where it is not for this person.
  private static func wayBack(_ review: Review, _ language: Language) throws -> String? {
    do {
      return try review.undoing(language).text
    } catch {
      switch error.kind {
      case .wrongUse, .forbidden: return nil
      default: throw error
      }
    }
  }

  private static func table(
    _ reports: [ReviewedReport], _ place: FigurePlace, _ visit: Visit, in html: inout HTMLWriter
  ) {
    let headers = [
      visit.say(.homeUnit), visit.say(.reviewForm), visit.say(.reviewState), visit.say(.reviewReceived),
      visit.say(.reviewFile),
    ]
    html.table(caption: visit.say(.reviewReports), headers: headers, numbersFrom: 9) { html in
      for report in reports.prefix(most) {
        html.element("tr") { html in
          html.element("th", ["scope": "row"]) { html in
            html.element(
              "a", ["href": "/review?\(place.query(unit: report.unit))"],
              "\(report.unit.code) \(report.unitName)")
          }
          let texts = [
            report.form[visit.language], report.state.name[visit.language], visit.moment(report.receivedAt),
            report.file,
          ]
          for (header, text) in zip(headers.dropFirst(), texts) {
            html.element("td", ["data-label": header], text)
          }
        }
      }
    }
    if reports.count > most {
      html.element("p", ["class": "soft"], visit.say(.homeMore, ["count": "\(reports.count - most)"]))
    }
  }

  private static let most = 400

  // MARK: - Steps

  /// The steps that the person's role may take.
  private static func actions(_ visit: Visit) -> [ReviewAction] {
    let acts = visit.person?.role.acts ?? []
    // A step is taken back below, with what it was.
    return ReviewAction.allCases.filter { $0 != .undo && acts.contains($0.act) }
  }

  private static func steps(_ place: FigurePlace, _ visit: Visit, in html: inout HTMLWriter) {
    let actions = actions(visit)
    guard !actions.isEmpty else { return }
    html.section(visit.say(.reviewStep)) { html in
      html.form("/review/plan", token: visit.formToken, class: "card") { html in
        html.hidden("period", place.period.description)
        html.field(
          FormField(
            name: "unit", label: visit.say(.reviewStepUnit), value: place.unit.description,
            help: visit.say(.reviewStepUnitHelp)))
        html.field(
          FormField(
            name: "action", label: visit.say(.reviewStep),
            kind: .choice(
              actions.map { FormField.Choice(value: $0.rawValue, text: $0.name[visit.language]) })))
        html.field(
          FormField(
            name: "reason", label: visit.say(.reviewReason), kind: .lines, help: visit.say(.reviewReasonHelp),
            isRequired: false, maximumLength: 1_000))
        html.field(
          FormField(
            name: "document", label: visit.say(.reviewDocument), help: visit.say(.reviewDocumentHelp),
            isRequired: false))
        html.field(
          FormField(
            name: "signed", label: visit.say(.reviewSigned), kind: .day, isRequired: false))
        html.submit(visit.say(.reviewPlan))
      }
    }
  }

  private static func request(_ visit: Visit, _ place: FigurePlace) throws -> ReviewRequest {
    guard let action = visit.form["action"].flatMap(ReviewAction.init) else { throw Refusal.malformed }
    let number = visit.form["document"] ?? ""
    let document =
      number.isEmpty
      ? SignedDocument()
      : SignedDocument(number: number, date: try visit.day(named: visit.form["signed"] ?? ""))
    return ReviewRequest(
      action, unit: place.unit, period: place.period, reason: visit.reason, document: document)
  }

  /// What a step would do, and the button that takes it.
  private static func plan(_ visit: Visit) async throws -> Answer {
    let (workspace, place) = (try visit.workspace, try place(visit))
    let request = try request(visit, place)
    let action = visit.form["action"].flatMap(ReviewAction.init)
    let (taking, refused) = try await visit.quickly {
      let plan = try workspace.review.plan(request)
      return (workspace.review.reports(in: plan), plan.refused)
    }
    let language = visit.language
    let title = visit.say(
      .reviewPlanTitle,
      [
        "step": action?.name[language] ?? "", "unit": workspace.name(of: place.unit)[language],
        "period": place.period.title(language),
      ])
    return visit.page(title) { html in
      html.element(
        "h2",
        taking.isEmpty ? visit.say(.reviewWouldNone) : visit.say(.reviewWould, ["count": "\(taking.count)"]))
      html.element("ul", ["class": "rows"]) { html in
        for report in taking {
          html.element("li", "\(report.unit.code) \(report.unitName) · \(report.state.name[language])")
        }
      }
      if !refused.isEmpty {
        html.element("h2", visit.say(.reviewWouldNot, ["count": "\(refused.count)"]))
        html.element("ul", ["class": "rows"]) { html in
          for remark in refused {
            html.element("li", "\(remark.unit.code) \(remark.unitName): \(remark.words[language])")
          }
        }
      }
      if !taking.isEmpty {
        html.form("/review/take", token: visit.formToken) { html in
          for name in ["unit", "period", "action", "reason", "document", "signed"] {
            html.hidden(name, visit.form[name] ?? "")
          }
          html.submit(visit.say(.reviewTake))
        }
      }
      html.element("p") { $0.element("a", ["href": "/review?\(place.query())"], visit.say(.reviewTitle)) }
    }
  }

  // MARK: - Decisions

  private static func write(
    _ proposal: ProposalWords, _ definitions: Definitions, _ place: FigurePlace, _ visit: Visit,
    in html: inout HTMLWriter
  ) {
    let language = visit.language
    html.element("article", ["class": "card"]) { html in
      html.element("h3", "\(proposal.number). \(proposal.change.unit.code) \(proposal.change.unitName)")
      html.element("p", proposal.reason[language])
      html.element("pre", proposal.change.text(definitions, language))
      html.form("/review/decide", token: visit.formToken) { html in
        html.hidden("number", "\(proposal.number)")
        hide(place, in: &html)
        html.field(
          FormField(
            name: "reason", id: "reason-\(proposal.number)", label: visit.say(.reviewReason), kind: .lines,
            maximumLength: 1_000))
        html.element("p", ["class": "buttons"]) { html in
          for (value, text) in [("accept", OfficeText.reviewAccept), ("refuse", .reviewRefuse)] {
            html.element(
              "button", ["type": "submit", "name": "decision", "value": value], visit.say(text))
          }
        }
      }
    }
  }

  private static func hide(_ place: FigurePlace, in html: inout HTMLWriter) {
    html.hidden("unit", place.unit.description)
    html.hidden("period", place.period.description)
  }

  private static func undo(_ text: String, _ place: FigurePlace, _ visit: Visit, in html: inout HTMLWriter) {
    guard !(visit.person?.role.acts ?? []).isDisjoint(with: [.confirm, .approve]) else { return }
    html.section(visit.say(.reviewUndoTitle)) { html in
      html.element("pre", text)
      html.form("/review/undo", token: visit.formToken) { html in
        hide(place, in: &html)
        html.field(
          FormField(
            name: "reason", id: "reason-undo", label: visit.say(.reviewReason), isRequired: false,
            maximumLength: 1_000))
        html.submit(visit.say(.reviewUndo))
      }
    }
  }

  private static func lock(_ locks: String, _ place: FigurePlace, _ visit: Visit, in html: inout HTMLWriter) {
    html.section(visit.say(.reviewLocks)) { html in
      html.element("pre", locks.isEmpty ? visit.say(.reviewNoLocks) : locks)
      guard visit.person?.role.acts.contains(.lock) ?? false else { return }
      html.form("/review/lock", token: visit.formToken) { html in
        hide(place, in: &html)
        html.field(
          FormField(
            name: "reason", id: "reason-lock", label: visit.say(.reviewReason), maximumLength: 1_000))
        html.element("p", ["class": "buttons"]) { html in
          for (value, text) in [("lock", OfficeText.reviewLock), ("unlock", .reviewUnlock)] {
            html.element("button", ["type": "submit", "name": "lock", "value": value], visit.say(text))
          }
        }
      }
    }
  }
}
