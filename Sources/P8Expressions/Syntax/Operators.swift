/// An operation on two numbers.
package enum ArithmeticOperator: String, Hashable, Sendable {
  /// Plus.
  case add = "+"
  /// Minus.
  case subtract = "-"
  /// Times.
  case multiply = "*"
  /// Divided by.
  case divide = "/"
}

/// A comparison of two values.
package enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
  /// Is the same.
  case equal = "="
  /// Is not the same.
  case notEqual = "!="
  /// Is smaller or earlier.
  case less = "<"
  /// Is smaller, earlier or the same.
  case lessOrEqual = "<="
  /// Is greater or later.
  case greater = ">"
  /// Is greater, later or the same.
  case greaterOrEqual = ">="

  /// The comparison that holds where this one does not.
  package var negated: ComparisonOperator {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}
