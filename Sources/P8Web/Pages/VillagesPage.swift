import Foundation
import P8Definitions
import P8Model
import P8Presentation
import Project8

/// The villages of a commune: the list, what happens to villages, their way into the structure of today, forms to send.
enum VillagesPage: Page {
  static let menu: MenuEntry? = MenuEntry(text: .villagesMenu, path: "/villages")

  static let routes: [Route] = [
    .get("/villages", .acts([.see]), unit: "unit") { visit in try await list(visit) },
    .get("/villages/one", .acts([.see]), unit: "unit") { visit in try await one(visit) },
    .post("/villages/add", .acts([.manageVillages]), unit: "unit") { visit in
      let (workspace, unit) = (try visit.workspace, try unit(visit, visit.form))
      let (name, isNew) = (visit.form["name"] ?? "", visit.form["new"] == "yes")
      let day = try visit.day(named: visit.form["from"] ?? "")
      let village = try await visit.quickly {
        try workspace.villages.enter(name, in: unit, isNew: isNew, from: day)
      }
      return try await list(visit, unit: unit, message: "\(village.code.code) \(village.name)")
    },
    .post("/villages/rename", .acts([.manageVillages]), unit: "unit") { visit in
      let (workspace, unit, name) = (
        try visit.workspace, try unit(visit, visit.form), visit.form["name"] ?? ""
      )
      let decision = try decision(visit)
      let language = visit.language
      let done = try await visit.quickly {
        let villages = workspace.villages
        return villages.text(of: try villages.rename(unit, to: name, decision: decision), language)
      }
      return try await one(visit, unit: unit, message: done)
    },
    .post("/villages/carry", .acts([.manageVillages]), unit: "unit") { visit in try await carry(visit) },
    .get("/villages/forms", .acts([.see]), unit: "unit") { visit in
      guard let place = try FigurePlace(visit) else { throw Refusal.malformed }
      let (workspace, language) = (try visit.workspace, visit.language)
      let folder = try UploadFolder(in: visit.site.uploads.root)
      let archive = try await visit.patiently {
        try workspace.forms.archive(
          BlankFormRequest("village-report", unit: place.unit, period: place.period, language: language),
          through: "\(folder.path)/forms")
      }
      // The folder ends with the answer that still reads from it.
      let bytes = Array(try Data(contentsOf: URL(filePath: archive)))
      let name = visit.say(.villagesArchive, ["unit": place.unit.code, "period": place.period.name])
      return .download(bytes, named: "\(name).zip", type: "application/zip")
    },
  ]

  // MARK: - What forms say

  private static func unit(_ visit: Visit, _ fields: FormFields) throws -> UnitCode {
    guard let text = fields["unit"], let unit = try visit.units(named: text).first else {
      throw Refusal.malformed
    }
    return unit
  }

  private static func decision(_ visit: Visit) throws -> VillageChange.Decision {
    guard let day = try visit.day(named: visit.form["from"] ?? "") ?? visit.site.workspace.today else {
      throw Refusal.malformed
    }
    return VillageChange.Decision(
      effective: day, resolution: visit.form["decision"] ?? "", reason: visit.reason)
  }

  /// The unit that the page is about: the one that is named, else the person's own.
  private static func wanted(_ visit: Visit) throws -> UnitCode? {
    if visit.query["unit"] != nil { return try unit(visit, visit.query) }
    return visit.person?.units.first
  }

  // MARK: - The list

  private static func list(_ visit: Visit) async throws -> Answer {
    guard let unit = try wanted(visit) else { throw Refusal.notFound }
    return try await list(visit, unit: unit, message: nil)
  }

