import P8Definitions
import P8Model
import P8Presentation
import Project8

/// The first page: what waits for the person, by unit.
enum HomePage: Page {
  static let menu: MenuEntry? = MenuEntry(text: .homeTitle, path: "/")

  static let routes: [Route] = [
    .get("/", .person) { visit in
      guard let person = visit.person else { throw Refusal.signedOut }
      // Both structures of the country are one and the same.
      let units = person.isNationwide ? [UnitCode.nation(.y2025)] : person.units
      var waiting: [WaitingWork?] = []
      if person.role.acts.contains(.see) {
        let review = try visit.workspace.review
        waiting = try await visit.quickly { try units.map { try review.waiting(in: $0) } }
      }
      return visit.page(visit.say(.homeTitle), width: .wide) { html in
        html.element("p", visit.say(.homeGreeting, ["name": person.name]))
        guard person.role.acts.contains(.see) else {
          html.element("p", visit.say(.homeDonor))
          return
        }
        for (unit, work) in zip(units, waiting) {
          html.section(visit.site.workspace.name(of: unit)[visit.language]) { html in
            Part(visit: visit, work: work).write(to: &html)
          }
        }
      }
    }
  ]

  /// How many rows of a list are shown.
  private static let most = 20

  private struct Part {
    let visit: Visit
    let work: WaitingWork?

    func write(to html: inout HTMLWriter) {
      guard let work, !work.statuses.isEmpty else {
        html.element("p", visit.say(.homeNothing))
        return
      }
      for status in work.statuses { write(status, many: work.statuses.count > 1, to: &html) }
      list(work.held, titled: .homeHeldReports, to: &html) { held in
        "\(held.unit.code) \(held.unitName) · \(held.period.title(visit.language)) · \(held.state.name[visit.language])"
          + (held.returnedBecause.map { ": \($0)" } ?? "")
      }
      list(work.proposals, titled: .homeProposals, to: &html) { proposal in
        "\(proposal.number). \(proposal.unit.code) \(proposal.unitName) · \(proposal.period.title(visit.language)) · \(proposal.reason[visit.language])"
      }
      list(work.locks, titled: .homeLocks, to: &html) { lock in
        visit.say(
          lock.isException ? .homeException : .homeLock,
          [
            "unit": visit.site.workspace.name(of: lock.unit)[visit.language],
            "period": lock.period.title(visit.language), "day": visit.moment(lock.at), "reason": lock.reason,
          ])
      }
    }

    private func write(_ status: ReportingStatus, many: Bool, to html: inout HTMLWriter) {
      let total = status.total
      let period = status.period.title(visit.language)
      html.element("h3", many ? "\(total.name) – \(period)" : period)
      if let day = status.lastDay {
        html.element(
          "p",
          visit.say(status.isOverdue ? .homeOverdue : .homeLastDay, ["day": day.formatted(visit.language)]))
      }
      html.element("ul", ["class": "tiles"]) { html in
        tile(
          .homeSent,
          visit.say(.homeSentOf, ["received": "\(total.received)", "expected": "\(total.expected)"]),
          to: &html)
        for (text, count) in [
          (WebText.homeMissing, total.missing), (.homeHeld, total.held), (.homeReturned, total.returned),
          (.homeConfirmed, total.confirmed),
        ] { tile(text, "\(count)", to: &html) }
      }
      if status.rows.isEmpty { senders(of: status, to: &html) } else { rows(of: status, to: &html) }
      if let note = status.note { html.element("p", ["class": "soft"], note[visit.language]) }
    }

    private func tile(_ text: WebText, _ value: String, to html: inout HTMLWriter) {
      html.element("li") { html in
        html.element("span", visit.say(text))
        html.element("b", value)
      }
    }

    private func rows(of status: ReportingStatus, to html: inout HTMLWriter) {
      let rows = status.rows.filter { $0.missing > 0 || $0.held > 0 || $0.returned > 0 }
      guard !rows.isEmpty else {
        html.element("p", visit.say(.homeAllIn))
        return
      }
      let columns: [(WebText, (ReportingStatus.Row) -> Int)] = [
        (.homeMissing, { $0.missing }), (.homeHeld, { $0.held }), (.homeReturned, { $0.returned }),
      ]
      html.table(
        caption: visit.say(.homeLateUnits), headers: [visit.say(.homeUnit)] + columns.map { visit.say($0.0) },
        numbersFrom: 1
      ) { html in
        for row in rows.sorted(by: { ($1.missing, $0.unit) < ($0.missing, $1.unit) }).prefix(HomePage.most) {
          html.element("tr") { html in
            html.element("th", ["scope": "row"], "\(row.name)")
            for (text, count) in columns {
              html.element("td", ["class": "number", "data-label": visit.say(text)], "\(count(row))")
            }
          }
        }
      }
      more(than: rows.count, to: &html)
    }

    private func senders(of status: ReportingStatus, to html: inout HTMLWriter) {
      let missing = status.senders.filter { $0.received == nil || $0.returnedBecause != nil }
      guard !missing.isEmpty else {
        html.element("p", visit.say(.homeAllIn))
        return
      }
      list(missing, titled: .homeLateUnits, to: &html) { sender in
        "\(sender.unit.code) \(sender.name)"
          + (sender.returnedBecause.map { " · \(visit.say(.homeReturned)): \($0)" } ?? "")
      }
    }

    private func list<Element>(
      _ elements: [Element], titled title: WebText, to html: inout HTMLWriter, text: (Element) -> String
    ) {
      guard !elements.isEmpty else { return }
      html.element("h3", "\(visit.say(title)) (\(elements.count))")
      html.element("ul", ["class": "rows"]) { html in
        for element in elements.prefix(HomePage.most) { html.element("li", text(element)) }
      }
      more(than: elements.count, to: &html)
    }

    private func more(than count: Int, to html: inout HTMLWriter) {
      guard count > HomePage.most else { return }
      html.element("p", ["class": "soft"], visit.say(.homeMore, ["count": "\(count - HomePage.most)"]))
    }
  }
}
