/// How a name stands in a formula.
///
/// What asks first whether the name is known can then take its cell as it is, which keeps formulas short.
package struct ExcelOperand: Hashable, Sendable {
  /// Its value: an empty text where it is not known.
  let value: String
  /// Its value, behind the question whether it is known.
  let plain: String
  /// A condition that is TRUE where it is known; nil where it always is.
  let isKnown: String?
  /// For a name out of a list: the cell with the label.
  let cell: String
  /// For a name out of a list: what the cell shows for each code, as an operand.
  let labels: [String: String]

  /// A cell or a range whose value is unknown where it is empty.
  package init(_ reference: String) {
    self.init(value: reference, plain: reference, isKnown: "NOT(\(reference)=\"\")")
  }

  /// A value that is always known.
  package static func constant(_ text: String) -> ExcelOperand {
    ExcelOperand(value: text, plain: text, isKnown: nil)
  }

  /// A cell that holds more than the values that count.
  /// - Parameter value: Its value: an empty text where it is not known.
  /// - Parameter plain: Its value, behind the question whether it is known.
  /// - Parameter isKnown: A condition that is TRUE where it is known; nil where it always is.
  /// - Parameter cell: For a name out of a list: the cell with the label.
  /// - Parameter labels: For a name out of a list: what the cell shows for each code, as an operand: a text
  ///   in quotation marks or a cell that holds it.
  package init(
    value: String, plain: String, isKnown: String?, cell: String = "", labels: [String: String] = [:]
  ) {
    (self.value, self.plain, self.isKnown, self.cell, self.labels) = (value, plain, isKnown, cell, labels)
  }

  /// A text in a formula.
  package static func text(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
