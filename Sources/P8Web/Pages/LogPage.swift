import Foundation
import HTTPTypes
import P8Definitions
import P8Model
import P8Presentation
import Project8

/// Models and events written down as they happen: a form for each kind out of the definitions, checked by the same rules as
/// reports.
enum LogPage: Page {
  static let menu: MenuEntry? = MenuEntry(text: .logMenu, path: "/log")

  static let routes: [Route] = [
    .get("/log", .acts([.log])) { visit in try await list(visit, message: nil) },
    .get("/log/new/:kind", .acts([.log])) { visit in
      let kind = try visit.workspace.log.kind(visit.parameters["kind"] ?? "")
      let unit =
        try visit.query["unit"].flatMap { try visit.units(named: $0).first } ?? visit.person?.units.first
      guard let unit else { throw Refusal.notFound }
      return try await form(visit, kind: kind, unit: unit, answers: [:], findings: [])
    },
    .post("/log/new/:kind", .acts([.log])) { visit in
      let workspace = try visit.workspace
      let kind = try workspace.log.kind(visit.parameters["kind"] ?? "")
      guard let unit = try visit.units(named: visit.form["unit"] ?? "").first else { throw Refusal.malformed }
      let questions = try await visit.quickly { try workspace.log.questions(about: kind, of: unit).questions }
      var answers: [String: String] = [:]
      for question in questions {
        if let text = visit.form[field(question.id)], !text.isEmpty { answers[question.id] = text }
      }
      let given = answers
      // A code that was given anew means the unit of the day: both structures are asked.
      let units = UnitStructure.allCases.reversed().compactMap { structure -> UnitCode? in
        structure == unit.structure ? unit : nil
      }
      let identifier = visit.form["entry"].flatMap(UUID.init)
      let outcome = try await visit.quickly {
        try workspace.log.write(LogRequest(kind, units: units, answers: given, identifier: identifier))
      }
      guard let message = outcome.message else {
        var answer = try await form(visit, kind: kind, unit: unit, answers: given, findings: outcome.findings)
        answer.status = .unprocessableContent
        return answer
      }
      return try await list(visit, message: message[visit.language])
    },
    .get("/log/entry/:number", .acts([.log])) { visit in
      let (workspace, number, language) = (try visit.workspace, try number(visit), visit.language)
      let text = try await visit.quickly { try workspace.log.show(number, language: language) }
      return visit.page(visit.say(.logEntry, ["number": "\(number)"])) { html in
        html.element("pre", text)
        html.section(visit.say(.logWithdraw)) { html in
          html.form("/log/entry/\(number)/withdraw", token: visit.formToken, class: "card") { html in
            html.field(
              FormField(name: "reason", label: visit.say(.reviewReason), kind: .lines, maximumLength: 1_000))
            html.submit(visit.say(.logWithdraw))
          }
        }
      }
    },
    .post("/log/entry/:number/withdraw", .acts([.log])) { visit in
      let (workspace, number, reason) = (try visit.workspace, try number(visit), visit.reason)
      let outcome = try await visit.quickly { try workspace.log.withdraw(number, reason: reason) }
      return try await list(visit, message: outcome.message?[visit.language])
    },
  ]

  private static func number(_ visit: Visit) throws -> Int64 {
    guard let number = visit.parameters["number"].flatMap({ Int64($0) }) else { throw Refusal.notFound }
    return number
  }

  /// The name of the field of a question: fields of the page itself may have the same names.
  private static func field(_ question: String) -> String { "answer-\(question)" }

  // MARK: - Entries

  private static func list(_ visit: Visit, message: String?) async throws -> Answer {
    let workspace = try visit.workspace
    let entries = try await visit.quickly { try workspace.log.entries() }
    return visit.page(visit.say(.logTitle), width: .wide) { html in
      if let message { html.notice(message) }
      html.element("p", visit.say(.logLead))
      WaitingEntries(visit: visit).write(to: &html)
      html.section(visit.say(.logKinds)) { html in
        html.element("ul", ["class": "links"]) { html in
          for kind in workspace.log.kinds {
            html.element("li") { html in
              html.element("a", ["href": "/log/new/\(kind.id)"], kind.name[visit.language])
            }
          }
        }
      }
      html.section(visit.say(.logEntries)) { html in
        guard !entries.isEmpty else {
          html.element("p", visit.say(.logNone))
          return
        }
        let headers = [
          visit.say(.logNumber), visit.say(.logKind), visit.say(.logDay), visit.say(.homeUnit),
          visit.say(.logSummary), visit.say(.reviewState),
        ]
        html.table(caption: visit.say(.logEntries), headers: headers, numbersFrom: 9) { html in
          for entry in entries.suffix(most).reversed() {
            html.element("tr") { html in
              html.element("th", ["scope": "row"]) { html in
                html.element("a", ["href": "/log/entry/\(entry.number)"], "#\(entry.number)")
              }
              let texts = [
                entry.kind[visit.language], entry.day.formatted(visit.language), entry.place, entry.summary,
                entry.state[visit.language],
              ]
              for (header, text) in zip(headers.dropFirst(), texts) {
                html.element("td", ["data-label": header], text)
              }
            }
          }
        }
      }
    }
  }

  private static let most = 200

  // MARK: - The form

  private static func form(
    _ visit: Visit, kind: LogKind, unit: UnitCode, answers: [String: String], findings: [Finding]
  ) async throws -> Answer {
    let (workspace, language) = (try visit.workspace, visit.language)
    let (help, questions, _) = try await visit.quickly { try workspace.log.questions(about: kind, of: unit) }
    return visit.page(kind.name[language]) { html in
      if !findings.isEmpty {
        html.element("div", ["class": "refused", "role": "alert"]) { html in
          html.element("p") { $0.element("strong", visit.say(.logFaults)) }
          html.element("ul") { html in
            for finding in findings { html.element("li", finding.message[language]) }
          }
        }
      }
      if let help { html.element("p", help[language]) }
      WaitingEntries(visit: visit).write(to: &html)
      html.form("/log/new/\(kind.id)", token: visit.formToken, class: "card") { html in
        // What is sent twice, by a second press or when a network returns, counts once.
        html.hidden("entry", UUID().uuidString.lowercased())
        html.field(
          FormField(
            name: "unit", label: visit.say(.logUnit), value: unit.description, help: visit.say(.logUnitHelp)))
        for question in questions {
          html.field(
            FormField(
              name: field(question.id), label: question.label[language], kind: input(question, visit),
              value: answers[question.id] ?? "", help: question.help?[language] ?? "",
              isRequired: question.isRequired))
        }
        html.submit(visit.say(.logWrite))
      }
    }
  }

  private static func input(_ question: LogQuestion, _ visit: Visit) -> FormField.Kind {
    if !question.choices.isEmpty {
      let none = FormField.Choice(value: "", text: visit.say(.logChoose))
      return .choice(
        [none] + question.choices.map { FormField.Choice(value: $0.code, text: $0.name[visit.language]) })
    }
    return question.isDay ? .day : .text
  }
}
