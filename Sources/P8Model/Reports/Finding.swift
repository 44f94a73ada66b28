/// One thing that is wrong with a report, at its place, with the words in which it is reported.
///
/// The record is a contract that scripts call (design, section 6).
public struct Finding: Hashable, Sendable, Codable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// The report cannot count before this is corrected.
    case error
    /// May be right, but needs a word.
    case warning
    /// Worth knowing.
    case note

    /// Whether the first severity is worse.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .note: 2
      }
    }
  }

  /// What it does to the data, apart from how bad it is.
  public enum Effect: String, Hashable, Sendable, Codable {
    /// Nothing of the file is stored.
    case rejectFile = "reject-file"
    /// The row is held back.
    case holdRow = "hold-row"
    /// The cell is held back.
    case holdCell = "hold-cell"
    case none
  }

  /// How sure a proposed repair is.
  public enum Certainty: String, Hashable, Sendable, Codable {
    /// Only spacing, digit forms or Unicode form differ: may be applied without a person.
    case certain
    /// Other cells say the same.
    case likely
    case guess
  }

  /// Where it is, as a person finds it.
  public struct Place: Hashable, Sendable, Codable {
    /// The path of the file.
    public let file: String
    /// The SHA-256 of the file; nil where it could not be read.
    public let sha256: String?
    /// The sheet; nil for the file as a whole.
    public let sheet: String?
    /// The address: `D17`; nil for the sheet as a whole.
    public let cell: String?
    /// The row, from 1.
    public let row: Int?
    /// The column in letters.
    public let column: String?
    /// The headers above the cell, from the top.
    public let header: [String]

    /// Creates a place.
    public init(
      file: String, sha256: String?, sheet: String? = nil, cell: String? = nil, row: Int? = nil,
      column: String? = nil, header: [String] = []
    ) {
      (self.file, self.sha256, self.sheet, self.cell, self.row) = (file, sha256, sheet, cell, row)
      (self.column, self.header) = (column, header)
    }
  }

  /// What the figure means, whatever the layout.
  public struct Subject: Hashable, Sendable, Codable {
    /// The unit with its structure; nil where it is unknown.
    public let unit: String?
    /// The period; nil where it is unknown.
    public let period: String?
    /// The section and column: `communication_team.members`.
    public let field: String?

    /// Creates a subject.
    public init(unit: String?, period: String?, field: String? = nil) {
      (self.unit, self.period, self.field) = (unit, period, field)
    }
  }

  /// The two sides of a comparison that does not hold, both computed.
  public struct Expectation: Hashable, Sendable, Codable {
    /// The left side in words of the form.
    public let left: String
    /// Its value.
    public let leftValue: String
    /// The operator.
    public let `operator`: String
    /// The right side in words of the form.
    public let right: String
    /// Its value.
    public let rightValue: String

    /// Creates an expectation.
    public init(left: String, leftValue: String, operator: String, right: String, rightValue: String) {
      (self.left, self.leftValue) = (left, leftValue)
      self.operator = `operator`
      (self.right, self.rightValue) = (right, rightValue)
    }
  }

  /// Another cell that has to do with it.
  public struct Related: Hashable, Sendable, Codable {
    /// The sheet.
    public let sheet: String
    /// The address.
    public let cell: String
    /// The name of the field.
    public let role: String
    /// The text as written.
    public let text: String

    /// Creates a reference.
    public init(sheet: String, cell: String, role: String, text: String) {
      (self.sheet, self.cell, self.role, self.text) = (sheet, cell, role, text)
    }
  }

  /// The row in which it was found, as written: for people who look at the result, not part of the record.
  public struct RowText: Hashable, Sendable, Codable {
    /// A cell that holds something.
    public struct Cell: Hashable, Sendable, Codable {
      /// The column in letters.
      public let column: String
      /// The text.
      public let text: String

      /// Creates a cell.
      public init(column: String, text: String) { (self.column, self.text) = (column, text) }
    }

    /// The cells that hold anything, from left to right.
    public let cells: [Cell]

    /// Creates a row.
    public init(_ cells: [Cell]) { self.cells = cells }
  }

  /// A repair that is proposed.
  public struct Suggestion: Hashable, Sendable, Codable {
    /// What to do.
    public enum Action: String, Hashable, Sendable, Codable {
      /// Put ``with`` into ``cell``.
      case replace
      /// Ask the village.
      case ask
    }

    /// What ``with`` is, so that a program can put it into a cell.
    public enum Kind: String, Hashable, Sendable, Codable {
      /// A number in plain digits with a point.
      case number
      /// A day: 15/07/2023.
      case date
      case text
    }

    /// What to do.
    public let action: Action
    /// The cell.
    public let cell: String?
    /// The new text.
    public let with: String?
    /// What the new text is; nil where nothing is to be put.
    public let kind: Kind?
    /// How sure it is.
    public let certainty: Certainty
    /// What is said.
    public let message: LocalizedText

    /// Creates a repair.
    public init(
      action: Action, cell: String?, with: String?, kind: Kind? = nil, certainty: Certainty,
      message: LocalizedText
    ) {
      (self.action, self.cell, self.with, self.kind) = (action, cell, with, kind)
      (self.certainty, self.message) = (certainty, message)
    }
  }

  /// Whether it was there in an earlier run.
  public enum State: String, Hashable, Sendable, Codable {
    /// Not seen before.
    case new
    /// Seen before and still there.
    case present
    /// Seen before and gone.
    case gone
  }

  /// Why a finding may stand.
  public struct Waiver: Hashable, Sendable, Codable {
    /// Who says so.
    public let by: String
    /// Why.
    public let reason: String
    /// When.
    public let on: CalendarDate

    /// Creates a waiver.
    public init(by: String, reason: String, on: CalendarDate) {
      (self.by, self.reason, self.on) = (by, reason, on)
    }
  }

  /// The code: `P8-SUM-001`.
  public let code: String
  /// The id of the rule or check.
  public let rule: String
  /// How bad it is.
  public let severity: Severity
  /// What it does to the data.
  public let effect: Effect
  /// Where it is.
  public let at: Place
  /// What it is about.
  public let about: Subject
  /// The text as written; nil where nothing was.
  public let found: String?
  /// The two sides; nil where it is no comparison.
  public let expected: Expectation?
  /// Other cells that have to do with it.
  public let related: [Related]
  /// What is said.
  public let message: LocalizedText
  /// Repairs, at most three.
  public let suggestions: [Suggestion]
  /// Fingerprints of the findings that made this impossible to judge.
  public let causedBy: [String]
  /// The same for the same fault of the same figure, wherever its row has moved to.
  public let fingerprint: String
  /// Whether it was there before.
  public var state: State
  /// Why it may stand; nil where nobody said.
  public var waiver: Waiver?
  /// The row in which it was found; nil where it is of no row, or was read back from a result.
  public var row: RowText?

  /// Creates a finding.
  public init(
    code: String, rule: String, severity: Severity, effect: Effect, at: Place, about: Subject,
    found: String?, expected: Expectation?, related: [Related], message: LocalizedText,
    suggestions: [Suggestion], causedBy: [String], fingerprint: String, state: State = .new,
    waiver: Waiver? = nil, row: RowText? = nil
  ) {
    (self.code, self.rule, self.severity, self.effect, self.at) = (code, rule, severity, effect, at)
    (self.about, self.found, self.expected, self.related) = (about, found, expected, related)
    (self.message, self.suggestions, self.causedBy) = (message, suggestions, causedBy)
    (self.fingerprint, self.state, self.waiver, self.row) = (fingerprint, state, waiver, row)
  }
}

extension Finding {
  /// Whether it still asks for something: it is there, and nobody with a name and a reason lets it stand.
  public var isOpen: Bool { waiver == nil && state != .gone }

  /// Whether it keeps its report from counting.
  public var isOpenError: Bool { severity == .error && isOpen }

  /// Whether somebody may let it stand: a value that cannot be read, or a file that cannot be taken, is corrected.
  public var canBeWaived: Bool {
    switch effect {
    case .rejectFile, .holdCell: false
    case .holdRow, .none: true
    }
  }
}
