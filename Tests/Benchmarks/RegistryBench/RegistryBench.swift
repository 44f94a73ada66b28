import P8DefinitionFiles
import ContentDigest
import Foundation
import GRDB
import P8Definitions
import P8Model
import P8Registry
import Project8

/// Measures the registry.
///
/// Prints a line a figure: name, seconds, seconds of all cores, peak memory, remark.
@main
struct RegistryBench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "make" where arguments.count == 4:
      guard let villages = Int(arguments[2]), let years = Int(arguments[3]) else { return usage() }
      try make(arguments[1], villages: villages, years: years)
    case "copy" where arguments.count == 3: try copy(arguments[1], to: arguments[2])
    case "ask" where arguments.count == 3: try ask(arguments[1], year: arguments[2])
    default: usage()
    }
  }

  private static func usage() {
    print("RegistryBench make FILE VILLAGES YEARS | copy FILE COPY | ask FILE YEAR")
    exit(2)
  }

  static var definitions: String { FileManager.default.currentDirectoryPath }

  // MARK: - Ingest

  /// Stores the reports of a country, one transaction each.
  static func make(_ path: String, villages: Int, years: Int) throws {
    let definitions = try DefinitionsLoader(folder: DefinitionsFolder.find(named: definitions)).load()
    // The five years end with 2025, so that the change of the units lies in the last one.
    var country = Country(
      villages: villages, firstYear: 2026 - years, quarters: years * 4, definitions: definitions)
    let registry = try Registry(path: path, access: .create, author: "bench")
    try country.importVillages(into: registry)
    var seconds = 0.0
    var processor = 0.0
    var count = 0
    for (quarter, period) in country.periods.enumerated() {
      if period.year == 2025, period.span == .quarter(3) { try country.carryVillages(in: registry) }
      // Made before the clock runs: what is measured is the storing.
      let reports = Array(country.reports(quarter: quarter, of: period))
      let start = ContinuousClock.now
      let before = processorSeconds
      for report in reports { try registry.store(report) }
      seconds += Self.seconds(since: start)
      processor += processorSeconds - before
      count += reports.count
    }
    try registry.synchronize()
    let bytes = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    tell(
      "store \(count) reports", seconds, processor,
      "\(Int(Double(count) / seconds)) reports/s, \(Int(Double(count) / processor)) a second of one core, \(bytes / count) bytes/report"
    )
  }

  /// SQLite's own rate: the same rows, a transaction for each report, into the same tables without our code.
  static func copy(_ path: String, to copy: String) throws {
    let source = try DatabaseQueue(path: path)
    let target = try DatabasePool(path: copy)
    let tables = ["file", "report", "record", "audit"]
    let schema = try source.read {
      try String.fetchAll($0, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
    }
    try target.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = 0")
      for statement in schema { try database.execute(sql: statement) }
    }
    let queries = [
      ("SELECT * FROM file WHERE id = (SELECT file FROM report WHERE id = ?)", false),
      ("SELECT * FROM report WHERE id = ?", false), ("SELECT * FROM record WHERE report = ?", false),
      ("SELECT * FROM audit WHERE number = ?", true),
    ]
    let entries = try source.read { reading in
      Dictionary(
        try Row.fetchAll(
          reading,
          sql: """
            SELECT CAST(substr(subject, 8) AS INTEGER), number FROM audit WHERE action LIKE 'report.%'
            """
        ).map { ($0[0] as Int, $0[1] as Int) }
      ) { first, _ in first }
    }
    var seconds = 0.0
    var processor = 0.0
    var count = 0
    let last = try source.read { try Int.fetchOne($0, sql: "SELECT max(id) FROM report") ?? 0 }
    let limit = min(last, 20_000)
    try target.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = 0")
      for first in stride(from: 1, through: limit, by: 1_000) {
        let rows = try source.read { reading in
          try (first..<min(first + 1_000, limit + 1)).map { number in
            try queries.map { sql, isByEntry in
              try Row.fetchAll(
                reading.cachedStatement(sql: sql), arguments: [isByEntry ? entries[number] : number])
            }
          }
        }
        let start = ContinuousClock.now
        let before = processorSeconds
        for report in rows {
          try database.inTransaction {
            for (table, rows) in zip(tables, report) {
              for row in rows {
                let marks = Array(repeating: "?", count: row.count).joined(separator: ",")
                try database.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
                  .execute(arguments: StatementArguments(row.databaseValues))
              }
            }
            return .commit
          }
          count += 1
        }
        seconds += Self.seconds(since: start)
        processor += processorSeconds - before
      }
    }
    tell(
      "SQLite alone, \(count) reports", seconds, processor,
      "\(Int(Double(count) / seconds)) reports/s, \(Int(Double(count) / processor)) a second of one core")
  }

  // MARK: - Questions

  static func ask(_ path: String, year: String) throws {
    let workspace = try Workspace(definitions: definitions, registry: path)
    let (commune, province) = try busiest(path)
    /// Units and periods of the questions, in the structure of the closing date.
    func request(
      _ unit: String, _ period: String, by level: UnitLevel? = nil, counting rule: CountingRule = .accepted
    ) throws -> FigureRequest {
      guard let period = Period(period, calendar: workspace.calendar),
        let unit = UnitCode(unit, structure: period.structure)
      else { throw CocoaError(.formatting) }
      return FigureRequest(unit: unit, period: period, by: level, counting: rule)
    }
    // The first time reads the reports; afterwards the registry keeps what it added up, until a report changes.
    for name in ["first time", "again"] {
      try time("national table by province, \(year), \(name)") {
        let table = try workspace.indicators.table(request("VN", year, by: .province))
        return "\(table.units.count) provinces, D8.1.1 = \(table.total.value(.cumulative, of: "D8.1.1") ?? 0)"
      }
    }
    for name in ["first time", "again"] {
      try time("trend of 8 quarters by commune, province \(province), \(name)") {
        let trend = try workspace.indicators.trend(
          request(province, "\(year)-Q4", by: .commune), periods: 8)
        return "\(trend.units.count) communes"
      }
    }
    try time("table of commune \(commune)") {
      let table = try workspace.indicators.table(request(commune, year, by: .village))
      return "\(table.units.count) villages"
    }
    try time("explanation of D8.1.1 in commune \(commune)") {
      let text = try workspace.indicators.explanation(
        ExplanationRequest("D8.1.1", figure: .cumulative, of: request(commune, year)), language: .en)
      return "\(text.split(separator: "\n").count) lines"
    }
    try time("explanation of D8.1.1 in province \(province)") {
      let text = try workspace.indicators.explanation(
        ExplanationRequest("D8.1.1", figure: .cumulative, of: request(province, year)), language: .en)
      return "\(text.split(separator: "\n").count) lines"
    }
    try time("table of province \(province), confirmed reports only") {
      let table = try workspace.indicators.table(
        request(province, year, by: .commune, counting: .confirmed))
      return "\(table.total.coverage.unconfirmed) not confirmed"
    }
    try time("national table by province, \(year), after one more report") {
      try touch(path)
      let table = try workspace.indicators.table(request("VN", year, by: .province))
      return "\(table.units.count) provinces"
    }
    try time("status of the country by province, \(year)-Q4") {
      let scope = try request("VN", "\(year)-Q4")
      let status = try workspace.review.status(
        of: scope.unit, for: scope.period, by: nil, on: CalendarDate(iso: "2026-01-01"))
      return "\(status.total.received) of \(status.total.expected)"
    }
    try time("merge of a registry with itself under another name: nothing new") {
      let other = path + ".other"
      try? FileManager.default.removeItem(atPath: other)
      try Registry(path: path, access: .write).backup(to: other)
      defer { try? FileManager.default.removeItem(atPath: other) }
      let outcome = try Registry(path: path, access: .write).merge(
        RegistryExtract(of: Registry(path: other, access: .read)))
      return "\(outcome.reportsKnown) reports known, \(outcome.reportsAdded) added"
    }
    try time("check of the whole registry") {
      let check = try Registry(path: path, access: .write).check()
      return "\(check.reports) reports, \(check.isSound ? "sound" : "NOT SOUND")"
    }
  }

  /// Stores the last report once more with another file, as a corrected one would come.
  private static func touch(_ path: String) throws {
    let registry = try Registry(path: path, access: .write, author: "bench")
    let last = try DatabaseQueue(path: path).read {
      try Int64.fetchOne($0, sql: "SELECT max(id) FROM report")
    }
    guard let report = try registry.report(last ?? 0)?.report else { return }
    let name = "\(report.file.sha256) again"
    try registry.store(
      RegisteredReport(
        unit: report.unit, unitName: report.unitName, period: report.period, version: report.version,
        form: report.form,
        file: SourceFile(path: report.file.path, sha256: ContentDigest.sha256(name), byteCount: 14_000),
        state: report.state, findingCounts: report.findingCounts, records: report.records))
  }

  /// The commune of 2025 with the most villages, and its province.
  private static func busiest(_ path: String) throws -> (commune: String, province: String) {
    let queue = try DatabaseQueue(path: path)
    let commune = try queue.read {
      try String.fetchOne(
        $0,
        sql: """
          SELECT commune FROM village_code WHERE structure = '2025' GROUP BY commune
          ORDER BY count(*) DESC, commune LIMIT 1
          """) ?? ""
    }
    let definitions = try DefinitionsLoader(folder: DefinitionsFolder.find(named: definitions)).load()
    let province = UnitCode(commune, structure: .y2025).flatMap { definitions.units.parent(of: $0)?.code }
    return (commune, province ?? "")
  }

  private static func time(_ name: String, _ body: () throws -> String) rethrows {
    let start = ContinuousClock.now
    let before = processorSeconds
    let remark = try body()
    tell(name, seconds(since: start), processorSeconds - before, remark)
  }

  // MARK: - Figures

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let parts = start.duration(to: .now).components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }

  private static var resources: rusage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage
  }

  /// The seconds of all cores that the process has used.
  private static var processorSeconds: Double {
    let usage = resources
    let whole = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    return whole + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }

  private static func tell(_ name: String, _ seconds: Double, _ processor: Double, _ remark: String) {
    let times = [seconds, processor].map { String(format: "%.3f", $0) }
    print("\(name)\t\(times[0]) s\t\(times[1]) s\t\(resources.ru_maxrss / 1024) MiB\t\(remark)")
    // A line is there as soon as it is known, in a file too.
    fflush(nil)
  }
}
