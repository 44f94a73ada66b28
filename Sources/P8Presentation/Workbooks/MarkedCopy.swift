package import P8Model
import SpreadsheetML

/// A copy of a sender's own workbook with what is wrong marked in it: the cells are coloured, each has a note
/// that says what is wrong and what to write instead, and a first sheet lists them with links.
///
/// Everything else of the file stays as the sender left it: formats, formulas, protection, the sender's own
/// notes.
package struct MarkedCopy: Sendable {
  package struct Made: Sendable {
    package let bytes: [UInt8]
    /// The cells that were repaired.
    package let repairs: [CellRepair]
  }

  package struct Failure: Error, Sendable {
    package let message: LocalizedText
  }

  /// Who signs the notes.
  package static let author = "p8"

  private let file: CheckRun.File
  private let language: Language
  private let repairing: Set<Finding.Certainty>
  private var accepted: [ChosenRepair] = []

  /// Findings that an officer has waived are not marked.
  /// - Parameter repairing: Which proposed repairs are carried out in the copy; each is listed with the text
  ///   before it.
  package init(of file: CheckRun.File, in language: Language, repairing: Set<Finding.Certainty> = []) {
    (self.file, self.language, self.repairing) = (file, language, repairing)
  }

  /// A copy with the repairs that a person has accepted, of this check and of earlier ones, and no others.
  ///
  /// - Parameters:
  ///   - file: What the check found that is still to be marked.
  ///   - accepted: The repairs; each is listed with the text before it.
  package init(of file: CheckRun.File, in language: Language, carrying accepted: [ChosenRepair]) {
    self.init(of: file, in: language)
    self.accepted = accepted
  }

  /// Makes the copy of the sender's file, the same that was checked.
  package func make(from bytes: [UInt8]) throws(Failure) -> Made {
    do {
      return try edited(bytes)
    } catch let fault as WorkbookFault {
      throw Failure(message: fault.message)
    } catch let fault as EditFault {
      throw Failure(message: fault.message)
    } catch {
      throw Failure(message: LocalizedText(vi: "không sửa được tệp", en: "the file cannot be edited"))
    }
  }

  /// Marks of an earlier round go first, then repairs, since what a repair settles is not marked.
  private func edited(_ bytes: [UInt8]) throws -> Made {
    // What was accepted is of this very check, or was gone before it.
    let settled = Set(accepted.map(\.finding))
    let findings = file.findings.filter { $0.waiver == nil && $0.state != .gone && !settled.contains($0) }
    let reader = try WorkbookReader(bytes: bytes, named: file.path)
    var editor = try WorkbookEditor(bytes: bytes, named: file.path)
    let earlier = try EarlierMarks(in: reader)
    earlier.takeBack(in: &editor)
    let proposed = ChosenRepair.proposed(for: findings, certainties: repairing)
    let repairs = try CellRepair.chosen(accepted + proposed, in: reader)
    for repair in repairs { editor.set(repair.content, at: repair.place, on: repair.sheet) }
    let repaired = Set(repairs.map { MarkedPlace(sheet: $0.sheet, cell: $0.place) })
    let done = accepted.isEmpty ? Set(repairs.flatMap(\.fingerprints)) : []

    for (place, findings) in Self.places(of: findings.filter { !done.contains($0.fingerprint) }, in: reader)
    where !repaired.contains(place) {
      let worst = findings.map(\.severity).min() ?? .note
      editor.mark(place.cell, on: place.sheet, with: DifferentialStyle(fill: MarkStyle.fill(worst)))
      editor.comment(note(at: place.cell, on: findings), on: place.sheet)
    }
    for repair in repairs {
      editor.mark(
        repair.place, on: repair.sheet,
        with: DifferentialStyle(fill: MarkStyle.repairedFill, numberFormat: repair.numberFormat))
      editor.comment(note(on: repair), on: repair.sheet)
    }
    let list = FindingListSheet(
      file: file, findings: findings.filter { !done.contains($0.fingerprint) }, repairs: repairs,
      language: language)
    editor.add(list.sheet(for: reader, besides: earlier.sheets), inFront: true)
    return Made(bytes: try editor.xlsx(), repairs: repairs)
  }

  /// The cells to mark, by sheet and address, each with its findings from the worst.
  private static func places(
    of findings: [Finding], in reader: WorkbookReader
  ) -> [(MarkedPlace, [Finding])] {
    var order: [MarkedPlace] = []
    var byPlace: [MarkedPlace: [Finding]] = [:]
    for finding in findings {
      guard let place = MarkedPlace(finding.at.sheet, finding.at.cell, in: reader) else { continue }
      if byPlace[place] == nil { order.append(place) }
      byPlace[place, default: []].append(finding)
    }
    return order.map { place in
      (
        place,
        (byPlace[place] ?? []).enumerated()
          .sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }.map(\.element)
      )
    }
  }

  // MARK: - Notes

  private func note(at cell: CellReference, on findings: [Finding]) -> CellComment {
    var runs: [RichText.Run] = []
    for (index, finding) in findings.enumerated() {
      let head = CheckPhrases.head(finding.severity, language) + finding.code
      runs.append(RichText.Run((index > 0 ? "\n\n" : "") + head, font: MarkStyle.noteFont.bold))
      var text = "\n" + finding.message[language]
      for suggestion in finding.suggestions {
        text += "\n→ \(suggestion.message[language]) (\(suggestion.certainty.name[language]))"
      }
      runs.append(RichText.Run(text, font: MarkStyle.noteFont))
    }
    return Self.note(at: cell, runs)
  }

  private func note(on repair: CellRepair) -> CellComment {
    Self.note(
      at: repair.place,
      [
        RichText.Run(CheckPhrases.repaired[language].uppercased(), font: MarkStyle.noteFont.bold),
        RichText.Run(
          "\n\(CheckPhrases.before[language]): \(repair.shownBefore(language))"
            + "\n\(CheckPhrases.after[language]): \(repair.after)\n\(repair.reason[language])",
          font: MarkStyle.noteFont),
      ])
  }

  private static func note(at cell: CellReference, _ runs: [RichText.Run]) -> CellComment {
    var comment = CellComment(at: cell, author: author, text: RichText(runs))
    comment.width = 230
    return comment
  }
}

/// A cell of a workbook that can be marked.
struct MarkedPlace: Hashable {
  let sheet: String
  let cell: CellReference
}

extension MarkedPlace {
  /// The place of a finding; nil where it is none, or on a sheet that is not there.
  init?(_ sheet: String?, _ cell: String?, in reader: WorkbookReader) {
    guard let sheet, let cell = cell.flatMap({ CellReference($0) }),
      reader.sheets.contains(where: { $0.name == sheet && $0.type == .worksheet })
    else { return nil }
    self.init(sheet: sheet, cell: cell)
  }
}
