package import P8Definitions
package import P8Model
import SpreadsheetML
import XMLStream

/// Reads what comes back from phones: one filled form as ODK Collect, KoboToolbox or ODK Central give it.
///
/// That is XML or JSON. A filled phone form gives the same report as the workbook.
///
/// Answers are found by the names of their questions, which say section, row and column; forms handed out before 2026.2,
/// whose questions were named by their columns alone, are found by their groups.
package struct SubmissionReader: Sendable {
  private let forms: [String: FormDefinition]
  private let texts: TextCatalogue
  private let cells: SubmissionCells

  private static let maximumBytes = 16 << 20

  package init(forms: [String: FormDefinition], codeLists: [String: CodeList], texts: TextCatalogue) {
    self.forms = forms
    self.texts = texts
    cells = SubmissionCells(CellInterpreter(codeLists: codeLists))
  }

  /// Whether a file is XML or JSON in which one of our forms is named.
  package static func reads(_ path: String, _ bytes: [UInt8]) -> Bool {
    let name = path.lowercased()
    guard [".xml", ".json"].contains(where: name.hasSuffix),
      let first = bytes.first(where: { $0 > UInt8(ascii: " ") && $0 < 0x80 }),
      [UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "[")].contains(first)
    else { return false }
    // A form filled in with Excel and saved as XML has a stamp too.
    if WorkbookReader.isMarkup(bytes) { return false }
    return bytes.firstRange(of: Array(FormContract.Stamp.form.rawValue.utf8)) != nil
  }

  /// Reads a file with one submission; rejected ones beside it do not count.
  package func read(_ bytes: [UInt8], file: SourceFile) throws(FormRefusal) -> FieldReport {
    guard bytes.count <= Self.maximumBytes else {
      throw FormRefusal(file: file, check: IntakeCheck.tooLarge, reason: texts[FormText.tooLarge])
    }
    let all = try submissions(bytes, file: file)
    let counting = all.filter { !Self.isRejected($0) }
    guard let submission = counting.first else {
      throw FormRefusal(
        file: file, check: IntakeCheck.submissions, reason: texts[FormText.submissionRejected])
    }
    guard counting.count == 1 else {
      throw FormRefusal(
        file: file, check: IntakeCheck.submissions,
        reason: texts.filled(FormText.submissionSeveral, with: ["count": "\(counting.count)"]))
    }
    return try report(of: submission, file: file)
  }

  private func report(of submission: SubmissionNode, file: SourceFile) throws(FormRefusal) -> FieldReport {
    let index = submission.index
    func field(_ stamp: FormContract.Stamp) -> ReportStamp.Field {
      ReportStamp.Field(text: index[stamp.rawValue]?.first?.text ?? "", place: nil)
    }
    let stamp = ReportStamp(
      form: field(.form), formVersion: field(.formVersion), unit: field(.unit), unitName: field(.unitName),
      structure: field(.structure), period: field(.period), version: field(.version))
    guard let form = forms[stamp.form.text] else {
      let known = forms.keys.sorted().joined(separator: ", ")
      throw FormRefusal(
        file: file, check: IntakeCheck.otherForm,
        reason: texts.filled(FormText.unknownForm, with: ["form": stamp.form.text, "known": known]),
        arguments: ["form": stamp.form.text, "expected": known])
    }
    return FieldReport(
      file: file, stamp: stamp,
      sections: form.sections.map { SubmissionSection($0, cells: cells).section(in: index) })
  }

  // MARK: - Submissions

  private func submissions(_ bytes: [UInt8], file: SourceFile) throws(FormRefusal) -> [SubmissionNode] {
    func damaged(_ reason: String) -> FormRefusal {
      FormRefusal(
        file: file, check: IntakeCheck.damaged,
        reason: texts.filled(FormText.unreadable, with: ["reason": reason]))
    }
    if bytes.first(where: { $0 > UInt8(ascii: " ") && $0 < 0x80 }) == UInt8(ascii: "<") {
      let tree: XMLTree
      do throws(XMLTree.Fault) {
        tree = try XMLTree(bytes)
      } catch {
        throw damaged("XML: \(error)")
      }
      guard let node = tree.root.flatMap({ SubmissionNode($0) }) else { throw damaged("XML") }
      return [node]
    }
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSONValue(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    } catch {
      throw damaged("JSON \(error.line):\(error.column)")
    }
    // A list, KoboToolbox's page of one, ODK Central's feed of one, or a submission by itself.
    let values = value.list ?? value["results"]?.list ?? value["value"]?.list ?? [value]
    var nodes: [SubmissionNode] = []
    for value in values {
      guard let node = SubmissionNode(value, name: "") else { throw damaged("JSON") }
      nodes.append(node)
    }
    return nodes
  }

  /// Whether somebody looked at a submission on the server and did not approve of it.
  private static func isRejected(_ submission: SubmissionNode) -> Bool {
    let kobo = submission.child("_validation_status")
    let central = submission.child("__system")?.child("reviewState")?.text
    return kobo?.child("uid")?.text == "validation_status_not_approved"
      || kobo?.text == "validation_status_not_approved" || central == "rejected"
  }
}
