import P8Forms
import P8Definitions
import P8Intake
import P8Model
import P8Presentation

/// Reads a file of a batch by what it is: a form's workbook, a filled form of a phone, or a table as delimited text.
struct ReportReader: Sendable {
  private let forms: FormReader
  private let tables: TableReader
  private let submissions: SubmissionReader

  init(_ definitions: Definitions) {
    forms = FormReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts,
      passingOver: MarkedSheets.names
    ) { $0.reasonWords }
    submissions = SubmissionReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts)
    tables = TableReader(
      layouts: definitions.allTables, codeLists: definitions.codeLists, texts: definitions.texts)
  }

  /// The report as it stands in the file.
  ///
  /// - Parameter form: The form as which a file without a stamp is read; nil for the one that fits best.
  func read(
    _ bytes: [UInt8], file: SourceFile, as form: String? = nil
  ) throws(FormRefusal) -> FieldReport {
    if SubmissionReader.reads(file.path, bytes) { return try submissions.read(bytes, file: file) }
    return TableReader.reads(file.path, bytes)
      ? try tables.read(bytes, file: file, as: form) : try forms.read(bytes, file: file, as: form)
  }
}
