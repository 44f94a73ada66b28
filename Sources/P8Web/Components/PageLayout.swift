import P8Definitions
import P8Model
import P8Presentation

/// What every page has around its content: who is signed in, the navigation, the language, and the footer.
struct PageLayout {
  enum Width: String {
    /// Text and forms.
    case reading
    /// Tables.
    case wide
  }

  let visit: Visit
  let title: String
  let width: Width
  /// Style sheets beside the site's own.
  let styles: [Assets.Name]

  func bytes(_ content: (inout HTMLWriter) -> Void) -> [UInt8] {
    var html = HTMLWriter()
    html.element("html", ["lang": visit.language.rawValue]) { html in
      html.element("head") { head(in: &$0) }
      // For the script, which keeps what one person wrote from another's eyes.
      html.element(
        "body",
        [
          "data-person": visit.person.map { "\($0.id)" },
          "data-sure": visit.person.map { _ in visit.say(.waitingSure) },
        ]
      ) { html in
        html.element("a", ["class": "skip", "href": "#content"], visit.say(.skip))
        header(in: &html)
        html.element("main", ["id": "content", "class": width.rawValue, "tabindex": "-1"]) { html in
          notice(in: &html)
          html.element("h1", title)
          content(&html)
        }
        footer(in: &html)
      }
    }
    return html.bytes
  }

  private func head(in html: inout HTMLWriter) {
    html.void("meta", ["charset": "utf-8"])
    html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    html.void("meta", ["name": "color-scheme", "content": "light dark"])
    html.element("title", "\(title) – \(visit.say(.siteName))")
    for style in [.style] + styles {
      html.void("link", ["rel": "stylesheet", "href": Assets.path(of: style)])
    }
    html.void("link", ["rel": "icon", "type": "image/svg+xml", "href": Assets.path(of: .icon)])
    html.void("link", ["rel": "manifest", "href": "/site.webmanifest"])
    html.element("script", ["type": "module", "src": Assets.path(of: .script)], "")
  }

  private func header(in html: inout HTMLWriter) {
    html.element("header", ["class": "site"]) { html in
      html.element("div", ["class": "top"]) { html in
        html.element("a", ["class": "brand", "href": "/"], visit.say(.siteName))
        html.element("div", ["class": "who"]) { html in
          language(in: &html)
          person(in: &html)
        }
      }
      navigation(in: &html)
      if visit.options.isReadOnly { html.element("p", ["class": "band"], visit.say(.readOnlyBand)) }
    }
  }

  private func navigation(in html: inout HTMLWriter) {
    guard let role = visit.person?.role else { return }
    let entries = Pages.menu.filter { $0.route.isOpen(to: role) }.map(\.entry)
    html.element("nav", ["aria-label": visit.say(.navigation)]) { html in
      html.element("ul") { html in
        for entry in entries {
          html.element("li") { html in
            html.element(
              "a", ["href": entry.path, "aria-current": isCurrent(entry) ? "page" : nil],
              visit.say(entry.text))
          }
        }
      }
    }
  }

  private func isCurrent(_ entry: MenuEntry) -> Bool {
    visit.path == entry.path || entry.path != "/" && visit.path.hasPrefix("\(entry.path)/")
  }

  /// The other language, named in itself.
  private func language(in html: inout HTMLWriter) {
    let other: Language = visit.language == .vi ? .en : .vi
    html.form("/language", token: visit.formToken, class: "inline") { html in
      html.hidden("language", other.rawValue)
      html.hidden("return", visit.returnPath)
      html.element(
        "button", ["class": "plain", "type": "submit", "lang": other.rawValue],
        visit.definitions.texts[WebText.languageName][other])
    }
  }

  private func person(in html: inout HTMLWriter) {
    guard let person = visit.person else { return }
    html.element("a", ["class": "person", "href": "/account"], person.name)
    html.form("/sign-out", token: visit.formToken, class: "inline") { html in
      html.element("button", ["class": "plain", "type": "submit"], visit.say(.signOut))
    }
  }

  /// What the form before this page has done.
  private func notice(in html: inout HTMLWriter) {
    guard let notice = visit.query["done"].flatMap(Notice.init) else { return }
    html.element("p", ["class": "done", "role": "status"], visit.say(notice.text))
  }

  private func footer(in html: inout HTMLWriter) {
    let programme = visit.definitions.programme
    html.element("footer") { html in
      html.element("p", "\(programme.title[visit.language]) · \(programme.version)")
    }
  }
}
