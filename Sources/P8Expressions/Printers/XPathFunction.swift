/// The functions that forms on the phone may use: those that JavaRosa (ODK Collect, KoboCollect) and Enketo (web forms
/// of ODK Central and KoboToolbox) both know.
///
/// Taken from `XPathFuncExpr.java` of getodk/javarosa and from `openrosa-extensions.js` of
/// enketo/openrosa-xpath-evaluator, beside XPath 1.0 as far as JavaRosa has it. It has neither `floor` nor `ceiling`:
/// Collect stops where a form calls them.
package enum XPathFunction {
  /// Their names.
  package static let known: Set<String> = [
    "boolean", "coalesce", "concat", "count", "date", "decimal-date-time", "false", "if", "int", "max", "min",
    "not", "number", "position", "round", "selected", "string", "string-length", "sum", "translate", "true",
  ]

  /// Operators and kinds of nodes that are written before a bracket as functions are.
  private static let words: Set<String> = ["and", "or", "div", "mod", "not"]

  /// The functions that an expression calls; texts in quotation marks call none.
  package static func called(in expression: String) -> Set<String> {
    var names: Set<String> = []
    var name = ""
    var quote: Character?
    for character in expression {
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "'", "\"":
        quote = character
        name = ""
      case "(":
        if !name.isEmpty, !words.contains(name) || name == "not" { names.insert(name) }
        name = ""
      case _ where character.isLetter || character.isNumber || character == "-" || character == "_":
        name.append(character)
      default: name = ""
      }
    }
    return names
  }
}
