import P8Definitions
import P8Model
import P8Presentation
import Project8

/// How a file that is not our form was understood, and the form in which a person says otherwise or accepts it.
struct LayoutMarkup {
  let visit: Visit
  let batch: UploadedBatch
  let layout: UnderstoodLayout
  /// What the person has said of it.
  let said: SaidOfFile?
  /// What the page shows, which the forms carry.
  let revision: Int
  /// What tells the fields of this file from those of others on the page.
  let id: String
  /// Whether a person may answer now.
  let isOpen: Bool

  /// The name of the field of a column of a table.
  static func field(_ table: Int, _ column: Int) -> String { "column-\(table)-\(column)" }

  private var language: Language { visit.language }

  func write(to html: inout HTMLWriter) {
    html.element("section", ["class": "layout"]) { html in
      html.element("h3", visit.say(.layoutTitle))
      head(in: &html)
      if isOpen {
        html.form("/check/\(batch.id)/layout", token: visit.formToken) { html in
          identity(in: &html)
          tables(in: &html)
          place(in: &html)
          other(in: &html)
          html.element("p", ["class": "buttons"]) { html in
            html.element("button", ["type": "submit", "class": "second"], visit.say(.layoutAgain))
            if said != nil {
              html.element(
                "button", ["type": "submit", "name": "do", "value": "forget", "class": "plain"],
                visit.say(.layoutForget))
            }
          }
        }
        if layout.acceptance?.isOpen == true { accept(in: &html) }
      } else {
        tables(in: &html)
      }
    }
  }

  private func identity(in html: inout HTMLWriter) {
    html.hidden(Visit.revision, "\(revision)")
    html.hidden("file", layout.path)
  }

  /// What was understood of unit and period, and what becomes of it.
  private func head(in html: inout HTMLWriter) {
    if let place = layout.place {
      html.element("p", CapitalLetter.first(place[language]) + ".")
    } else {
      html.element("p", visit.say(layout.form == nil ? .layoutUnknown : .layoutUnplaced))
    }
    if let waiver = layout.acceptance?.waiver {
      html.element("p", ["class": "done"], LayoutWords.accepted(waiver)[language])
    } else {
      html.element("p", ["class": "soft"], visit.say(.layoutLead))
    }
    guard let words = said?.words, !words.isEmpty else { return }
    html.element("ul", ["class": "notes"]) { html in
      for word in words {
        html.element("li") { html in
          html.text(
            visit.say(.layoutSaid, ["header": word.header, "column": name(of: word.column)]))
          if !isFollowed(word) { html.text(" " + visit.say(.layoutNotFollowed)) }
        }
      }
    }
  }

  private func name(of id: String) -> String {
    if id == HeaderWord.none { return visit.say(.layoutLeaveOut) }
    for section in sections {
      for column in section.columns where "\(section.id).\(column.id)" == id {
        return "\(section.title[language]): \(column.fullName(language))"
      }
    }
    return id
  }

  /// Whether the file is now understood as was said.
  private func isFollowed(_ word: HeaderWord) -> Bool {
    let header = word.header.lowercased()
    let columns = layout.tables.flatMap(\.columns).filter {
      [$0.header.last ?? "", $0.header.joined(separator: " ")].contains { $0.lowercased() == header }
    }
    return word.column == HeaderWord.none ? columns.isEmpty : columns.contains { $0.id == word.column }
  }

  // MARK: - Tables

  private func tables(in html: inout HTMLWriter) {
    for (place, table) in layout.tables.enumerated() {
      html.element("details", ["open": layout.tables.count <= 3 ? "open" : nil]) { html in
        html.element("summary", table.title[language])
        self.table(table, place, in: &html)
        let missing = table.missing.map { $0.fullName(language) }
        if !missing.isEmpty {
          html.element("p", ["class": "small"], LayoutWords.missing(missing)[language])
        }
        if !table.totals.isEmpty {
          html.element("p", ["class": "small"], LayoutWords.totals(table.totals)[language])
        }
        for field in table.unread {
          html.element("p", ["class": "small"], LayoutWords.unread(field)[language])
        }
      }
    }
    for sheet in layout.unreadSheets {
      html.element("p", ["class": "small"], LayoutWords.unreadSheet(sheet)[language])
    }
  }

  private func table(_ table: UnderstoodLayout.Table, _ place: Int, in html: inout HTMLWriter) {
    let headers = [visit.say(.layoutColumn), visit.say(.layoutHeader), visit.say(.layoutMeaning)]
    html.table(
      caption: table.section.title[language], headers: headers, numbersFrom: 3, class: "stack"
    ) { html in
      for (index, column) in table.columns.enumerated() {
        row(
          letters: column.letters, header: column.header.joined(separator: " / "), is: column.id, table,
          Self.field(place, index), in: &html)
      }
      for (index, text) in table.leftOut.enumerated() {
        row(
          letters: text.place?.address ?? "", header: text.text, is: HeaderWord.none, table,
          Self.field(place, table.columns.count + index), in: &html)
      }
    }
  }