  private static func list(_ visit: Visit, unit: UnitCode, message: String?) async throws -> Answer {
    let (workspace, language) = (try visit.workspace, visit.language)
    let text = visit.query["q"] ?? ""
    let (villages, former, periods) = try await visit.quickly {
      (
        try workspace.villages.list(in: unit, on: nil, named: text.isEmpty ? nil : text),
        try workspace.villages.formerNames(language), try workspace.indicators.reportedPeriods()
      )
    }
    let title = "\(visit.say(.villagesTitle)): \(workspace.name(of: unit)[language])"
    return visit.page(title, width: .wide) { html in
      if let message { html.notice(message) }
      html.element("p", visit.say(.villagesLead))
      html.search("/villages", class: "asked card", label: visit.say(.villagesSearch)) { html in
        html.field(
          FormField(
            name: "unit", label: visit.say(.villagesCommune), value: unit.description,
            help: visit.say(.peopleUnitsHelp)))
        html.field(
          FormField(
            name: "q", label: visit.say(.villagesName), kind: .search, value: text, isRequired: false))
        html.submit(visit.say(.villagesSearch))
      }
      if villages.isEmpty {
        html.element("p", visit.say(.villagesNone))
      } else {
        table(villages, former, visit, in: &html)
      }
      let acts = visit.person?.role.acts ?? []
      if unit.level == .commune {
        forms(unit, periods, visit, in: &html)
        if acts.contains(.manageVillages) { add(to: unit, visit, in: &html) }
      }
      if acts.contains(.manageVillages), unit.structure == .y2024 { carryForm(unit, visit, in: &html) }
    }
  }

  private static func table(
    _ villages: [RegisteredVillage], _ former: [UnitCode: String], _ visit: Visit, in html: inout HTMLWriter
  ) {
    let headers = [
      visit.say(.villagesCode), visit.say(.villagesName), visit.say(.villagesFormer),
      visit.say(.villagesSince),
    ]
    html.table(caption: visit.say(.villagesTable), headers: headers, numbersFrom: 9) { html in
      for village in villages.prefix(most) {
        let code = village.village.code
        html.element("tr") { html in
          html.element("th", ["scope": "row"]) { html in
            html.element(
              "a", ["href": "/villages/one?unit=\(FormFields.encoded(code.description))"], code.code)
          }
          let days = [village.from, village.to].map { $0?.formatted(visit.language) ?? "" }
          let since = days == ["", ""] ? "" : days.joined(separator: " – ")
          for (header, text) in zip(headers.dropFirst(), [village.village.name, former[code] ?? "", since]) {
            html.element("td", ["data-label": header], text)
          }
        }
      }
    }
    if villages.count > most {
      html.element("p", ["class": "soft"], visit.say(.homeMore, ["count": "\(villages.count - most)"]))
    }
  }

  private static let most = 500

  private static func add(to unit: UnitCode, _ visit: Visit, in html: inout HTMLWriter) {
    html.section(visit.say(.villagesAdd)) { html in
      html.form("/villages/add", token: visit.formToken, class: "card") { html in
        html.hidden("unit", unit.description)
        html.field(FormField(name: "name", label: visit.say(.villagesName)))
        html.field(
          FormField(
            name: "from", label: visit.say(.villagesFrom), kind: .day, help: visit.say(.villagesFromHelp),
            isRequired: false))
        html.element("p") { html in
          html.void("input", ["type": "checkbox", "name": "new", "value": "yes", "id": "new"])
          html.element("label", ["for": "new"], " " + visit.say(.villagesIsNew))
        }
        html.submit(visit.say(.villagesAddButton))
      }
    }
  }

  private static func forms(
    _ unit: UnitCode, _ periods: [Period], _ visit: Visit, in html: inout HTMLWriter
  ) {
    html.section(visit.say(.villagesForms)) { html in
      html.element("p", visit.say(.villagesFormsLead))
      html.element("form", ["method": "get", "action": "/villages/forms", "class": "asked card"]) { html in
        html.hidden("unit", unit.description)
        html.field(
          FormField(
            name: "period", id: "form-period", label: visit.say(.seePeriod),
            value: periods.first?.description ?? ""))
        html.submit(visit.say(.villagesFormsButton))
      }
    }
  }

  // MARK: - One village

