package import P8Model

/// What is wrong with the text of an expression, and where.
package struct ExpressionFault: Error, Hashable, Sendable {
  /// The line within the text, from 1.
  package let line: Int
  /// The column within the line, in characters, from 1.
  package let column: Int
  package let reason: Reason

  /// What is wrong, with the values that say how.
  package enum Reason: Hashable, Sendable {
    case syntax(SyntaxFault), type(TypeFault)
    /// A name that nothing has, with the nearest ones; with some that there are where none is near.
    case unknown(String, UnknownName, nearest: [String], known: [String])
  }

  /// What does not read as an expression.
  package enum SyntaxFault: Hashable, Sendable {
    case tooLong, chainedComparison, rowKey(String), rowColumn(String, key: String), listAfterIn
    case openBracket(String), tooManyParts, endsEarly, unexpected(String), tooDeep, numberIntoName(String)
    case longNumber(String), openText, character(String), misspelled(String, meant: String)
  }

  /// What reads as an expression and does not fit together.
  package enum TypeFault: Hashable, Sendable {
    case argumentCount(String, count: Int, usage: String), historyArgument(String), roundedDigits
    case needsDate(TypeName), targetArgument, conditions(String), needsNumberColumn(TypeName)
    case unclearSection, countArgument, nestedFigure, functionWithoutBrackets(String), manyRows(String)
    case twoSections, differentLists(String, right: String), differentTypes(TypeName, right: TypeName)
    case differentMeasures(TypeName, right: TypeName), order, needsNumber(TypeName), needsTruth(TypeName)
    /// The whole expression must be true or false, or a number.
    case notATruth
    case notANumber
  }

  /// A name that nothing has.
  package enum UnknownName: Hashable, Sendable {
    case function, indicator, name, column(String), fixedRow(String), section, code(String)
  }

  /// What a part gives, as it is named to people.
  package enum TypeName: Hashable, Sendable {
    case number, text, date, truth, code(list: String)
    /// A number of units of measure, by name and power; empty for a proportion.
    case measured([Power])

    package struct Power: Hashable, Sendable {
      package let measure: LocalizedText
      package let exponent: Int
    }
  }
}

extension ExpressionFault {
  /// A fault of an expression as a whole.
  init(_ reason: Reason) { self.init(line: 1, column: 1, reason: reason) }

  init(at offset: Int, in text: String, _ reason: Reason) {
    let before = text.utf8.prefix(offset)
    let newline = UInt8(ascii: "\n")
    let start = before.lastIndex(of: newline).map { text.utf8.index(after: $0) } ?? text.startIndex
    self.init(
      line: 1 + before.count { $0 == newline },
      column: 1 + text.unicodeScalars[start..<before.endIndex].count, reason: reason)
  }
}
