/// What a workbook says about itself.
public struct DocumentProperties: Hashable, Sendable {
  /// The value of a property of one's own.
  public enum CustomValue: Hashable, Sendable {
    case text(String), whole(Int), number(Double), boolean(Bool)
    /// A day and time, in UTC.
    case date(SerialDate.Moment)
  }

  /// A property of one's own.
  public struct CustomProperty: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: CustomValue

    /// A property of a name of one's own.
    public init(_ name: String, _ value: CustomValue) { (self.name, self.value) = (name, value) }
  }

  /// The title.
  public var title: String?
  package var subject: String?
  /// Who made it.
  public var author: String?
  /// Who saved it last; written as the author where nil.
  package var lastModifiedBy: String?
  /// Words to find it by.
  package var keywords: String?
  /// What it is about.
  package var summary: String?
  package var category: String?
  package var company: String?
  package var manager: String?
  /// The language: `vi-VN`.
  public var language: String?
  /// When it was made, in UTC; left out if nil, never taken from the clock.
  public var created: SerialDate.Moment?
  /// When it was last changed, in UTC; left out if nil, never taken from the clock.
  public var modified: SerialDate.Moment?
  /// The program that saved a workbook that was read; nothing is written of it.
  package internal(set) var application: String?
  /// Properties of one's own.
  public var custom: [CustomProperty]

  /// What is not named is not written.
  public init(
    title: String? = nil, subject: String? = nil, author: String? = nil, keywords: String? = nil,
    summary: String? = nil, category: String? = nil, company: String? = nil, manager: String? = nil,
    language: String? = nil, created: SerialDate.Moment? = nil, modified: SerialDate.Moment? = nil,
    custom: [CustomProperty] = []
  ) {
    (self.title, self.subject, self.author, self.keywords) = (title, subject, author, keywords)
    (self.summary, self.category, self.company, self.manager) = (summary, category, company, manager)
    (self.language, self.created, self.modified, self.custom) = (language, created, modified, custom)
  }
}