  private static func one(_ visit: Visit) async throws -> Answer {
    guard let unit = try wanted(visit) else { throw Refusal.notFound }
    return try await one(visit, unit: unit, message: nil)
  }

  private static func one(_ visit: Visit, unit: UnitCode, message: String?) async throws -> Answer {
    let (workspace, language) = (try visit.workspace, visit.language)
    let life = try await visit.quickly { try workspace.villages.life(of: unit) }
    let name = life.villages.first { $0.village.code == unit }?.village.name ?? unit.code
    return visit.page("\(unit.code) \(name)") { html in
      if let message { html.notice(message) }
      html.section(visit.say(.villagesLife)) { html in
        html.element("ul", ["class": "rows"]) { html in
          for village in life.villages {
            html.element("li", "\(village.village.code.description) \(village.village.name)")
          }
          for change in life.changes { html.element("li", change.line(language)) }
        }
      }
      guard visit.person?.role.acts.contains(.manageVillages) ?? false else { return }
      html.section(visit.say(.villagesRename)) { html in
        html.form("/villages/rename", token: visit.formToken, class: "card") { html in
          html.hidden("unit", unit.description)
          html.field(FormField(name: "name", label: visit.say(.villagesNewName), value: name))
          html.field(FormField(name: "from", label: visit.say(.villagesFrom), kind: .day))
          html.field(
            FormField(
              name: "decision", label: visit.say(.villagesDecision), help: visit.say(.villagesDecisionHelp),
              isRequired: false))
          html.field(
            FormField(name: "reason", label: visit.say(.reviewReason), kind: .lines, maximumLength: 1_000))
          html.submit(visit.say(.villagesRenameButton))
        }
      }
    }
  }

  // MARK: - Into the structure of today

  private static func carryForm(_ unit: UnitCode, _ visit: Visit, in html: inout HTMLWriter) {
    html.section(visit.say(.villagesCarry)) { html in
      html.element("p", visit.say(.villagesCarryLead))
      html.form("/villages/carry", token: visit.formToken, class: "card") { html in
        html.hidden("unit", unit.description)
        html.field(
          FormField(
            name: "reason", id: "carry-reason", label: visit.say(.reviewReason), maximumLength: 1_000))
        html.element("p", ["class": "buttons"]) { html in
          for (value, text) in [("try", OfficeText.villagesCarryTry), ("carry", .villagesCarryDo)] {
            html.element("button", ["type": "submit", "name": "do", "value": value], visit.say(text))
          }
        }
      }
    }
  }

  private static func carry(_ visit: Visit) async throws -> Answer {
    let (workspace, unit, reason) = (try visit.workspace, try unit(visit, visit.form), visit.reason)
    let isTrial = visit.form["do"] != "carry"
    let outcome = try await visit.patiently {
      try workspace.villages.carry(in: unit, decisions: nil, isTrial: isTrial, reason: reason)
    }
    let back = "/villages?unit=\(FormFields.encoded(unit.description))"
    return visit.page(visit.say(.villagesCarry), width: .wide) { html in
      html.element("p") { $0.element("a", ["href": back], visit.say(.villagesTitle)) }
      html.element(
        "h2",
        visit.say(
          isTrial ? .villagesWouldCarry : .villagesCarried, ["count": "\(outcome.carried.count)"]))
      html.element("ul", ["class": "rows"]) { html in
        for (old, new) in outcome.carried.prefix(most) {
          html.element("li", "\(old.code.code) \(old.name) → \(new)")
        }
      }
      for refusal in outcome.refused { html.refusal(refusal[visit.language], remedy: nil) }
      guard let open = outcome.open else { return }
      html.section(visit.say(.villagesOpen, ["count": "\(outcome.openCount)"])) { html in
        html.element("p", visit.say(.villagesOpenList))
        html.element("ul", ["class": "rows"]) { html in
          for row in open.rows.prefix(most) {
            html.element("li", row.filter { !$0.isEmpty }.joined(separator: " · "))
          }
        }
      }
    }
  }
}
