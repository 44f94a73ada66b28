import ContentDigest
import P8Definitions
import P8Forms
import P8Model
import P8Validation

/// A file with what was read from it.
struct JudgedFile: Sendable {
  let source: SourceFile
  var report: RegisteredReport?
  /// What was read, as long as somebody may want to store it.
  var bytes: [UInt8] = []
  let file: CheckRun.File
  /// The reports of a file that holds several, which are judged in its place.
  var parts: [BatchFile] = []

  /// The same without the bytes, and perhaps without the report.
  func slim(keepingReport: Bool) -> JudgedFile {
    JudgedFile(source: source, report: keepingReport ? report : nil, file: file)
  }
}

/// Reads one file at a time and checks it; a file that cannot be read is a finding.
struct FileJudge: Sendable {
  let checker: ReportChecker
  private let reader: ReportReader
  private let corrected: CorrectedReaders
  private let places: ForeignPlaces
  private let readFile: @Sendable (String) -> FileContent

  init(_ workspace: Workspace) throws(Failure) {
    do {
      checker = try ReportChecker(workspace.definitions)
    } catch {
      throw Failure(.input, error.message)
    }
    reader = ReportReader(workspace.definitions)
    corrected = CorrectedReaders(workspace.definitions)
    places = ForeignPlaces(workspace.definitions)
    readFile = workspace.readFile
  }

  func judge(_ file: BatchFile, in context: CheckContext) -> JudgedFile {
    let context = context.knowing(file)
    let bytes: [UInt8]
    switch file.content.map(FileContent.bytes) ?? readFile(file.path) {
    case .bytes(let read): bytes = read
    case .unreadable(let detail): return refused(file, "file.unreadable", detail)
    case .tooLarge(let detail): return refused(file, "file.too-large", detail)
    }
    let source = SourceFile(path: file.name, sha256: ContentDigest.sha256(bytes), byteCount: bytes.count)
    do {
      // An archive within an archive is none that a person made.
      if file.content == nil, let parts = try reader.archived(bytes, file: source) {
        return several(parts, in: file, source)
      }
    } catch {
      return refused(error, source)
    }
    do {
      return try judgement(of: bytes, source, in: context)
    } catch {
      guard [IntakeCheck.submissions, IntakeCheck.severalUnits].contains(error.check) else {
        return refused(error, source)
      }
      do {
        if let parts = try reader.parts(bytes, file: source) { return several(parts, in: file, source) }
      } catch {
        return refused(error, source)
      }
      return refused(error, source)
    }
  }

  /// Judges bytes that were read already.
  func judge(_ bytes: [UInt8], of source: SourceFile, in context: CheckContext) -> JudgedFile {
    do {
      return try judgement(of: bytes, source, in: context)
    } catch {
      return refused(error, source)
    }
  }

  private func judgement(
    of bytes: [UInt8], _ source: SourceFile, in context: CheckContext
  ) throws(FormRefusal) -> JudgedFile {
    let checked = checker.check(try fieldReport(bytes, of: source, in: context), in: context)
    return JudgedFile(
      source: source, report: checked.report, bytes: bytes, file: CheckRun.File(source, checked))
  }

  private func several(_ parts: [ReportReader.Part], in file: BatchFile, _ source: SourceFile) -> JudgedFile {
    JudgedFile(
      source: source, report: nil,
      file: CheckRun.File(unreadable: source.path, sha256: source.sha256, findings: []),
      parts: parts.map { file.part($0.name, content: $0.bytes) })
  }

  private func refused(_ refusal: FormRefusal, _ source: SourceFile) -> JudgedFile {
    let finding = checker.finding(
      ofFile: source.path, sha256: source.sha256, check: refusal.check, arguments: refusal.arguments,
      detail: refusal.reason)
    return JudgedFile(
      source: source, report: nil,
      file: CheckRun.File(unreadable: source.path, sha256: source.sha256, findings: [finding]))
  }

  /// The report as it stands in some bytes.
  ///
  /// - Parameter context: What is known of villages, and of unit and period of files that do not say theirs.
  func fieldReport(
    _ bytes: [UInt8], of source: SourceFile, in context: CheckContext
  ) throws(FormRefusal) -> FieldReport {
    let plain: FieldReport
    do {
      plain = try fieldReport(bytes, of: source, by: reader, in: context)
    } catch {
      // A table may be known by what a person has said of its headers alone.
      let corrections = corrections(of: context.foreignUnit, in: context)
      guard error.check == IntakeCheck.otherForm || error.check == IntakeCheck.unknownTable,
        !corrections.isEmpty
      else { throw error }
      return try fieldReport(bytes, of: source, by: corrected[corrections], in: context)
    }
    guard plain.foreign != nil else { return plain }
    let unit = UnitCode(
      plain.stamp.unit.text, structure: UnitStructure(rawValue: plain.stamp.structure.text) ?? .y2025)
    let corrections = corrections(of: unit, in: context)
    guard !corrections.isEmpty else { return plain }
    return try fieldReport(bytes, of: source, by: corrected[corrections], in: context)
  }

  private func fieldReport(
    _ bytes: [UInt8], of source: SourceFile, by reader: ReportReader, in context: CheckContext
  ) throws(FormRefusal) -> FieldReport {
    let report = try reader.read(bytes, file: source)
    return try places.placed(report, in: context) { form throws(FormRefusal) in
      try reader.read(bytes, file: source, as: form)
    }
  }

  /// What was said of the headers of a unit's tables, and is said now; the later word holds.
  private func corrections(of unit: UnitCode?, in context: CheckContext) -> [HeaderCorrection] {
    let earlier = unit.flatMap { context.corrections[$0] } ?? []
    let now = context.proposedCorrections
    return earlier.filter { one in
      !now.contains { $0.header == one.header && $0.section == one.section }
    } + now
  }

  private func refused(_ file: BatchFile, _ check: String, _ detail: LocalizedText) -> JudgedFile {
    let finding = checker.finding(ofFile: file.name, sha256: nil, check: check, detail: detail)
    return JudgedFile(
      source: SourceFile(path: file.name, sha256: "", byteCount: 0), report: nil,
      file: CheckRun.File(unreadable: file.name, sha256: nil, findings: [finding]))
  }
}
