import ContentDigest
import P8Model

/// The digest of all that is stored of a report: equal digests are equal content.
///
/// The audit log keeps it, so a change of a report behind the registry's back can be found.
struct ReportDigest {
  private var bytes: [UInt8] = []

  /// The digest of a report and of what was found wrong with it, by which the same is known again.
  ///
  /// Where the file lay and in which run a finding was first seen make no difference.
  static func judgement(of report: RegisteredReport, findings: [Finding]) -> String {
    let told = findings.map { "\($0.code) \($0.severity.rawValue) \($0.effect.rawValue) \($0.fingerprint)" }
    return digest(of: report, findings: told.sorted().joined(separator: "\n"))
  }

  /// The digest of all that is stored of a report, with the JSON of its findings.
  static func digest(of report: RegisteredReport, findings: String) -> String {
    var digest = ReportDigest()
    digest.add("report 1")
    digest.add(report.unit.description)
    digest.add(report.unitName)
    digest.add(report.period.description)
    digest.add(report.version.rawValue)
    digest.add(report.form)
    digest.add(report.file.sha256)
    digest.add(report.state.rawValue)
    for severity in Finding.Severity.allCases {
      digest.add(report.findingCounts[severity].map(String.init) ?? "")
    }
    digest.add(findings)
    for record in report.records { digest.add(record) }
    return ContentDigest.sha256(digest.bytes)
  }

  private mutating func add(_ record: ReportedRecord) {
    add(record.section)
    add(record.unit.description)
    add(record.identity)
    add(record.coveredUnits.map(\.description).joined(separator: " "))
    add(String(record.fields.count))
    for (name, field) in record.fields.sorted(by: { $0.key < $1.key }) {
      add(name)
      add(field.value.kind)
      add(field.value.description)
      add(field.text)
      add(field.place.sheet)
      add(field.place.address)
    }
  }

  /// A text with its length in front, so that no two lists of texts give the same bytes.
  private mutating func add(_ text: String) {
    bytes.append(contentsOf: String(text.utf8.count).utf8)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(contentsOf: text.utf8)
  }
}
