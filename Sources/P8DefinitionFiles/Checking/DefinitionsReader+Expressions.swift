import P8Definitions
import P8Expressions
import P8Model

extension DefinitionsReader {
  enum Wanted {
    case truth, number, anything
  }

  /// Checks an expression; reports its fault at its place in the file.
  func check(_ entry: Entry, in scope: ExpressionScope, as wanted: Wanted) -> CheckedExpression? {
    guard let text = entry.text else { return nil }
    do throws(ExpressionFault) {
      return try Self.checked(text, in: scope, as: wanted)
    } catch {
      add(error, at: entry)
      return nil
    }
  }

  /// Reports the fault of an expression at its place in the file.
  func add(_ fault: ExpressionFault, at entry: Entry) {
    faults.add(entry.source(ofLine: fault.line, column: fault.column), .expression(fault.reason))
  }

  /// The only place where the text of an expression is read.
  static func checked(
    _ text: String, in scope: ExpressionScope, as wanted: Wanted
  ) throws(ExpressionFault) -> CheckedExpression {
    let checked = try CheckedExpression(text, in: scope)
    switch wanted {
    case .truth: try checked.requireTruth()
    case .number: try checked.requireNumber()
    case .anything: break
    }
    return checked
  }
}
