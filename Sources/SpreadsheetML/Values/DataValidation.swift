/// What may be typed into some cells, and what is said to who types something else.
public struct DataValidation: Hashable, Sendable {
  /// What is allowed.
  public enum Kind: Hashable, Sendable {
    /// Anything; only the prompt is shown.
    case any
    /// One of these; together at most 255 characters, none with a comma.
    case list([String])
    /// One of the cells that a formula names: `'Danh mục'!$A$2:$A$20` or a defined name.
    case listFrom(String)
    /// Whole numbers.
    case whole(Limit)
    /// Numbers.
    case decimal(Limit)
    /// Days, as serial numbers or formulas.
    case date(Limit)
    /// Times of day, as fractions or formulas.
    case time(Limit)
    /// Text by its length.
    case textLength(Limit)
    /// What makes the formula true.
    case custom(String)
  }

  /// A comparison with formulas; a number is a formula too.
  public enum Limit: Hashable, Sendable {
    /// From the first to the second, both allowed.
    case between(String, String)
    /// Outside of the two.
    case notBetween(String, String)
    /// The same as.
    case equal(String)
    /// Different from.
    case notEqual(String)
    /// More than.
    case greaterThan(String)
    /// Less than.
    case lessThan(String)
    /// The same or more.
    case atLeast(String)
    /// The same or less.
    case atMost(String)

    /// The word of the format for the comparison.
    var operatorName: String {
      switch self {
      case .between: "between"
      case .notBetween: "notBetween"
      case .equal: "equal"
      case .notEqual: "notEqual"
      case .greaterThan: "greaterThan"
      case .lessThan: "lessThan"
      case .atLeast: "greaterThanOrEqual"
      case .atMost: "lessThanOrEqual"
      }
    }

    /// The one or two formulas.
    var formulas: [String] {
      switch self {
      case .between(let low, let high), .notBetween(let low, let high): [low, high]
      case .equal(let one), .notEqual(let one), .greaterThan(let one), .lessThan(let one), .atLeast(let one),
        .atMost(let one):
        [one]
      }
    }
  }

  /// What happens with a wrong value.
  public enum ErrorStyle: String, Hashable, Sendable {
    /// It is refused.
    case stop
    /// The user is asked.
    case warning
    /// The user is told.
    case information
  }

  /// The cells.
  public var ranges: [CellRange]
  /// What is allowed.
  public var kind: Kind
  /// Whether an empty cell is allowed.
  public var allowsBlank: Bool
  /// The title of the note at the cell; at most 32 characters.
  public var promptTitle: String?
  /// The note at the cell; at most 255 characters.
  public var prompt: String?
  /// The title of the message; at most 32 characters.
  public var errorTitle: String?
  /// The message about a wrong value; at most 255 characters.
  public var error: String?
  /// What happens with a wrong value.
  public var errorStyle: ErrorStyle

  /// Creates a validation for one range.
  public init(
    range: CellRange, kind: Kind, promptTitle: String? = nil, prompt: String? = nil,
    errorTitle: String? = nil, error: String? = nil, errorStyle: ErrorStyle = .stop, allowsBlank: Bool = true
  ) {
    self.init(
      ranges: [range], kind: kind, promptTitle: promptTitle, prompt: prompt, errorTitle: errorTitle,
      error: error, errorStyle: errorStyle, allowsBlank: allowsBlank)
  }

  /// Creates a validation for several ranges.
  public init(
    ranges: [CellRange], kind: Kind, promptTitle: String? = nil, prompt: String? = nil,
    errorTitle: String? = nil, error: String? = nil, errorStyle: ErrorStyle = .stop, allowsBlank: Bool = true
  ) {
    self.ranges = ranges
    self.kind = kind
    self.promptTitle = promptTitle
    self.prompt = prompt
    self.errorTitle = errorTitle
    self.error = error
    self.errorStyle = errorStyle
    self.allowsBlank = allowsBlank
  }
}
