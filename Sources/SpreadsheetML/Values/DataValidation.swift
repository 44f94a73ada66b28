/// What may be typed into some cells, and what is said to who types something else.
public struct DataValidation: Hashable, Sendable {
  /// What is allowed.
  public enum Rule: Hashable, Sendable {
    /// Anything; only the prompt is shown.
    case any
    /// One of these; together at most 255 characters, none with a comma.
    case list([String])
    /// One of the cells that a formula names: `'All items'!$A$2:$A$20` or a defined name.
    case listFrom(String)
    case whole(Limit)
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
    case equal(String), notEqual(String), greaterThan(String), lessThan(String), atLeast(String)
    case atMost(String)
  }

  /// What happens with a wrong value.
  public enum ErrorStyle: String, Hashable, Sendable {
    case stop, warning, information
  }

  /// The cells.
  public var ranges: [CellRange]
  /// What is allowed.
  public var rule: Rule
  /// Whether an empty cell is allowed.
  public var allowsBlank: Bool
  /// The title of the note at the cell; at most 32 characters.
  package var promptTitle: String?
  /// The note at the cell; at most 255 characters.
  public var prompt: String?
  /// The title of the message; at most 32 characters.
  package var errorTitle: String?
  /// The message about a wrong value; at most 255 characters.
  public var error: String?
  /// What happens with a wrong value.
  package var errorStyle: ErrorStyle

  package init(
    range: CellRange, rule: Rule, promptTitle: String? = nil, prompt: String? = nil,
    errorTitle: String? = nil, error: String? = nil, errorStyle: ErrorStyle = .stop, allowsBlank: Bool = true
  ) {
    self.init(
      ranges: [range], rule: rule, promptTitle: promptTitle, prompt: prompt, errorTitle: errorTitle,
      error: error, errorStyle: errorStyle, allowsBlank: allowsBlank)
  }

  /// A validation of several ranges.
  public init(
    ranges: [CellRange], rule: Rule, promptTitle: String? = nil, prompt: String? = nil,
    errorTitle: String? = nil, error: String? = nil, errorStyle: ErrorStyle = .stop, allowsBlank: Bool = true
  ) {
    (self.ranges, self.rule, self.promptTitle, self.prompt) = (ranges, rule, promptTitle, prompt)
    (self.errorTitle, self.error, self.errorStyle) = (errorTitle, error, errorStyle)
    self.allowsBlank = allowsBlank
  }
}

extension DataValidation.Limit {
  /// The limit that a file states; what it does not state is empty.
  init(comparison: String?, _ first: String, _ second: String) {
    switch comparison {
    case "notBetween": self = .notBetween(first, second)
    case "equal": self = .equal(first)
    case "notEqual": self = .notEqual(first)
    case "greaterThan": self = .greaterThan(first)
    case "lessThan": self = .lessThan(first)
    case "greaterThanOrEqual": self = .atLeast(first)
    case "lessThanOrEqual": self = .atMost(first)
    default: self = .between(first, second)
    }
  }

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

extension DataValidation.Rule {
  /// The rule that a file states by its type, comparison and formulas.
  init(type: String?, comparison: String?, _ first: String, _ second: String) {
    let limit = DataValidation.Limit(comparison: comparison, first, second)
    switch type {
    case "list": self = Self.listed(first).map { .list($0) } ?? .listFrom(first)
    case "whole": self = .whole(limit)
    case "decimal": self = .decimal(limit)
    case "date": self = .date(limit)
    case "time": self = .time(limit)
    case "textLength": self = .textLength(limit)
    case "custom": self = .custom(first)
    default: self = .any
    }
  }

  /// The entries of a list that stands in the formula itself, `"Yes,No"`; nil where it stands in cells.
  private static func listed(_ formula: String) -> [String]? {
    guard formula.utf8.count >= 2, formula.hasPrefix("\""), formula.hasSuffix("\"") else { return nil }
    return formula.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false).map {
      entry in
      let words = entry.drop { $0 == " " }
      return String(words.reversed().drop { $0 == " " }.reversed()).replacing("\"\"", with: "\"")
    }
  }

  /// The word of the format, and the comparison where there is one.
  var described: (type: String?, limit: DataValidation.Limit?) {
    switch self {
    case .any: (nil, nil)
    case .list, .listFrom: ("list", nil)
    case .whole(let limit): ("whole", limit)
    case .decimal(let limit): ("decimal", limit)
    case .date(let limit): ("date", limit)
    case .time(let limit): ("time", limit)
    case .textLength(let limit): ("textLength", limit)
    case .custom: ("custom", nil)
    }
  }

  /// The formulas as the file holds them.
  var formulas: [String] {
    switch self {
    case .any: []
    case .list(let values):
      ["\"" + values.map { $0.replacing("\"", with: "\"\"") }.joined(separator: ",") + "\""]
    case .listFrom(let formula), .custom(let formula): [formula]
    case .whole(let limit), .decimal(let limit), .date(let limit), .time(let limit), .textLength(let limit):
      limit.formulas
    }
  }
}
