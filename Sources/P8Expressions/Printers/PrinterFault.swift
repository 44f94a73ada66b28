/// What a target language cannot say of an expression.
package enum PrinterFault: Error, Hashable, Sendable {
  /// The name has no place in what is printed.
  case unplaced(ExpressionName)
  /// The least or greatest over rows, as a formula of a workbook.
  case extremumOverRows
  /// A text with both kinds of quotation marks, in XPath.
  case bothQuotationMarks
  /// XPath does not have a function, or not for so many values or of this type.
  case missingInXPath(String)
  case unsaidInDHIS2(ExpressionNode)
}
