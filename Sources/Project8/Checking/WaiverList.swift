import Foundation
package import P8Definitions
package import P8Model
import P8Registry
import P8Validation

/// The findings that officers let stand, with name, reason and date: a file of JSON lines beside the
/// registry.
package struct WaiverList: Sendable {
  /// A word of an officer on a finding.
  package struct Entry: Hashable, Sendable {
    package let fingerprint: String
    /// The text of the cell for which it was given; another text needs another word.
    package let found: String?
    package let waiver: Finding.Waiver
    /// The code of the finding and its place, for people who read the list.
    package let code: String
    /// Where it was found: `bao-cao.xlsx Tổ truyền thông!F6`.
    package let place: String
    /// The unit of the report; nil for a word that was given before units were kept.
    package var unit: String?
    /// What was said of the headers of a table that is not our form.
    package var corrections: [HeaderCorrection] = []
  }

  /// Where the list is kept.
  package let path: String
  /// The words given, in the order in which they were given.
  package private(set) var entries: [Entry]

  /// Reads a list; one that is not there is empty.
  package init(path: String) throws(Failure) {
    self.path = path
    entries = []
    guard FileManager.default.fileExists(atPath: path) else { return }
    let data = try RegularFile.contents(of: path)
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      guard let entry = Entry(line: Array(line)) else {
        throw Failure(
          .input,
          LocalizedText(
            vi: "\(path):\(index + 1): không phải một dòng giải trình",
            en: "\(path):\(index + 1): this is no waiver"),
          remedy: LocalizedText(
            vi: "Sửa hoặc xóa dòng này; thêm giải trình bằng p8 waive.",
            en: "Correct or delete the line; add waivers with p8 waive."))
      }
      entries.append(entry)
    }
  }

  /// Lets a finding stand; a former word on it is replaced.
  package mutating func add(
    _ finding: Finding, _ waiver: Finding.Waiver, correcting corrections: [HeaderCorrection] = []
  ) {
    remove(finding.fingerprint)
    let cell = [finding.at.sheet, finding.at.cell].compactMap(\.self).joined(separator: "!")
    entries.append(
      Entry(
        fingerprint: finding.fingerprint, found: finding.found, waiver: waiver, code: finding.code,
        place: cell.isEmpty ? finding.at.file : "\(finding.at.file) \(cell)", unit: finding.about.unit,
        corrections: corrections))
  }

  /// Takes a word back.
  package mutating func remove(_ fingerprint: String) {
    entries.removeAll { $0.fingerprint == fingerprint }
  }

  /// The entries whose fingerprints begin so.
  package func entries(_ prefix: String) -> [Entry] { entries.filter { $0.fingerprint.hasPrefix(prefix) } }

  /// Writes the list, beside the old one first and then in its place.
  package func save() throws(Failure) {
    var text = ""
    for entry in entries {
      entry.json.write(to: &text)
      text += "\n"
    }
    try FileOutput.ofOwnData.write([(path, Array(text.utf8))])
  }

  /// What was said of headers, by unit; the later word on a header holds.
  var corrections: [UnitCode: [HeaderCorrection]] {
    var corrections: [UnitCode: [HeaderCorrection]] = [:]
    for entry in entries {
      guard let unit = entry.unit.flatMap(UnitCode.init(described:)) else { continue }
      for one in entry.corrections {
        corrections[unit, default: []].removeAll { $0.header == one.header && $0.section == one.section }
        corrections[unit, default: []].append(one)
      }
    }
    return corrections
  }

  var waived: [FindingHistory.WaivedFinding] {
    entries.map {
      FindingHistory.WaivedFinding(fingerprint: $0.fingerprint, found: $0.found, waiver: $0.waiver)
    }
  }
}

extension WaiverList.Entry {
  fileprivate init?(line: [UInt8]) {
    guard let json = try? JSONValue(line), let fingerprint = json["fingerprint"]?.text, !fingerprint.isEmpty,
      let by = json["by"]?.text, let reason = json["reason"]?.text,
      let on = json["on"]?.text.flatMap({ CalendarDate(iso: $0) })
    else { return nil }
    self.init(
      fingerprint: fingerprint, found: json["found"]?.text,
      waiver: Finding.Waiver(by: by, reason: reason, on: on), code: json["code"]?.text ?? "",
      place: json["place"]?.text ?? "", unit: json["unit"]?.text,
      corrections: (json["headers"]?.list ?? []).compactMap { item in
        guard let header = item["header"]?.text, let section = item["section"]?.text else { return nil }
        return HeaderCorrection(header: header, section: section, column: item["column"]?.text)
      })
  }

  fileprivate var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("fingerprint", .text(fingerprint)), ("code", .text(code)), ("place", .text(place)),
      ("found", .optional(found)), ("by", .text(waiver.by)), ("reason", .text(waiver.reason)),
      ("on", .text(waiver.on.description)),
    ]
    if let unit { members.append(("unit", .text(unit))) }
    if !corrections.isEmpty {
      let headers = corrections.map { one in
        JSONValue.object([
          ("header", .text(one.header)), ("section", .text(one.section)), ("column", .optional(one.column)),
        ])
      }
      members.append(("headers", .list(headers)))
    }
    return .object(members)
  }
}
