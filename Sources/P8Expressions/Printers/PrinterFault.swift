package import P8Model

/// What a target language cannot say of an expression.
package struct PrinterFault: Error, Hashable, Sendable {
  package let message: LocalizedText

  init(vi: String, en: String) { message = LocalizedText(vi: vi, en: en) }

  static func unplaced(_ name: ExpressionName) -> PrinterFault {
    PrinterFault(
      vi: "“\(name.text)” không có chỗ trong bản in này", en: "“\(name.text)” has no place in this output")
  }
}
