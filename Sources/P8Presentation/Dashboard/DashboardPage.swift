package import P8Definitions
import ContentDigest
package import P8Model

/// The figures of a unit as one page: it works without a network and without a script, prints well, and reads
/// on a phone.
///
/// Each chart has its numbers as text or as a table beside it; nothing is shown by colour alone.
package struct DashboardPage: Sendable {
  let figures: DashboardFigures
  /// As they hold in the phase of the period.
  let definitions: Definitions
  let phase: ProgrammePhase
  let language: Language
  /// The table of the unit as a whole.
  let table: IndicatorTable

  package init(_ figures: DashboardFigures, definitions: Definitions, language: Language) {
    (self.figures, self.language) = (figures, language)
    // There is one at least: the figures are not made without.
    table = figures.levels[0]
    phase = definitions.programme.phase(of: table.period)
    self.definitions = definitions.during(phase)
  }

  /// The page: the same bytes for the same figures.
  package func bytes() -> [UInt8] {
    var html = HTMLWriter()
    html.element("html", ["lang": language.rawValue]) { html in
      html.element("head") { head(in: &$0) }
      html.element("body") { html in
        html.element(
          "a", ["class": "skip", "href": "#progress"], language.say("Đến nội dung", "Skip to content"))
        header(in: &html)
        html.element("main") { sections(in: &$0) }
        footer(in: &html)
      }
    }
    return html.bytes
  }

  /// The page inside another one, which has the heading.
  package func write(to html: inout HTMLWriter) {
    facts(in: &html)
    sections(in: &html)
  }

  private func sections(in html: inout HTMLWriter) {
    keyFigures(in: &html)
    progress(in: &html)
    coverage(in: &html)
    comparison(in: &html)
    trend(in: &html)
    quality(in: &html)
    allIndicators(in: &html)
    drillDown(in: &html)
    method(in: &html)
  }

  private var title: String {
    "\(definitions.programme.name[language]) – \(table.total.name) – \(table.period.title(language))"
  }

  private func head(in html: inout HTMLWriter) {
    html.void("meta", ["charset": "utf-8"])
    // Nothing is fetched, nothing runs, and no other style than this page's own is used.
    let style = DashboardStyle.sheet
    html.void(
      "meta",
      [
        "http-equiv": "Content-Security-Policy",
        "content":
          "default-src 'none'; style-src 'sha256-\(Base64.text(of: ContentDigest.sha256Bytes(style)))'; base-uri 'none'; form-action 'none'",
      ])
    html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    html.void("meta", ["name": "color-scheme", "content": "light dark"])
    html.void("meta", ["name": "referrer", "content": "no-referrer"])
    html.element("title", title)
    html.element("style") { $0.raw(style) }
  }

  private func header(in html: inout HTMLWriter) {
    html.element("header") { html in
      html.element("p", ["class": "over"], definitions.programme.title[language])
      html.element("h1", "\(table.total.name) – \(table.period.title(language))")
      facts(in: &html)
    }
  }

  private func facts(in html: inout HTMLWriter) {
    let coverage = table.total.coverage
    html.element("ul", ["class": "facts"]) { html in
      html.element(
        "li",
        language.say("Tính đến ", "As of ") + table.period.to.formatted(language))
      html.element(
        "li",
        language.say(
          "Từ \(coverage.counted)/\(coverage.expected) thôn phải báo cáo",
          "From \(coverage.counted) of \(English.count(coverage.expected, "village")) that should report"))
      html.element("li", table.structure.title[language])
    }
    for note in figures.notes { html.element("p", ["class": "notice"], note[language]) }
    html.element("nav", ["aria-label": language.say("Mục lục", "Contents")]) { html in
      for (id, name) in contents { html.element("a", ["href": "#\(id)"], name[language]) }
    }
  }

  private var contents: [(String, LocalizedText)] {
    [
      ("progress", DashboardPhrases.progress), ("coverage", DashboardPhrases.coverage),
      ("comparison", DashboardPhrases.comparison), ("trend", DashboardPhrases.trend),
      ("quality", DashboardPhrases.quality), ("indicators", DashboardPhrases.indicators),
      ("units", DashboardPhrases.units), ("method", DashboardPhrases.method),
    ]
  }

  private func footer(in html: inout HTMLWriter) {
    html.element("footer") { html in
      html.element(
        "p",
        language.say(
          "Trang này không phải mẫu báo cáo chính thức. Bộ định nghĩa \(definitions.programme.version) (\(definitions.hash.prefix(12))). Bảng kê khai trong tệp cho biết tệp còn nguyên.",
          "This page is not an official form. Definitions \(definitions.programme.version) (\(definitions.hash.prefix(12))). The manifest inside shows whether the file is intact."
        ))
    }
  }

  /// A section under its heading.
  func section(
    _ id: String, _ name: LocalizedText, lead: String? = nil, in html: inout HTMLWriter,
    _ content: (inout HTMLWriter) -> Void
  ) {
    html.element("section", ["id": id, "aria-labelledby": "\(id)-title"]) { html in
      html.element("h2", ["id": "\(id)-title"], name[language])
      if let lead { html.element("p", ["class": "lead"], lead) }
      content(&html)
    }
  }

  /// A fixed text that reports and pages share.
  func say(_ text: ReportText) -> String { definitions.texts[text][language] }
}
