package import P8Definitions
package import P8Model

/// Reads the texts of one row that a person typed, as a form's cells are read.
package struct RowReader: Sendable {
  private let interpreter: CellInterpreter

  /// - Parameter codeLists: The code lists by id.
  package init(codeLists: [String: CodeList]) {
    interpreter = CellInterpreter(codeLists: codeLists)
  }

  /// The cells of a row.
  ///
  /// - Parameters:
  ///   - section: The section that the row is of.
  ///   - texts: The texts by column.
  /// - Returns: For each column its cell; nil where nothing was typed.
  package func cells(of section: SectionDefinition, texts: [String: String]) -> [ReportCell?] {
    section.columns.map { column in
      guard let text = texts[column.id], !text.isEmpty else { return nil }
      let cell = interpreter.cell(typed: text, type: column.type)
      // What is typed is text; that needs a word in a workbook only.
      if let cell, let value = cell.value, cell.defect?.certainty == .certain {
        return ReportCell(text: cell.text, value: value)
      }
      return cell
    }
  }
}
