import P8Presentation
import P8Forms
import P8Definitions
import ContentDigest
import Foundation
import P8Exports
import P8Intake
package import P8Model
import SpreadsheetML

extension Checking {
  private enum Outcome: Sendable {
    case copied(sha256: String, repairs: [MarkedBatch.Repair])
    case refused(LocalizedText)
  }

  /// Writes a marked copy of each faulty workbook of a run into a folder, and a workbook that lists all
  /// files.
  ///
  /// The folder lies outside of the inputs; unchanged copies of an earlier run are replaced.
  /// - Throws: ``Failure`` where the folder cannot be used or written.
  package func writeMarkedCopies(
    of batch: CheckedBatch, files: [BatchFile], under inputs: [String], into folder: String,
    repairing: Set<Finding.Certainty>, language: Language, jobs: Int, progress: (Int) -> Void = { _ in }
  ) async throws -> MarkedBatch {
    if isAsked {
      return try await allowed(.check).writeMarkedCopies(
        of: batch, files: files, under: inputs, into: folder, repairing: repairing, language: language,
        jobs: jobs, progress: progress)
    }
    var marked = try MarkedFolder(folder, apartFrom: inputs)
    let sources = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let index = marked.reserve(language == .vi ? "00 Kết quả kiểm tra.xlsx" : "00 Results.xlsx")
    let work = batch.faultyFiles.map { file in
      let source = sources[file.path] ?? BatchFile(path: file.path, name: file.path)
      return (
        file: file, source: source, name: marked.reserve(Self.copyName(of: source.sentPath, under: inputs))
      )
    }
    let outcomes = try await boundedMap(
      work, limit: jobs, progress: progress,
      operation: { one in
        try Self.mark(
          one.file, one.source, as: one.name, in: folder, repairing: repairing, language: language)
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
    let bytes = try Failure.wrapping { () throws(WriteFault) in try list.workbook().xlsx() }
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
    _ file: CheckRun.File, _ source: BatchFile, as name: String, in folder: String,
    repairing: Set<Finding.Certainty>, language: Language
  ) throws(Failure) -> Outcome {
    let path = source.path
    guard file.unit != nil || file.findings.contains(where: { $0.at.sheet != nil }) else {
      // Nothing of it can be read: its only finding says what is wrong.
      return .refused(
        file.findings.first?.message ?? LocalizedText(vi: "không đọc được", en: "it cannot be read"))
    }
    guard case .bytes(let bytes) = RegularFile.read(path, limit: FileContent.maximumByteCount) else {
      return .refused(LocalizedText(vi: "tệp không còn ở đó", en: "the file is not there any more"))
    }
    guard !TableReader.reads(path, bytes) else {
      return .refused(
        LocalizedText(
          vi: "tệp CSV không giữ được màu và ghi chú; xem lỗi trong danh sách chung",
          en: "a CSV file keeps no colours and notes; its findings are in the list of all files"))
    }
    guard ContentDigest.sha256(bytes) == file.sha256 else {
      return .refused(
        LocalizedText(
          vi: "tệp đã thay đổi trong lúc kiểm tra; hãy kiểm tra lại",
          en: "the file has changed during the check; please check it again"))
    }
    do {
      let copy =
        if let repairs = source.repairs {
          // Made from the file as it was sent, so that each repair is told in the copy.
          try MarkedCopy(of: file, in: language, carrying: repairs.chosen).make(
            from: Array(try RegularFile.contents(of: repairs.sentPath)))
        } else {
          try MarkedCopy(of: file, in: language, repairing: repairing).make(from: bytes)
        }
      try MarkedFolder.write(copy.bytes, to: name, in: folder)
      return .copied(
        sha256: ContentDigest.sha256(copy.bytes), repairs: copy.repairs.map(MarkedBatch.Repair.init))
    } catch let failure as MarkedCopy.Failure {
      return .refused(failure.message)
    } catch let failure as Failure {
      throw failure
    } catch {
      return .refused(LocalizedText(vi: "không sửa được tệp", en: "the file cannot be edited"))
    }
  }
}
