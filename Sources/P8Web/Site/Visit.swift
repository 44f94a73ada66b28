import P8Definitions
import P8Model
import P8Presentation
import Project8

/// One request on its way: who asks, in which language, and what came with it.
struct Visit: Sendable {
  let site: Site
  /// The path that was asked for, without its query.
  let path: String
  /// The parts of the path that stand for any text.
  let parameters: [String: String]
  let query: FormFields
  /// Where a form that belongs to every page, such as that of the language, leads back to.
  let returnPath: String
  /// The cookie that says who is signed in; nil where there is none.
  var sessionToken: String?
  /// Who is signed in; nil for a visitor.
  var session: Session?
  var language: Language
  /// What each form must carry.
  var formToken = ""
  /// From where the request comes, for locks after wrong passwords.
  let address: String
  /// The fields of the form that came with the request.
  var form = FormFields()
  /// The files that came with it.
  var files: UploadedFiles?

  var options: WebOptions { site.options }
  var definitions: Definitions { site.workspace.definitions }
  var person: Person? { session?.person }

  /// The workspace of the person who is signed in, whose rights bound what it does.
  ///
  /// - Throws: ``Refusal/signedOut`` where nobody is: a visitor never works with the rights of whoever started the site.
  var workspace: Workspace {
    get throws {
      guard let person else { throw Refusal.signedOut }
      return site.workspace.acting(as: person)
    }
  }

  /// Does what takes milliseconds and blocks.
  func quickly<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    try await site.quickWork.run(work)
  }

  /// Does what takes longer, without a page of others waiting for it.
  func patiently<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    try await site.longWork.run(work)
  }

  /// Does what hashes a password.
  func hashing<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    try await site.passwordWork.run(work)
  }

  // MARK: - Words

  /// A fixed text.
  func say(_ text: WebText) -> String { definitions.texts[text][language] }

  /// A fixed text with its values.
  func say(_ text: WebText, _ values: [String: String]) -> String {
    definitions.texts.filled(text, with: values)[language]
  }

  // MARK: - Answers

  /// A page of the site.
  func page(
    _ title: String, width: PageLayout.Width = .reading, styles: [Assets.Name] = [],
    _ content: (inout HTMLWriter) -> Void
  ) -> Answer {
    .html(PageLayout(visit: self, title: title, width: width, styles: styles).bytes(content))
  }
}
