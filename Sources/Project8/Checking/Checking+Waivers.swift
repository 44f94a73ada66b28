import Foundation
package import P8Definitions
import P8Presentation
package import P8Model
import P8Registry
import P8Validation

extension Checking {
  /// The list of waivers lies beside the registry.
  private var waiversPath: String? {
    guard let path = workspace.registryPath else { return nil }
    let ending = ".sqlite"
    return
      (path.hasSuffix(ending) ? String(path.dropLast(ending.count)) : path)
      + ".waivers.jsonl"
  }

  /// What officers said of findings, of all units.
  package func waivers() throws(Failure) -> WaiverList {
    if isAsked { return try allowedEverywhere(.see).waivers() }
    guard let waiversPath else { throw Failure.noRegistryNamed }
    return try WaiverList(path: waiversPath)
  }

  /// Lets a finding stand.
  /// - Parameter fingerprint: The fingerprint, or its beginning where that is enough.
  /// - Throws: ``Failure`` where there is no such finding, more than one, or one that must be corrected.
  package func waive(
    _ fingerprint: String, among findings: [Finding], by author: String, reason: String,
    on day: CalendarDate? = nil, correcting corrections: [HeaderCorrection] = []
  ) throws(Failure) -> Finding {
    if isAsked {
      let name = fingerprint.trimmingPrefix("#").lowercased()
      let fitting = findings.filter { $0.fingerprint.hasPrefix(name) }
      // What is about no unit may be about any.
      let units = fitting.map { $0.about.unit.flatMap(UnitCode.init(described:)) ?? .nation(.y2024) }
      try workspace.demand(.send, in: units)
      return try allowed(.send).waive(
        fingerprint, among: findings, by: workspace.author, reason: reason, on: day, correcting: corrections)
    }
    let name = fingerprint.hasPrefix("#") ? String(fingerprint.dropFirst()) : fingerprint
    let fitting = findings.filter { $0.fingerprint.hasPrefix(name.lowercased()) }
    guard name.utf8.count >= 6, let finding = fitting.first, fitting.count == 1 else {
      throw Failure(
        .wrongUse,
        fitting.count > 1
          ? LocalizedText(vi: "“\(name)” chỉ nhiều lỗi", en: "“\(name)” stands for several findings")
          : LocalizedText(vi: "Không có lỗi nào mang dấu “\(name)”", en: "There is no finding “\(name)”"),
        remedy: LocalizedText(
          vi: "Lấy mã lỗi cần giải trình từ p8 check --fingerprints (ít nhất 6 ký tự đầu).",
          en: "Take the fingerprint from p8 check --fingerprints (its first 6 characters at least)."))
    }
    guard finding.canBeWaived else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi:
            "\(finding.code): giá trị không đọc được hoặc tệp không nhận được thì phải sửa, không giải trình được",
          en: "\(finding.code): what cannot be read or taken must be corrected and cannot be waived"),
        remedy: LocalizedText(
          vi: "Sửa trong tệp rồi kiểm tra lại.", en: "Correct it in the file and check again."))
    }
    guard let day = day ?? workspace.today else {
      throw Failure(.input, LocalizedText(vi: "Đồng hồ máy không có ngày", en: "The clock has no date"))
    }
    var list = try waivers()
    list.add(finding, Finding.Waiver(by: author, reason: reason, on: day), correcting: corrections)
    try list.save()
    return finding
  }

  /// The findings of a run that was written as JSON or JSON lines.
  package func findings(ofRun path: String) throws(Failure) -> [Finding] {
    guard let findings = JSONReport.findings(try RegularFile.contents(of: path)) else {
      throw Failure(
        .input,
        LocalizedText(
          vi: "\(path) không phải kết quả json hoặc jsonl của p8 check",
          en: "\(path) is no json or jsonl result of p8 check"),
        remedy: LocalizedText(
          vi: "Tạo bằng: p8 check … --format json -o lan-truoc.json",
          en: "Make one with: p8 check … --format json -o earlier.json"))
    }
    return findings
  }
}
