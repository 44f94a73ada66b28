import P8Model
import Project8

/// The switch of languages that every page has; the browser keeps the choice.
enum LanguagePage: Page {
  static let routes: [Route] = [
    .post("/language", .visitor, changesRegistry: false) { visit in
      guard let language = visit.form["language"].flatMap(Language.init) else { throw Refusal.malformed }
      return .redirect(to: LocalPath.safe(visit.form["return"])).setting(cookie(language, visit))
    }
  ]

  /// The cookie that keeps a language for a year.
  static func cookie(_ language: Language, _ visit: Visit) -> String {
    SiteCookie.language.setting(
      language.rawValue, seconds: 365 * 86_400, isSecure: visit.options.isSecure)
  }
}
