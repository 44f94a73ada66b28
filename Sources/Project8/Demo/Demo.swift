import Foundation
import P8Definitions
public import P8Model

/// The whole job on the bundled sample reports: villages, check, ingest, table, exports, a blank form.
public struct Demo: Sendable {
  private let workspace: Workspace
  private let samples: String
  private let folder: String
  private let language: Language

  /// What the export says wherever figures of the samples are shown.
  static let note = LocalizedText(
    vi: "Số liệu minh họa: tổng của tỉnh là số đã công bố, cách chia theo thôn là giả định.",
    en: "Sample data: the province's totals are the published ones, their spread over villages is invented.")

  /// Prepares the demo.
  ///
  /// - Parameters:
  ///   - definitions: The folder of definitions; nil to look for it.
  ///   - folder: Where the results go; a registry of an earlier demo there is replaced.
  ///   - language: The language of what is said and written.
  /// - Throws: ``Failure`` where the definitions or the samples are missing or the folder cannot be written.
  public init(definitions: String?, folder: String, language: Language) throws(Failure) {
    workspace = try Workspace(definitions: definitions, registry: "\(folder)/project8.sqlite")
    samples = "\(workspace.definitionsPath)/templates/samples/phu-yen-2023"
    self.folder = folder
    self.language = language
  }

  /// Runs it.
  ///
  /// - Parameter say: Called with each line for the person.
  /// - Throws: ``Failure`` where a file cannot be read or written.
  public func run(say: (String) -> Void) async throws {
    func tell(_ vi: String, _ en: String) { say(LocalizedText(vi: vi, en: en)[language]) }

    try prepareFolder()
    tell("1. Danh sách thôn phải báo cáo", "1. The villages that should report")
    say(
      "   "
        + (try workspace.importVillages(
          fromFile: "\(samples)/seed/villages.tsv", structure: "2024", language: language)))

    let files = try FileWalk.files(under: ["\(samples)/reports"], named: .relative)
    tell(
      "2. Kiểm tra rồi ghi \(files.count) tệp các thôn gửi",
      "2. Check and store \(files.count) files from villages")
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let ingested = try await workspace.ingest(files, jobs: jobs)
    for line in String(decoding: try ingested.check.formatted(.text, language: language), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    {
      say("   \(line)")
    }
    try write(ingested.check.formatted(.html, language: language), to: "findings.html")
    try write(ingested.check.formatted(.json, language: language), to: "findings.json")

    tell("3. Tổng hợp: tỉnh Phú Yên, năm 2023", "3. The table: Phú Yên province, 2023")
    let table = try workspace.table(unit: "54", period: "2023", by: .district, structure: nil)
    for line in workspace.formatted(table, as: .text, language: language).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      say("   \(line)")
    }
    say("   " + Self.note[language])

    tell("4. Xuất biểu tổng hợp", "4. The national summary")
    for (name, container) in [
      ("national-summary.xlsx", ReportContainer.xlsx), ("national-summary.xml", .spreadsheetXML2003),
    ] {
      try workspace.nationalReport(
        layout: "national-summary", unit: "54", period: "2023", by: .district, structure: nil, date: nil,
        note: Self.note[language], language: language, container: container
      ).write(to: "\(folder)/\(name)")
    }

    tell("5. Biểu mẫu trống cho một thôn, kỳ sau", "5. A blank form for a village, next period")
    let form = try workspace.blankForm(
      "village-report", unit: "22210-01", village: nil, period: "2024", version: "initial", structure: nil,
      language: language)
    try write(form.bytes, to: "blank-form.xlsx")

    say("")
    tell("Các tệp đã ghi:", "Files written:")
    for (name, vi, en) in [
      ("findings.html", "lỗi tìm thấy, mở bằng trình duyệt", "the findings, for a browser"),
      ("findings.json", "như trên, cho máy đọc", "the same for programs"),
      ("national-summary.xlsx", "biểu tổng hợp", "the national summary"),
      ("national-summary.xml", "như trên, một tệp XML", "the same as one XML file"),
      ("blank-form.xlsx", "biểu mẫu trống", "a blank form"),
      ("project8.sqlite", "sổ đăng ký", "the registry"),
    ] {
      say("  \(folder)/\(name)  – \(LocalizedText(vi: vi, en: en)[language])")
    }
    tell("Thử tiếp:", "Try next:")
    let registry = "--registry \(folder)/project8.sqlite"
    for command in [
      "p8 table --unit 561 --period 2023 --by commune \(registry)",
      "p8 explain D8.1.1 --unit 561 --period 2023 \(registry)",
      "p8 form village-report --unit 22210 --village \"Buôn Bai\" --period 2024 -o bieu-mau.xlsx \(registry)",
      "p8 help",
    ] {
      say("  \(command)")
    }
  }

  private func prepareFolder() throws(Failure) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for name in ["project8.sqlite", "project8.sqlite-wal", "project8.sqlite-shm"] {
        let path = "\(folder)/\(name)"
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
      }
    } catch {
      throw unwritable(folder)
    }
  }

  private func write(_ bytes: [UInt8], to name: String) throws(Failure) {
    try FileOutput.write([("\(folder)/\(name)", bytes)])
  }

  private func unwritable(_ path: String) -> Failure {
    Failure(
      .input, LocalizedText(vi: "Không ghi được \(path)", en: "\(path) cannot be written"),
      remedy: LocalizedText(
        vi: "Chọn thư mục khác bằng --into, và đóng tệp nếu đang mở.",
        en: "Choose another folder with --into, and close the file if it is open."))
  }
}
