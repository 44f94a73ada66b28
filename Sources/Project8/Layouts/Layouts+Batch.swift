import P8Definitions
import P8Forms
import P8Model
package import P8Presentation
import P8Validation

extension Layouts {
  /// The reports of a batch that ask how they were understood: own tables, and files in which no table was recognised.
  private static let checks: Set<String> = [
    CheckName.foreignLayout.rawValue, CheckName.foreignUnplaced.rawValue, IntakeCheck.otherForm,
    IntakeCheck.unknownTable,
  ]

  /// How the files of a batch that are not our form were understood, without their rows.
  ///
  /// - Parameters:
  ///   - files: The files of the batch, with what was said of them.
  ///   - batch: What the check of these files found: nothing is told of files that it does not have.
  ///   - most: After how many reports it ends.
  package func layouts(
    of files: [BatchFile], in batch: CheckedBatch, most: Int
  ) throws(Failure) -> [UnderstoodLayout] {
    if isAsked {
      try workspace.demand(.check, in: batch.files.compactMap(\.unit))
      return try allowed(.check).layouts(of: files, in: batch, most: most)
    }
    var asking: [String: CheckRun.File] = [:]
    for file in batch.files where file.findings.contains(where: { Self.checks.contains($0.rule) }) {
      guard asking.count < most else { break }
      asking[file.path] = file
    }
    guard !asking.isEmpty else { return [] }
    let judge = try FileJudge(workspace)
    let context = try workspace.checking.context()
    var layouts: [UnderstoodLayout] = []
    for file in files where asking.keys.contains(where: file.holds) {
      let isAlone = asking[file.name] != nil
      let headers =
        isAlone ? LeftOutHeaders(of: try RegularFile.contents(of: file.path), named: file.name) : nil
      for one in read(file, judge, in: context) {
        guard let checked = asking[one.path] else { continue }
        let acceptance = checked.findings.first { $0.rule == CheckName.foreignLayout.rawValue }
        let unplaced = checked.findings.filter { $0.rule == CheckName.foreignUnplaced.rawValue }
        layouts.append(
          UnderstoodLayout(
            one, acceptance: acceptance, told: unplaced + [acceptance].compactMap(\.self),
            texts: definitions.texts
          ) { headers?.beside($0) ?? [] })
      }
    }
    return layouts
  }
}

extension BatchFile {
  /// Whether a report of this name is the file, or one of several in it.
  package func holds(_ report: String) -> Bool { report == name || report.hasPrefix("\(name)#") }
}
