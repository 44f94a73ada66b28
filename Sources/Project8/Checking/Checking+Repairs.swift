import ContentDigest
import P8Forms
package import P8Model
import P8Presentation
import SpreadsheetML

/// Which proposed repairs of a file are carried out.
package enum RepairChoice: Hashable, Sendable {
  /// All that are certain, as `p8 check --fix certain` does.
  case certain
  /// One proposal of a finding, by its place among the finding's proposals.
  case one(fingerprint: String, proposal: Int)
}

extension Checking {
  /// Carries out accepted repairs in a copy that takes the place of a file.
  ///
  /// The copy is made from the file as it was sent, with all repairs that were accepted so far. It is a marked copy: its
  /// first sheet lists each cell that was changed with the text before, and the cell has a note. The file stays as it was.
  ///
  /// - Parameters:
  ///   - file: The file of the batch, as it was sent or with earlier repairs.
  ///   - checked: What the check found in it.
  ///   - choice: What is carried out.
  ///   - folder: Where the copy is written; it has a name of its own there.
  ///   - language: The language of the notes.
  /// - Returns: The copy; nil where nothing is proposed that is to be carried out.
  /// - Throws: ``Failure`` where the file cannot be changed, has changed, or the repair is not proposed any more.
  package func repaired(
    _ file: BatchFile, as checked: CheckRun.File, choosing choice: RepairChoice, in folder: String,
    language: Language
  ) throws(Failure) -> BatchFile? {
    if isAsked {
      try workspace.demand(.send, in: [checked.unit].compactMap(\.self))
      return try allowed(.send).repaired(file, as: checked, choosing: choice, in: folder, language: language)
    }
    let new = try Self.chosen(choice, among: checked.findings.filter(\.isOpen))
    guard !new.isEmpty else { return nil }
    if let obstacle = try repairObstacle(of: file, as: checked.path) {
      throw Failure(.input, obstacle, remedy: RepairWords.byHand)
    }
    guard ContentDigest.sha256(try RegularFile.contents(of: file.path)) == checked.sha256 else {
      throw Failure(.input, RepairWords.changed, remedy: RepairWords.checkAgain)
    }
    // A later word on a cell takes the place of an earlier one.
    let kept = (file.repairs?.chosen ?? []).filter { one in !new.contains { $0.isOfSameCell(as: one) } }
    let copy: MarkedCopy.Made
    do {
      copy = try MarkedCopy(of: checked, in: language, carrying: kept + new).make(
        from: Array(try RegularFile.contents(of: file.sentPath)))
    } catch let failure as MarkedCopy.Failure {
      throw Failure(.input, RepairWords.otherKind(failure.message), remedy: RepairWords.byHand)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure.unreadable(file.sentPath)
    }
    guard copy.repairs.count > 0 else {
      throw Failure(.wrongUse, RepairWords.gone, remedy: RepairWords.checkAgain)
    }
    let path = "\(folder)/repaired-\(ContentDigest.sha256(copy.bytes)).xlsx"
    try FileOutput.ofOwnData.write([(path, copy.bytes)])
    var repaired = BatchFile(path: path, name: file.name)
    repaired.said = file.said
    repaired.repairs = FileRepairs(
      sentPath: file.sentPath, chosen: kept + new, done: copy.repairs.map(MarkedBatch.Repair.init))
    return repaired
  }

  private static func chosen(
    _ choice: RepairChoice, among findings: [Finding]
  ) throws(Failure) -> [ChosenRepair] {
    switch choice {
    case .certain:
      let proposed = ChosenRepair.proposed(for: findings, certainties: [.certain])
      // Where two different ones are proposed for a cell, a person decides.
      return proposed.filter { one in
        proposed.allSatisfy { !$0.isOfSameCell(as: one) || $0.suggestion.with == one.suggestion.with }
      }
    case .one(let fingerprint, let place):
      guard let finding = findings.first(where: { $0.fingerprint == fingerprint }),
        finding.suggestions.indices.contains(place), finding.suggestions[place].canBeCarriedOut
      else {
        throw Failure(.wrongUse, RepairWords.gone, remedy: RepairWords.checkAgain)
      }
      return [ChosenRepair(finding, finding.suggestions[place])]
    }
  }

  /// Why no repair can be carried out in a file; nil where nothing is in the way.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - report: The report that is meant: the file, or one of several in it.
  package func repairObstacle(of file: BatchFile, as report: String) throws(Failure) -> LocalizedText? {
    if isAsked { return try allowed(.check).repairObstacle(of: file, as: report) }
    guard file.name == report else { return RepairWords.severalReports }
    let bytes = Array(try RegularFile.contents(of: file.sentPath))
    guard !TableReader.reads(file.name, bytes) else { return RepairWords.table }
    do {
      let reader = try WorkbookReader(bytes: bytes, named: file.name)
      return reader.isEditable
        ? nil : RepairWords.otherKind(WorkbookFault(.notEditable, file: file.name).message)
    } catch {
      return RepairWords.otherKind(error.message)
    }
  }
}
