/// A run over many files: what was checked with what, and what came of each file.
public struct CheckRun: Hashable, Sendable {
  /// What becomes of a file.
  public enum Verdict: String, Hashable, Sendable {
    /// Nothing of severity error: its figures count.
    case accepted
    /// It has errors: stored, counted nowhere.
    case held
    /// Nothing of it can be stored.
    case rejected
  }

  /// A file of the run.
  public struct File: Hashable, Sendable {
    /// The path.
    public let path: String
    /// The SHA-256 of its bytes; nil where they could not be read.
    public let sha256: String?
    /// The unit; nil where it is not known.
    public let unit: UnitCode?
    /// The name of the unit as the report writes it.
    public let unitName: String
    /// The period; nil where it is not known.
    public let period: Period?
    /// What becomes of it.
    public let verdict: Verdict
    /// What is wrong with it, in the order of the report.
    public let findings: [Finding]
    /// How often a rule could not be judged, mostly since a finding took its values away.
    public let notJudgedCount: Int

    /// Creates a file.
    public init(
      path: String, sha256: String?, unit: UnitCode?, unitName: String, period: Period?, verdict: Verdict,
      findings: [Finding], notJudgedCount: Int = 0
    ) {
      (self.path, self.sha256, self.unit, self.unitName) = (path, sha256, unit, unitName)
      (self.period, self.verdict, self.findings) = (period, verdict, findings)
      self.notJudgedCount = notJudgedCount
    }

    /// The same file with other findings.
    public func with(findings: [Finding], verdict: Verdict? = nil) -> File {
      File(
        path: path, sha256: sha256, unit: unit, unitName: unitName, period: period,
        verdict: verdict ?? self.verdict, findings: findings, notJudgedCount: notJudgedCount)
    }

    /// A file that could not be read as a report.
    public init(unreadable path: String, sha256: String?, findings: [Finding]) {
      self.init(
        path: path, sha256: sha256, unit: nil, unitName: "", period: nil, verdict: .rejected,
        findings: findings)
    }
  }

  /// The version of the program.
  public let version: String
  /// The SHA-256 of the definitions.
  public let definitions: String
  /// The files in the order of their paths.
  public let files: [File]
  /// What an earlier run found and this one does not.
  public let gone: [Finding]
  /// Whether the run was compared with an earlier one.
  public let isCompared: Bool
  /// How many findings of each state a selection left out: see ``keeping(_:)``.
  public private(set) var hiddenCounts: [Finding.State: Int] = [:]

  /// A run; the files are put into the order of their paths.
  public init(version: String, definitions: String, files: [File], gone: [Finding]? = nil) {
    (self.version, self.definitions) = (version, definitions)
    self.files = files.sorted { $0.path < $1.path }
    self.gone = gone ?? []
    isCompared = gone != nil
  }

  /// All findings, by file.
  public var findings: [Finding] { files.flatMap(\.findings) }

  /// The number of files with a verdict.
  public func count(_ verdict: Verdict) -> Int { files.count { $0.verdict == verdict } }

  /// The number of findings of a severity that still ask for something.
  public func count(_ severity: Finding.Severity) -> Int {
    files.reduce(0) { $0 + $1.findings.count { $0.severity == severity && $0.isOpen } }
  }

  /// The number of findings that somebody lets stand.
  public var waivedCount: Int { files.reduce(0) { $0 + $1.findings.count { $0.waiver != nil } } }

  /// The number of findings of a state.
  public func count(_ state: Finding.State) -> Int {
    gone.count { $0.state == state }
      + files.reduce(0) { $0 + $1.findings.count { $0.state == state } }
  }

  /// The same run with only some of its findings; verdicts stay, and what is left out is counted.
  public func keeping(_ isWanted: (Finding) -> Bool) -> CheckRun {
    var hidden = hiddenCounts
    func kept(_ findings: [Finding]) -> [Finding] {
      findings.filter { finding in
        if isWanted(finding) { return true }
        hidden[finding.state, default: 0] += 1
        return false
      }
    }
    var run = CheckRun(
      version: version, definitions: definitions, files: files.map { $0.with(findings: kept($0.findings)) },
      gone: isCompared ? kept(gone) : nil)
    run.hiddenCounts = hidden
    return run
  }

  /// The number of findings of each code.
  public var countsByCode: [String: Int] { Dictionary(findings.map { ($0.code, 1) }, uniquingKeysWith: +) }
}
