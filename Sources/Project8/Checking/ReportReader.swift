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

  /// - Parameters:
  ///   - definitions: The definitions.
  ///   - corrections: What a person has said of headers.
  init(_ definitions: Definitions, correctedBy corrections: [HeaderCorrection] = []) {
    let read =
      corrections.isEmpty
      ? definitions.forms : definitions.forms.mapValues { $0.corrected(by: corrections) }
    forms = FormReader(
      forms: read, codeLists: definitions.codeLists, texts: definitions.texts,
      passingOver: MarkedSheets.names, namesVillage: UnitMatcher.namesVillage
    ) { $0.reasonWords }
    submissions = SubmissionReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts)
    texts = definitions.texts
    exports = SubmissionTables(forms: definitions.forms, texts: definitions.texts)
    tables = TableReader(
      layouts: definitions.allTables(of: read), codeLists: definitions.codeLists, texts: definitions.texts,
      words: KnownWords(definitions))
  }

  /// The report as it stands in the file.
  ///
  /// - Parameter form: The form as which a file without a stamp is read; nil for the one that fits best.
  func read(
    _ bytes: [UInt8], file: SourceFile, as form: String? = nil
  ) throws(FormRefusal) -> FieldReport {
    if SubmissionReader.reads(file.path, bytes) { return try submissions.read(bytes, file: file) }
    let bytes = try cells(of: bytes, file: file)
    return TableReader.reads(file.path, bytes)
      ? try tables.read(bytes, file: file, as: form) : try forms.read(bytes, file: file, as: form)
  }

  /// What a file on paper has of cells: the tables of a document as a workbook; any other file as it is.
  ///
  /// - Throws: What to do with a file that holds no cells.
  private func cells(of bytes: [UInt8], file: SourceFile) throws(FormRefusal) -> [UInt8] {
    func refusal(_ check: String) -> FormRefusal {
      FormRefusal(file: file, check: check, reason: LocalizedText(vi: "", en: ""))
    }
    switch PaperFile(bytes) {
    case .picture: throw refusal(IntakeCheck.picture)
    case .pdf: throw refusal(IntakeCheck.pdf)
    case .text: throw refusal(IntakeCheck.text)
    case nil: break
    }
    if ExchangedFigures.isIn(bytes) { throw refusal(IntakeCheck.figures) }
    guard DocumentTables.isDocument(file.path, bytes) else { return bytes }
    do {
      let sheets = try DocumentTables.sheets(of: bytes)
      if sheets.isEmpty { throw refusal(IntakeCheck.text) }
      return try Workbook(sheets: sheets).xlsx()
    } catch DocumentText.Fault.notADocument {
      // A workbook under the name of a document is read as what it is.
      return bytes
    } catch let fault as DocumentText.Fault {
      throw self.refusal(of: fault, file: file)
    } catch let refusal as FormRefusal {
      throw refusal
    } catch {
      throw FormRefusal(
        file: file, check: IntakeCheck.damaged,
        reason: texts.filled(FormText.unreadable, with: ["reason": "\(error)"]))
    }
  }

  /// Why a document could not be read.
  private func refusal(of fault: DocumentText.Fault, file: SourceFile) -> FormRefusal {
    switch fault {
    case .container(let fault):
      FormRefusal(
        file: file, check: fault.code == .limitExceeded ? IntakeCheck.tooLarge : IntakeCheck.damaged,
        reason: fault.reasonWords)
    case .damagedText, .notADocument:
      FormRefusal(
        file: file, check: IntakeCheck.damaged,
        reason: texts.filled(FormText.unreadable, with: ["reason": "word/document.xml"]))
    case .tooLong: FormRefusal(file: file, check: IntakeCheck.tooLarge, reason: texts[FormText.tooLarge])
    }
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
    let bytes = try cells(of: bytes, file: file)
    return TableReader.reads(file.path, bytes) ? nil : try forms.parts(of: bytes, file: file)
  }
}
