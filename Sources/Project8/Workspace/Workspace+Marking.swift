import P8Presentation
import P8Forms
import P8Definitions
import ContentDigest
import Foundation
import P8Exports
import P8Intake
public import P8Model
import SpreadsheetML

/// The marked copies of a run.
public struct MarkedBatch: Sendable {
  /// A cell that was repaired.
  public struct Repair: Hashable, Sendable {
    /// The sheet.
    public let sheet: String
    /// The address: `D17`.
    public let cell: String
    /// The text before.
    public let before: String
    /// The text that was put in its place.
    public let after: String

    init(_ repair: CellRepair) {
      sheet = repair.sheet
      cell = repair.cell
      before = repair.before
      after = repair.after
    }
  }

  /// A faulty file and its copy.
  public struct Copy: Sendable {
    /// The file that was checked.
    public let source: String
    /// The copy, as seen from the folder.
    public let name: String
    /// The cells that were repaired in it.
    public let repairs: [Repair]
  }

  /// The copies, in the order of their files.
  public let copies: [Copy]
  /// The faulty files of which there can be no copy, each with the reason.
  public let withoutCopy: [(file: String, reason: LocalizedText)]
  /// The workbook that lists all files, as seen from the folder.
  public let index: String

  /// What was done, in words.
  public func summary(folder: String, in language: Language) -> String {
    let repaired = copies.reduce(0) { $0 + $1.repairs.count }
    var lines: [String]
    switch language {
    case .vi:
      lines = ["Đã ghi \(copies.count) bản đánh dấu vào \(folder); danh sách ở \(folder)/\(index)."]
      if repaired > 0 { lines.append("Đã sửa \(repaired) ô chắc chắn; bản gốc không đổi.") }
      lines += withoutCopy.map { "Không có bản đánh dấu của \($0.file): \($0.reason.vi)" }
    case .en:
      let copies = English.count(copies.count, "marked copy", "marked copies")
      lines = ["Wrote \(copies) into \(folder); they are listed in \(folder)/\(index)."]
      if repaired > 0 {
        lines.append("Repaired \(English.count(repaired, "cell")); the originals are as they were.")
      }
      lines += withoutCopy.map { "No marked copy of \($0.file): \($0.reason.en)" }
    }
    return lines.joined(separator: "\n")
  }
}

extension CheckedBatch {
  /// The files with a finding that nobody has waived.
  var faultyFiles: [CheckRun.File] {
    run.files.filter { file in file.findings.contains { $0.waiver == nil && $0.state != .gone } }
  }

  /// The number of files with a finding that nobody has waived.
  public var faultyFileCount: Int { faultyFiles.count }

  /// The run as a workbook, with links to the files as seen from where it will lie.
  func workbook(in language: Language, output: String?) throws(Failure) -> [UInt8] {
    let folder = output.map { URL(filePath: $0).deletingLastPathComponent().path } ?? "."
    let addresses = run.files.map { ($0.path, RelativePath.of($0.path, from: folder)) }
    let book = CheckWorkbook(
      run, units: definitions.units, in: language,
      addresses: Dictionary(addresses, uniquingKeysWith: { first, _ in first }))
    return try Workspace.written { () throws(WriteFault) in try book.workbook().xlsx() }
  }
}

extension Workspace {
  private enum Outcome: Sendable {
    case copied(sha256: String, repairs: [MarkedBatch.Repair])
    case refused(LocalizedText)
  }

