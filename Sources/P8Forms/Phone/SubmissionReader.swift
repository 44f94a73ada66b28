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
    // Of several submissions in a file each has its own name behind the file's, whatever kind of file that was.
    let name = path.lowercased()
    guard name.contains("#") || [".xml", ".json"].contains(where: name.hasSuffix),
      let first = bytes.first(where: { $0 > UInt8(ascii: " ") && $0 < 0x80 }),
      [UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "[")].contains(first)
    else { return false }
    // A form filled in with Excel and saved as XML has a stamp too.
    if WorkbookReader.isMarkup(bytes) { return false }
    return [FormContract.Stamp.form, .unit].contains { bytes.firstRange(of: Array($0.rawValue.utf8)) != nil }
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

  /// The submissions of a file that holds several which count, each by itself; nil where it holds one, or none.
  ///
  /// - Returns: The name of each, which is single in the file, and its bytes as JSON.
  package func parts(_ bytes: [UInt8]) -> [(name: String, bytes: [UInt8])]? {
    // What is no JSON is told by ``read(_:file:)``, which is asked for the whole file then.
    guard bytes.count <= Self.maximumBytes, let values = try? Self.values(bytes) else { return nil }
    let counting = values.filter { value in
      SubmissionNode(value, name: "").map { !Self.isRejected($0) } ?? true
    }
    guard counting.count > 1 else { return nil }
    var taken: [String: Int] = [:]
    return counting.enumerated().map { place, value in
      let unit = value[FormContract.Stamp.unit.rawValue]?.text ?? ""
      let name = unit.isEmpty ? "\(place + 1)" : unit
      let count = taken[name, default: 0] + 1
      taken[name] = count
      var text = ""
      value.write(to: &text)
      return (count == 1 ? name : "\(name).\(count)", Array(text.utf8))
    }
  }

  private func report(of submission: SubmissionNode, file: SourceFile) throws(FormRefusal) -> FieldReport {
    let index = submission.index
    func field(_ stamp: FormContract.Stamp, without standard: String = "") -> ReportStamp.Field {
      ReportStamp.Field(text: index[stamp.rawValue]?.first?.text ?? standard, place: nil)
    }
    let named = forms[field(.form).text]
    // Programs on the way drop fields that are computed; without a word on it a report is the first of its period.
    let stamp = ReportStamp(
      form: field(.form), formVersion: field(.formVersion, without: named?.version ?? ""), unit: field(.unit),
      unitName: field(.unitName), structure: field(.structure), period: field(.period),
      version: field(.version, without: ReportStamp.Version.initial.rawValue))
    guard let form = named else {
      let known = forms.keys.sorted().joined(separator: ", ")
      throw FormRefusal(
        file: file, check: IntakeCheck.otherForm,
        reason: texts.filled(FormText.unknownForm, with: ["form": stamp.form.text, "known": known]),
        arguments: ["form": stamp.form.text, "expected": known])
    }
    return FieldReport(
      file: file, stamp: stamp,
      sections: form.sections.compactMap { SubmissionSection($0, cells: cells).section(in: index) })
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
    let values: [JSONValue]
    do throws(JSONFault) {
      values = try Self.values(bytes)
    } catch {
      throw damaged("JSON \(error.line):\(error.column)")
    }
    var nodes: [SubmissionNode] = []
    for value in values {
      guard let node = SubmissionNode(value, name: "") else { throw damaged("JSON") }
      nodes.append(node)
    }
    return nodes
  }

  /// A list, KoboToolbox's page of one, ODK Central's feed of one, or a submission by itself.
  private static func values(_ bytes: [UInt8]) throws(JSONFault) -> [JSONValue] {
    let value = try JSONValue(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    return value.list ?? value["results"]?.list ?? value["value"]?.list ?? [value]
  }

  /// Whether somebody looked at a submission on the server and did not approve of it.
  private static func isRejected(_ submission: SubmissionNode) -> Bool {
    let kobo = submission.child("_validation_status")
    let central = submission.child("__system")?.child("reviewState")?.text
    return kobo?.child("uid")?.text == "validation_status_not_approved"
      || kobo?.text == "validation_status_not_approved" || central == "rejected"
  }
}
