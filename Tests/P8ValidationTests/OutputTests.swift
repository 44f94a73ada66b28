import P8Presentation
import P8Definitions
import FoundationEssentials
import P8Model
import P8Validation
import TestSupport
import Testing

struct OutputTests {
  /// A run over three reports, one of them with faults of many kinds and texts that want to do harm.
  static func run() throws -> CheckRun {
    let definitions = try Project.definitions()
    let checker = try Project.checker()
    func row(_ section: String, _ changes: String = "") -> (String, [String: String]) {
      (section, (RuleExample.base[section] ?? [:]).merging(ReportSketch.values(changes)) { $1 })
    }
    var sound = ReportSketch()
    sound.path = "Sông Hinh/buon-bai.xlsx"
    sound.rows = [row("communication_team")]
    var faulty = ReportSketch()
    faulty.path = "Sông Hinh/buon-la.xlsx"
    faulty.unit = "22210-02"
    faulty.rows = [
      row("communication_team", "members=30; women=25; men=10; decision_number="),
      row("communication_team", "name==HYPERLINK(\"http://x\",\"<b>&\"); status=moi\u{1B}[31m; women=-2"),
      row("policy_dialogue", "held_on=2024-02-01; opinions=11"),
    ]
    var files = [sound, faulty].map { sketch in
      let report = sketch.report(definitions)
      return CheckRun.File(report.file, checker.check(report))
    }
    files.append(
      CheckRun.File(
        unreadable: "Sông Hinh/ảnh.xlsx", sha256: nil,
        findings: [
          checker.finding(
            ofFile: "Sông Hinh/ảnh.xlsx", sha256: nil, check: "file.damaged", arguments: ["detail": "ZIP"])
        ]))
    return CheckRun(version: "0.1.0", definitions: "0123456789abcdef", files: files.reversed())
  }

  static let formats = [
    "text-vi.txt", "text-en-coloured.txt", "run.json", "run.jsonl", "run.csv", "run.sarif", "run.html",
  ]

  static func text(_ format: String) throws -> String {
    let run = try run()
    var text = ""
    switch format {
    case "text-vi.txt": TextReport(in: .vi, isColoured: false).write(run, to: &text)
    case "text-en-coloured.txt": TextReport(in: .en, isColoured: true).write(run, to: &text)
    case "run.json": JSONReport.write(run, to: &text)
    case "run.jsonl": JSONReport.writeLines(run, to: &text)
    case "run.csv": CSVReport.write(run, in: .vi, to: &text)
    case "run.sarif": SARIFReport.write(run, definitions: try Project.definitions(), in: .en, to: &text)
    default: HTMLReport(in: .vi).write(run, to: &text)
    }
    return text
  }

  @Test(arguments: formats)
  func `a run is written as its golden file says`(_ format: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    Golden.expect(try Self.text(format), equals: folder.appending(path: format).path)
  }

