public import P8Model

/// Looks at the files of one run beside each other.
///
/// Only what is needed of each file is kept, so that memory grows by some hundred bytes a file.
public struct BatchCheck: Sendable {
  private struct ReportKey: Hashable {
    let unit: UnitCode
    let period: Period
    let form: String
    let version: ReportStamp.Version
  }

  private let checker: ReportChecker
  private var pathsByDigest: [String: [String]] = [:]
  private var reports: [ReportKey: [(path: String, sha256: String)]] = [:]

  /// Creates a check of a run.
  public init(_ checker: ReportChecker) {
    self.checker = checker
  }

  /// Takes note of a file, in any order.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - report: Its report; nil where there is none.
  public mutating func add(_ file: SourceFile, _ report: RegisteredReport?) {
    pathsByDigest[file.sha256, default: []].append(file.path)
    guard let report else { return }
    let key = ReportKey(
      unit: report.unit, period: report.period, form: report.form, version: report.version)
    reports[key, default: []].append((file.path, file.sha256))
  }

  /// The findings by the path of their file: on all but the first of files with the same bytes, and on each of
  /// several different files that claim to be one report.
  public func findings() -> [String: [Finding]] {
    var findings: [String: [Finding]] = [:]
    for (digest, paths) in pathsByDigest where paths.count > 1 {
      let sorted = paths.sorted()
      for path in sorted.dropFirst() {
        findings[path, default: []].append(
          checker.finding(
            ofFile: path, sha256: digest, check: CheckName.duplicateFile.rawValue,
            arguments: ["other": sorted[0]]))
      }
    }
    for (key, files) in reports {
      let different = Dictionary(grouping: files, by: \.sha256).values.compactMap { $0.map(\.path).min() }
        .sorted()
      guard different.count > 1 else { continue }
      for (path, digest) in files where different.contains(path) {
        let others = different.filter { $0 != path }
        findings[path, default: []].append(
          checker.finding(
            ofFile: path, sha256: digest, check: CheckName.sameReport.rawValue,
            arguments: ["other": others.joined(separator: ", ")], unit: key.unit, period: key.period))
      }
    }
    return findings
  }
}
