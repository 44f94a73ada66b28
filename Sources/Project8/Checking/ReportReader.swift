import P8Forms
import P8Definitions
import P8Intake
import P8Model
import P8Presentation
import SpreadsheetML

/// Reads a file of a batch by what it is: a form's workbook, a filled form of a phone, or a table as delimited text.
struct ReportReader: Sendable {
  /// A report by itself in a file that holds several: its name in that file, and its own bytes.
  typealias Part = (name: String, bytes: [UInt8])

  private let forms: FormReader
  private let tables: TableReader
  private let submissions: SubmissionReader
  private let exports: SubmissionTables
  private let texts: TextCatalogue

  init(_ definitions: Definitions) {
    forms = FormReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts,
      passingOver: MarkedSheets.names
    ) { $0.reasonWords }
    submissions = SubmissionReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts)
    texts = definitions.texts
    exports = SubmissionTables(forms: definitions.forms, texts: definitions.texts)
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

  // MARK: - Several reports in a file

  /// The files in an archive, or the submissions that a form server put into one; nil for any other file.
  ///
  /// - Throws: Why the archive cannot be unpacked, or its tables are of no submissions of ours.
  func archived(_ bytes: [UInt8], file: SourceFile) throws(FormRefusal) -> [Part]? {
    guard ReportArchive.isArchive(file.path, bytes) else { return nil }
    let archive: ReportArchive?
    do throws(WorkbookFault) {
      archive = try ReportArchive(bytes)
    } catch {
      throw FormRefusal(
        file: file, check: error.code == .limitExceeded ? IntakeCheck.tooLarge : IntakeCheck.damaged,
        reason: error.reasonWords)
    }
    guard let archive else { return nil }
    guard !archive.files.isEmpty else {
      throw FormRefusal(
        file: file, check: IntakeCheck.empty, reason: texts[FormText.emptyArchive])
    }
    let tables = archive.files.compactMap { member in
      TableReader.reads(member.name, member.bytes) ? ExportedTable(member.bytes, name: member.name) : nil
    }
    guard tables.contains(where: \.isOfSubmissions) else { return archive.files }
    let json = try exports.json(tables, file: file)
    // One submission is read as the whole; what is wrong with it is told of the whole too.
    return submissions.parts(json) ?? [("json", json)]
  }

  /// The submissions of a file of which several count, or the villages of a table, each by itself; nil for any other file.
  func parts(_ bytes: [UInt8], file: SourceFile) throws(FormRefusal) -> [Part]? {
    if SubmissionReader.reads(file.path, bytes) { return submissions.parts(bytes) }
    return TableReader.reads(file.path, bytes) ? nil : try forms.parts(of: bytes, file: file)
  }
}
