import P8Forms
import Foundation
import P8Registry
import P8Definitions
package import P8Model

/// The whole job on the bundled sample reports of three years: villages, check, ingest, tables, exports, a blank form.
///
/// What is official is of 2023, whose totals are published; the donors' sheet and the dashboard are of 2024, so that they have
/// years before to compare with.
package struct Demo: Sendable {
  private let workspace: Workspace
  private let samples: String
  private let folder: String
  private let language: Language
  private let province: UnitCode
  private let year: Period
  private let lastYear: Period
  private let output: FileOutput
  /// The most characters of a line of a table.
  private let tableWidth: Int

  /// When the sample reports of a year are said to arrive: the same in every run, so that exports are the same bytes.
  private static let arrivals = [
    ("2022", "2023-01-05T02:00:00Z"), ("2023", "2024-01-05T02:00:00Z"), ("2024", "2025-01-05T02:00:00Z"),
  ]

  /// What the export says wherever figures of the samples are shown.
  static let note = LocalizedText(
    vi:
      "Số liệu minh họa: tổng của tỉnh năm 2023 là số đã công bố; cách chia theo thôn và số các năm khác là giả định.",
    en:
      "Sample data: the province's totals of 2023 are the published ones; their spread over villages and the other years are invented."
  )

  /// A registry of an earlier demo in the folder is replaced, any other one is kept beside it.
  /// - Parameter width: The most characters of a line that is told.
  /// - Throws: ``Failure`` where the definitions or the samples are missing or the folder cannot be written.
  package init(
    definitions: String?, folder: String, language: Language, isForced: Bool = false, width: Int = .max
  ) throws(Failure) {
    var workspace = try Workspace(definitions: definitions, registry: "\(folder)/project8.sqlite")
    workspace.clock = { Self.arrivals.last?.1 ?? "" }
    self.workspace = workspace
    output = FileOutput(for: workspace, isForced: isForced)
    // Everything is told three places in.
    tableWidth = width == .max ? .max : width - 3
    samples = "\(workspace.definitionsPath)/templates/samples/phu-yen"
    (self.folder, self.language) = (folder, language)
    province = try Self.known(UnitCode("54", structure: .y2024))
    year = try Self.known(Period("2023", calendar: workspace.calendar))
    lastYear = try Self.known(Period("2024", calendar: workspace.calendar))
  }

  /// Step by step as a person would; it is long because it is a list of all that the demo shows.
  /// - Parameter say: Called with each line for the person.
  package func run(say: (String) throws -> Void) async throws {
    func announce(_ vi: String, _ en: String) throws { try say(LocalizedText(vi: vi, en: en)[language]) }

    if let kept = try prepareFolder() {
      try announce("Sổ đang có ở đây được giữ ở \(kept).", "The registry that was here is kept in \(kept).")
    }
    try announce("1. Danh sách thôn phải báo cáo", "1. The villages that should report")
    try say(
      "   "
        + (try workspace.arriving(Self.arrivals.first?.1).villages.importList(
          fromFile: "\(samples)-2023/seed/villages.tsv", structure: .y2024
        ).summary[language]))
    try await ingest(say)

    try announce("3. Tổng hợp: tỉnh Phú Yên, năm 2023", "3. The table: Phú Yên province, 2023")
    let table = try workspace.indicators.table(figures(by: .district))
    for line in workspace.indicators.formatted(table, as: .text, language: language, width: tableWidth).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      try say("   \(line)")
    }
    try say("   " + Self.note[language])
    let trend = try workspace.indicators.trend(
      FigureRequest(unit: province, period: lastYear), periods: Self.arrivals.count)
    let main = ["D8.1.1", "D8.2.1", "D8.2.3", "D8.3.1", "D8.3.3"]
    for line in try workspace.indicators.formatted(
      trend, figure: .cumulative, indicators: main, as: .text, language: language, width: tableWidth
    ).split(separator: "\n", omittingEmptySubsequences: false) {
      try say("   \(line)")
    }

    try announce("4. Xuất báo cáo", "4. Reports")
    for (name, layout, container) in [
      ("national-summary.xlsx", "national-summary", ReportContainer.xlsx),
      ("national-summary.xml", "national-summary", .spreadsheetXML2003),
      ("national-nd30.xlsx", "national-nd30", .xlsx),
      ("domestic-violence.xlsx", "domestic-violence", .xlsx),
    ] {
      try workspace.exporting.nationalReport(report(layout, language, container)).write(
        to: "\(folder)/\(name)", through: output)
    }
    for donorLanguage in Language.allCases {
      let sheet = try workspace.exporting.donorSheet(
        report("donor-sheet", donorLanguage, .xlsx, of: lastYear))
      try sheet.workbook.write(to: "\(folder)/donor-sheet.\(donorLanguage.rawValue).xlsx", through: output)
      try sheet.figures.write(to: "\(folder)/donor-sheet.\(donorLanguage.rawValue).csv", through: output)
    }

    try exportForOthers()

    try workspace.exporting.dashboard(
      of: province, for: lastYear, note: Self.note, language: language
    ).write(to: "\(folder)/dashboard.html", through: output)

    try announce("5. Biểu mẫu trống cho một thôn, kỳ sau", "5. A blank form for a village, next period")
    let next = BlankFormRequest(
      "village-report", unit: try Self.known(UnitCode("22210-01", structure: .y2024)),
      period: try Self.known(Period("2024", calendar: workspace.calendar)), language: language)
    let form = try workspace.forms.blank(next)
    try write(form.bytes, to: "blank-form.xlsx")
    let phone = try workspace.forms.phone(next)
    try write(phone.bytes, to: "phone-form.xlsx")

    try say("")
    try announce("Các tệp đã ghi:", "Files written:")
    for (name, vi, en) in [
      ("findings.html", "lỗi tìm thấy, mở bằng trình duyệt", "the findings, for a browser"),
      ("findings.json", "như trên, cho máy đọc", "the same for programs"),
      ("national-summary.xlsx", "biểu tổng hợp", "the national summary"),
      ("national-summary.xml", "như trên, một tệp XML", "the same as one XML file"),
      (
        "national-nd30.xlsx", "báo cáo theo thể thức Nghị định 30/2020",
        "the report in the format of Decree 30"
      ),
      ("domestic-violence.xlsx", "bảng thống kê bạo lực gia đình", "statistics of domestic violence"),
      (
        "donor-sheet.vi.xlsx", "phiếu chỉ tiêu năm 2024 gửi nhà tài trợ, và .csv",
        "the donors' sheet of 2024 in Vietnamese, and .csv"
      ),
      ("donor-sheet.en.xlsx", "như trên bằng tiếng Anh", "the same in English"),
      ("project8.iati.xml", "hoạt động IATI 2.03", "an IATI 2.03 activity"),
      ("project8.dhis2.json, .dhis2.csv, .dhis2-metadata.json", "cho DHIS2", "for DHIS2"),
      ("project8.adx.xml", "thông điệp ADX", "an ADX message"),
      ("project8.sdmx.csv, .sdmx-structure.xml", "SDMX-CSV, SDMX-ML", "SDMX-CSV, SDMX-ML"),
      ("figures.csv", "danh sách số liệu", "a list of figures"),
      (
        "dashboard.html", "trang tổng quan năm 2024, mở bằng trình duyệt",
        "the dashboard of 2024, for a browser"
      ),
      ("blank-form.xlsx", "biểu mẫu trống", "a blank form"),
      ("phone-form.xlsx", "biểu mẫu cho điện thoại (XLSForm)", "a form for the phone (XLSForm)"),
      ("project8.sqlite", "sổ đăng ký", "the registry"),
    ] {
      try say("  \(folder)/\(name)  – \(LocalizedText(vi: vi, en: en)[language])")
    }
    try announce("Thử tiếp:", "Try next:")
    let registry = "--registry \(folder)/project8.sqlite"
    for command in [
      "p8 table --unit 561 --period 2023 --by commune \(registry)",
      "p8 explain D8.1.1 --unit 561 --period 2023 \(registry)",
      "p8 form village-report --unit 22210 --village \"Buôn Bai\" --period 2024 -o bieu-mau.xlsx \(registry)",
      "p8 help",
    ] {
      try say("  \(command)")
    }
  }

  /// The reports of all years, each at its time; what is wrong in those of 2023 is told as a person would see it.
  private func ingest(_ say: (String) throws -> Void) async throws {
    for (period, arrival) in Self.arrivals {
      let files = try FileWalk.files(under: ["\(samples)-\(period)/reports"], named: .relative)
      let title = LocalizedText(
        vi: "2. Kiểm tra rồi ghi \(files.count) tệp các thôn gửi, năm \(period)",
        en: "2. Check and store \(English.count(files.count, "file")) from villages, \(period)")
      try say(title[language])
      let jobs = ProcessInfo.processInfo.activeProcessorCount
      let ingested = try await workspace.arriving(arrival).ingest.store(files, jobs: jobs)
      for line in String(decoding: try ingested.check.formatted(.text, language: language), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      {
        try say("   \(line)")
      }
      guard period == year.name else { continue }
      try write(ingested.check.formatted(.html, language: language), to: "findings.html")
      try write(ingested.check.formatted(.json, language: language), to: "findings.json")
    }
  }

  /// The figures as other systems take them; the publisher is made up, since none is confirmed.
  private func exportForOthers() throws(Failure) {
    func scope(by level: UnitLevel? = .district, for audience: Audience = .partner) -> ExchangeRequest {
      ExchangeRequest(figures(by: level), language: language, audience: audience)
    }
    let exporting = workspace.exporting
    let publisher = PublisherOptions(
      identifier: "XX-EXAMPLE-0001", type: "10",
      name: language == .vi ? "Tổ chức ví dụ" : "Example organisation")
    let documents = [
      ("project8.iati.xml", try exporting.iati(scope(), publisher: publisher)),
      ("project8.dhis2.json", try exporting.dhis2(scope(by: nil, for: .internal), part: .json)),
      ("project8.dhis2.csv", try exporting.dhis2(scope(for: .internal), part: .csv)),
      ("project8.adx.xml", try exporting.adx(scope(for: .internal))),
      ("project8.sdmx.csv", try exporting.sdmx(scope())),
      ("figures.csv", try exporting.figureList(scope())),
    ]
    for (name, document) in documents { try document.write(to: "\(folder)/\(name)", through: output) }
    // For an instance of the province's own: that of the country has fourteen thousand units.
    let metadata = DHIS2MetadataRequest(within: province, language: language)
    try write(exporting.dhis2Metadata(metadata), to: "project8.dhis2-metadata.json")
    try write(exporting.sdmxStructure(within: province), to: "project8.sdmx-structure.xml")
  }

  /// What the samples are about: definitions without it are not theirs.
  private static func known<Value>(_ value: Value?) throws(Failure) -> Value {
    if let value { return value }
    throw Failure(
      .input,
      LocalizedText(
        vi: "Định nghĩa không hợp với báo cáo mẫu", en: "The definitions do not fit the sample reports"))
  }

  private func figures(by level: UnitLevel?) -> FigureRequest {
    FigureRequest(unit: province, period: year, by: level)
  }

  private func report(
    _ layout: String, _ language: Language, _ container: ReportContainer, of period: Period? = nil
  ) -> ReportRequest {
    ReportRequest(
      layout: layout, unit: province, period: period ?? year, by: .district, note: Self.note[language],
      language: language, container: container)
  }

  /// Makes room for the demo's registry: one of an earlier demo goes, another stays beside it.
  /// - Returns: Where the registry that was there is kept; nil where there was none to keep.
  private func prepareFolder() throws(Failure) -> String? {
    let registry = workspace.registryPath ?? ""
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      guard holdsDemo(registry) else { return try Registry.setAside(registry, for: "demo") }
      for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: registry + ending) {
        try FileManager.default.removeItem(atPath: registry + ending)
      }
      return nil
    } catch {
      throw Failure.unwritable(folder)
    }
  }

  /// Whether a registry holds what a demo wrote and nothing else: all of it at the time of the samples.
  private func holdsDemo(_ path: String) -> Bool {
    guard FileStatus(of: path, followingLinks: false)?.isFile == true,
      let registry = try? Registry(path: path, access: .read), let entries = try? registry.auditEntries()
    else { return false }
    try? registry.close()
    let times = Set(Self.arrivals.map(\.1))
    return !entries.isEmpty && entries.allSatisfy { times.contains($0.at) }
  }

  private func write(_ bytes: [UInt8], to name: String) throws(Failure) {
    try output.write([("\(folder)/\(name)", bytes)])
  }
}

extension Workspace {
  /// The same at another time.
  fileprivate func arriving(_ time: String?) -> Workspace {
    var workspace = self
    if let time { workspace.clock = { time } }
    return workspace
  }
}
