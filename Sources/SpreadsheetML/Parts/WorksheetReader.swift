import XMLStream

/// What of a sheet is wanted besides values.
struct SheetWishes {
  var formulas = false
  /// Cells that have a formula but no value, without the formula's text.
  var formulaMarks = false
  var blankCells = false
  /// What may be entered where.
  var validations = true
}

/// Reads the part of one sheet, row by row.
final class WorksheetReader: PartHandler {
  // Nobody else can reach the scanner while it works.
  @exclusivity(unchecked)
  private var scanner: SheetScanner

  init(
    context: SheetContext, wishes: SheetWishes, receive: @escaping (borrowing SheetRow) -> ReadingStep
  ) {
    unsafe scanner = SheetScanner(context: context, wishes: wishes, receive: receive)
  }

  var fault: WorkbookFault? { unsafe scanner.fault }
  var isFinished: Bool { unsafe scanner.isFinished }

  /// The details once the part has ended.
  func finish() -> SheetDetails { unsafe scanner.finish() }

  func begin(names: borrowing XMLNameTable) {
    unsafe scanner.words = names.vocabulary(of: WorksheetReader.self) { SheetWords($0) }
  }

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    unsafe scanner.startElement(name, in: namespace, attributes: attributes)
  }

  func endElement(_ name: XMLName, in namespace: XMLName) { unsafe scanner.endElement() }

  func characters(_ text: borrowing Span<UInt8>) { unsafe scanner.characters(text) }
}