  @Test func `reports with nothing to correct are a number that opens, after those with something`() throws {
    func file(_ name: String, _ verdict: CheckRun.Verdict, _ findings: [Finding]) -> CheckRun.File {
      CheckRun.File(
        path: name, sha256: nil, unit: nil, unitName: name, period: nil, verdict: verdict, findings: findings)
    }
    let finding = try #require(try Self.run().findings.first)
    let run = CheckRun(
      version: "1", definitions: "d",
      files: [
        file("a.xlsx", .accepted, []), file("b.xlsx", .held, [finding]), file("c.xlsx", .accepted, []),
        file("d.xlsx", .accepted, [finding]), file("e.xlsx", .rejected, []),
      ])
    var page = ""
    HTMLReport(in: .en).write(run, to: &page)
    let parts = page.split(separator: "<details class=\"sound\">", omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let reports = try #require(parts[0].split(separator: "<h2>Reports</h2>").last)
    for name in ["b.xlsx", "d.xlsx", "e.xlsx"] { #expect(reports.contains("\(name)</td>")) }
    for name in ["a.xlsx", "c.xlsx"] {
      #expect(!reports.contains("\(name)</td>") && parts[1].contains("\(name)</td>"))
    }
    #expect(parts[1].contains("<summary>2 reports accepted, nothing to correct</summary>"))
  }

  struct Log: Decodable {
    struct Run: Decodable {
      let complete: Bool
      let counts: [String: Int]
      let reports: [String: Int]
    }
    let run: Run
    let findings: [Finding]
  }

  /// The findings as a result keeps them: without the rows in which they were found.
  private static func kept(_ findings: [Finding]) -> [Finding] {
    findings.map { finding in
      var finding = finding
      finding.row = nil
      return finding
    }
  }

  @Test func `the json holds every field of every finding`() throws {
    let run = try Self.run()
    let log = try JSONDecoder().decode(Log.self, from: Data(Self.text("run.json").utf8))
    #expect(log.findings == Self.kept(run.findings))
    #expect(log.run.complete)
    #expect(log.run.reports == ["total": 3, "accepted": 1, "held": 1, "rejected": 1])
    #expect(log.run.counts["error"] == run.count(Finding.Severity.error))
  }

  @Test func `every line of the json lines is a finding`() throws {
    let lines = try Self.text("run.jsonl").split(separator: "\n")
    let findings = try lines.map { try JSONDecoder().decode(Finding.self, from: Data($0.utf8)) }
    #expect(findings == Self.kept(try Self.run().findings))
  }

  @Test func `nothing in the csv is a formula`() throws {
    let text = try Self.text("run.csv")
    #expect(text.hasPrefix("\u{FEFF}Tệp,"))
    for line in text.dropFirst().split(separator: "\r\n") {
      #expect(!["=", "+", "@", "-"].contains(line.prefix(1)))
      #expect(!line.contains(",=") && !line.contains(",\"="))
    }
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+84", "'+84"), ("-5", "-5"), ("-A1", "'-A1"),
    ("\t=1", " =1"), ("=\"x\"", "'=\"x\""), ("Buôn Bai", "Buôn Bai"), ("", ""),
  ])
  func `a cell of the csv is text and stays text`(text: String, expected: String) {
    #expect(CSVReport.cell(text) == expected)
  }

  @Test func `the text for a terminal lets no control character of a file through`() throws {
    let text = try Self.text("text-vi.txt")
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }

  @Test func `the page holds no markup of a file`() throws {
    let text = try Self.text("run.html")
    #expect(!text.contains("<b>&"))
    #expect(!text.contains("http"))
    #expect(text.contains("&lt;b&gt;") || !text.contains("HYPERLINK"))
  }

  @Test func `a selection says how much it leaves out, and does not take it for nothing`() throws {
    let run = try Self.run()
    let count = run.findings.count
    #expect(!run.summary(in: .en).contains("not shown"))
    let errors = run.keeping { $0.severity == .error }
    let left = count - errors.findings.count
    #expect(
      left == 1 && errors.summary(in: .en).hasSuffix("Beside what was chosen, \(left) finding is not shown.")
    )
    let none = errors.keeping { _ in false }
    #expect(none.hiddenCounts == [.new: count])
    let vi = none.summary(in: .vi)
    #expect(
      vi.hasSuffix(
        "Không có mục nào thuộc phần được chọn. Ngoài các mục được chọn còn \(count) mục không hiện."))
    let compared = CheckRun(version: "1", definitions: "", files: run.files, gone: []).keeping { _ in false }
    #expect(
      compared.summary(in: .en).contains("Against the earlier run: \(count) new, 0 still there, 0 gone"))
  }

  @Test func `a run of no files says so`() {
    var text = ""
    TextReport(in: .vi, isColoured: false).write(
      CheckRun(version: "1", definitions: "", files: []), to: &text)
    #expect(text.contains("không có tệp nào"))
    var json = ""
    JSONReport.write(CheckRun(version: "1", definitions: "", files: []), to: &json)
    #expect((try? JSONDecoder().decode(Log.self, from: Data(json.utf8)))?.findings == [])
  }
}
