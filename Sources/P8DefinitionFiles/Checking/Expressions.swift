import P8Expressions
import P8Model

extension DefinitionsReader {
  /// What an expression must give.
  enum Wanted {
    case truth
    case number
    case anything
  }

  /// Checks an expression; tells its fault at its place in the file.
  func check(_ entry: Entry, in scope: ExpressionScope, as wanted: Wanted) -> CheckedExpression? {
    guard let text = entry.text else { return nil }
    switch Self.checked(text, in: scope, as: wanted) {
    case .success(let checked): return checked
    case .failure(let fault):
      add(fault, at: entry)
      return nil
    }
  }

  /// Tells the fault of an expression at its place in the file.
  func add(_ fault: ExpressionFault, at entry: Entry) {
    faults.add(
      entry.source(ofLine: fault.line, column: fault.column), message: fault.message, hint: fault.hint)
  }

  static func checked(
    _ text: String, in scope: ExpressionScope, as wanted: Wanted
  ) -> Result<CheckedExpression, ExpressionFault> {
    do throws(ExpressionFault) {
      let checked = try CheckedExpression(text, in: scope)
      switch wanted {
      case .truth: try checked.requireTruth()
      case .number: try checked.requireNumber()
      case .anything: break
      }
      return .success(checked)
    } catch {
      return .failure(error)
    }
  }
}
