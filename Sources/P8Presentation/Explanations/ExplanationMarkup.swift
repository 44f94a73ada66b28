package import P8Definitions
package import P8Model

/// An explanation as parts of a page, in the words of the command: from the figure by unit down to the cells.
package struct ExplanationMarkup {
  private let words: ExplanationText

  package init(definitions: Definitions, standing: ReportStanding, language: Language) {
    words = ExplanationText(definitions: definitions, standing: standing, language: language)
  }

  private var language: Language { words.language }

  /// The figure with its measure; a ratio with its operands below.
  package func write(_ explanation: Explanation, to html: inout HTMLWriter) {
    let indicator = words.definitions.indicator(explanation.indicator)
    let measure = indicator.flatMap { words.definitions.measures[$0.measure]?.name[language] } ?? ""
    html.element("p", ["class": "figure"]) { html in
      html.element("strong", words.shown(explanation.value, of: indicator))
      html.text(explanation.value == nil ? "" : " \(measure)")
    }
    html.element("ul", ["class": "notes"]) { html in
      html.element("li", words.name(of: explanation.key, indicator))
      html.element("li", explanation.period.titleWithDays(language))
      html.element("li", words.coverage(explanation.coverage))
      html.element("li", "= \(words.formula(of: explanation))")
      for note in explanation.notes { html.element("li", note[language]) }
    }
    for operand in explanation.operands {
      html.element("section") { html in
        html.element(
          "h2", "\(operand.indicator) \(words.definitions.indicator(operand.indicator)?.name[language] ?? "")"
        )
        write(operand, to: &html)
      }
    }
    if explanation.operands.isEmpty {
      html.element("div", ["class": "tree"]) { html in part(explanation.root, depth: 0, in: &html) }
    }
    guard !explanation.leftOut.isEmpty else { return }
    html.element("details") { html in
      html.element(
        "summary", language.say("Không tính", "Left out") + " (\(explanation.leftOut.count))")
      html.element("ul") { html in
        for entry in explanation.leftOut { html.element("li", words.line(of: entry)) }
      }
    }
  }

  /// A unit with what it adds; the first levels stand open.
  private func part(_ part: Explanation.Part, depth: Int, in html: inout HTMLWriter) {
    let isLeaf = part.parts.isEmpty
    html.element("details", ["open": depth < 1 || isLeaf && depth < 2 ? "open" : nil]) { html in
      html.element("summary") { html in
        html.element("b", words.shown(part.value))
        html.text(" \(part.name) ")
        html.element("span", ["class": "small"], part.unit.code)
      }
      for child in part.parts { self.part(child, depth: depth + 1, in: &html) }
      records(part.records, in: &html)
    }
  }

  /// The records under the report that each comes from, with the cells that decide it.
  private func records(_ records: [Explanation.Record], in html: inout HTMLWriter) {
    var begins = records.startIndex
    while begins < records.endIndex {
      let report = records[begins].report
      let own = records[begins...].prefix { $0.report == report }
      html.element("p", ["class": "small"], words.described(report))
      html.element("ul") { html in
        for record in own {
          html.element("li") { html in
            html.element("b", words.shown(record.value))
            html.text(" ← \(words.cells(record.fields, of: record.section))")
          }
        }
      }
      begins = own.endIndex
    }
  }
}
