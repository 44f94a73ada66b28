/// What a workbook says about itself.
public struct WorkbookProperties: Sendable, Hashable {
  /// A property that somebody added.
  public struct Custom: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The type as the file names it: `lpwstr`, `i4`, `bool`, `filetime`, `r8`.
    public let type: String
    /// The value as it was written.
    public let text: String
  }

  /// The title.
  public internal(set) var title: String?
  /// The subject.
  public internal(set) var subject: String?
  /// Who made it.
  public internal(set) var creator: String?
  /// Words to find it by.
  public internal(set) var keywords: String?
  /// What it is about.
  public internal(set) var summary: String?
  /// The kind of document.
  public internal(set) var category: String?
  /// The language.
  public internal(set) var language: String?
  /// Who saved it last.
  public internal(set) var lastModifiedBy: String?
  /// When it was made, as written: `2026-03-05T07:30:00Z`.
  public internal(set) var created: String?
  /// When it was saved last, as written.
  public internal(set) var modified: String?
  /// The program that saved it.
  public internal(set) var application: String?
  /// The version of the program.
  public internal(set) var applicationVersion: String?
  /// The organisation.
  public internal(set) var company: String?
  /// The person in charge.
  public internal(set) var manager: String?
  /// The properties that somebody added.
  public internal(set) var custom: [Custom] = []

  /// Creates properties of which nothing is known.
  public init() {}
}