  /// Writes a marked copy of each faulty workbook of a run into a folder, and a workbook that lists all files.
  ///
  /// - Parameters:
  ///   - batch: The run.
  ///   - files: The files that were checked.
  ///   - inputs: The paths from which they were found.
  ///   - folder: The folder, outside of the inputs; copies of an earlier run that nobody has changed are replaced.
  ///   - repairing: Which proposed repairs are carried out in the copies.
  ///   - language: The language of marks and lists.
  ///   - jobs: How many files at a time.
  ///   - progress: Called with the number of files done.
  /// - Returns: The copies, and the files of which there can be none.
  /// - Throws: ``Failure`` where the folder cannot be used or written.
  public func writeMarkedCopies(
    of batch: CheckedBatch, files: [BatchFile], under inputs: [String], into folder: String,
    repairing: Set<Finding.Certainty>, language: Language, jobs: Int, progress: (Int) -> Void = { _ in }
  ) async throws -> MarkedBatch {
    var marked = try MarkedFolder(folder, apartFrom: inputs)
    let paths = Dictionary(files.map { ($0.name, $0.path) }, uniquingKeysWith: { first, _ in first })
    let index = marked.reserve(language == .vi ? "00 Kết quả kiểm tra.xlsx" : "00 Results.xlsx")
    let work = batch.faultyFiles.map { file in
      let path = paths[file.path] ?? file.path
      return (file: file, path: path, name: marked.reserve(Self.copyName(of: path, under: inputs)))
    }
    let outcomes = try await boundedMap(
      work, limit: jobs, progress: progress,
      operation: { one in
        try Self.mark(
          one.file, at: one.path, as: one.name, in: folder, repairing: repairing, language: language)
      }, keep: { $0 })
    var copies: [MarkedBatch.Copy] = []
    var withoutCopy: [(String, LocalizedText)] = []
    var addresses: [String: String] = [:]
    for (one, outcome) in zip(work, outcomes) {
      switch outcome {
      case .copied(let sha256, let repairs):
        marked.note(one.name, sha256: sha256)
        addresses[one.file.path] = one.name
        copies.append(MarkedBatch.Copy(source: one.file.path, name: one.name, repairs: repairs))
      case .refused(let reason): withoutCopy.append((one.file.path, reason))
      }
    }
    let list = CheckWorkbook(batch.run, units: definitions.units, in: language, addresses: addresses)
    let bytes = try Self.written { () throws(WriteFault) in try list.workbook().xlsx() }
    try MarkedFolder.write(bytes, to: index, in: folder)
    marked.note(index, sha256: ContentDigest.sha256(bytes))
    try marked.close()
    return MarkedBatch(copies: copies, withoutCopy: withoutCopy, index: index)
  }

  /// The path of a copy in the folder: that of the file below the folder that was named.
  private static func copyName(of path: String, under inputs: [String]) -> String {
    for input in inputs where input != path && RelativePath.isInside(path, input) {
      let below = RelativePath.of(path, from: input)
      return inputs.count > 1
        ? "\(URL(filePath: input).standardizedFileURL.lastPathComponent)/\(below)" : below
    }
    return URL(filePath: path).lastPathComponent
  }

  private static func mark(
    _ file: CheckRun.File, at path: String, as name: String, in folder: String,
    repairing: Set<Finding.Certainty>, language: Language
  ) throws(Failure) -> Outcome {
    guard file.unit != nil || file.findings.contains(where: { $0.at.sheet != nil }) else {
      // Nothing of it can be read: what is wrong is told by its only finding.
      return .refused(
        file.findings.first?.message ?? LocalizedText(vi: "không đọc được", en: "it cannot be read"))
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      return .refused(LocalizedText(vi: "file không còn ở đó", en: "the file is not there any more"))
    }
    let bytes = Array(data)
    guard !TableReader.reads(path, bytes) else {
      return .refused(
        LocalizedText(
          vi: "tệp CSV không giữ được màu và ghi chú; xem lỗi trong danh sách chung",
          en: "a CSV file keeps no colours and notes; its findings are in the list of all files"))
    }
    guard ContentDigest.sha256(bytes) == file.sha256 else {
      return .refused(
        LocalizedText(
          vi: "file đã thay đổi trong lúc kiểm tra; hãy kiểm tra lại",
          en: "the file has changed during the check; please check it again"))
    }
    do {
      let copy = try MarkedCopy(of: file, in: language, repairing: repairing).make(from: bytes)
      try MarkedFolder.write(copy.bytes, to: name, in: folder)
      return .copied(
        sha256: ContentDigest.sha256(copy.bytes), repairs: copy.repairs.map(MarkedBatch.Repair.init))
    } catch let failure as MarkedCopy.Failure {
      return .refused(failure.message)
    } catch let failure as Failure {
      throw failure
    } catch {
      return .refused(LocalizedText(vi: "không sửa được file", en: "the file cannot be edited"))
    }
  }
}