  private func row(
    letters: String, header: String, is id: String, _ table: UnderstoodLayout.Table, _ field: String,
    in html: inout HTMLWriter
  ) {
    html.element("tr") { html in
      html.element("td", ["data-label": visit.say(.layoutColumn)], letters)
      html.element("th", ["scope": "row"], header)
      html.element("td", ["data-label": visit.say(.layoutMeaning)]) { html in
        guard isOpen else {
          html.text(id == HeaderWord.none ? visit.say(.layoutLeaveOut) : name(in: table, of: id))
          return
        }
        let label = "\(visit.say(.layoutMeaning)): \(letters) \(header)"
        html.element("select", ["name": field, "aria-label": label]) { html in
          option(HeaderWord.none, visit.say(.layoutLeaveOut), isChosen: id == HeaderWord.none, in: &html)
          for column in table.section.columns {
            let one = "\(table.section.id).\(column.id)"
            option(one, column.fullName(language), isChosen: one == id, in: &html)
          }
        }
      }
    }
  }

  private func name(in table: UnderstoodLayout.Table, of id: String) -> String {
    table.section.columns.first { "\(table.section.id).\($0.id)" == id }?.fullName(language) ?? id
  }

  private func option(_ value: String, _ text: String, isChosen: Bool, in html: inout HTMLWriter) {
    html.element("option", ["value": value, "selected": isChosen ? "selected" : nil], text)
  }

  // MARK: - Unit, period and other headers

  private func place(in html: inout HTMLWriter) {
    html.element("div", ["class": "asked"]) { html in
      text(
        "unit", label: .layoutUnit, help: .layoutUnitHelp, value: said?.unit?.description ?? "",
        list: BatchMarkup.places, in: &html)
      if !layout.namesPeriod {
        text(
          "period", label: .layoutPeriod, help: .layoutPeriodHelp,
          value: said?.period.map { String($0.description.prefix { $0 != "@" }) } ?? "", list: nil, in: &html)
      }
    }
  }

  /// Any header, and any column of the form: for a table that was taken for another one, or for none.
  private func other(in html: inout HTMLWriter) {
    html.element("details") { html in
      html.element("summary", visit.say(.layoutOther))
      html.element("div", ["class": "asked"]) { html in
        text("header", label: .layoutOtherHeader, help: .layoutOtherHelp, value: "", list: nil, in: &html)
        html.element("div", ["class": "field"]) { html in
          html.element("label", ["for": "\(id)-meaning"], visit.say(.layoutMeaning))
          html.element("select", ["id": "\(id)-meaning", "name": "meaning"]) { html in
            option("", visit.say(.layoutChoose), isChosen: true, in: &html)
            option(HeaderWord.none, visit.say(.layoutLeaveOut), isChosen: false, in: &html)
            for section in sections {
              html.element("optgroup", ["label": section.title[language]]) { html in
                for column in section.columns {
                  option(
                    "\(section.id).\(column.id)", column.fullName(language), isChosen: false, in: &html)
                }
              }
            }
          }
        }
      }
    }
  }

  /// The sections of the form for which the file stands, or of that of villages.
  private var sections: [SectionDefinition] {
    let forms = visit.definitions.forms
    let form =
      layout.form.flatMap { forms[$0] } ?? forms.values.filter { $0.level == .village }.min { $0.id < $1.id }
    return form?.sections ?? []
  }

  private func text(
    _ name: String, label: WebText, help: WebText, value: String, list: String?, in html: inout HTMLWriter
  ) {
    let field = "\(id)-\(name)"
    html.element("div", ["class": "field"]) { html in
      html.element("label", ["for": field], visit.say(label))
      html.element("p", ["class": "help", "id": "\(field)-help"], visit.say(help))
      html.void(
        "input",
        [
          "id": field, "name": name, "type": "text", "value": value.isEmpty ? nil : value,
          "maxlength": "200", "aria-describedby": "\(field)-help", "list": list, "spellcheck": "false",
          "autocomplete": "off",
        ])
    }
  }

  private func accept(in html: inout HTMLWriter) {
    html.form("/check/\(batch.id)/accept", token: visit.formToken) { html in
      identity(in: &html)
      html.field(
        FormField(
          name: "reason", id: "\(id)-reason", label: visit.say(.checkReason),
          help: visit.say(.layoutAcceptHelp), maximumLength: 500))
      html.submit(visit.say(.layoutAccept))
    }
  }
}

/// A sentence that begins with a large letter.
enum CapitalLetter {
  static func first(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
