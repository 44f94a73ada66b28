import P8Definitions
package import P8Model
import P8Validation

/// What the person who hands over a file that is not our form says of it.
package struct SaidOfFile: Hashable, Sendable {
  /// Its unit; nil where nothing is said of it.
  package let unit: UnitCode?
  /// Its period, which holds where the file names none.
  package let period: Period?
  /// What its headers mean, in the person's words.
  package let words: [HeaderWord]
  /// The same by section and column.
  let corrections: [HeaderCorrection]
}

extension Layouts {
  /// What a person says of a file, understood; nothing is stored.
  ///
  /// - Throws: ``Failure`` where a word means no column or several, or the unit is not the person's.
  package func said(
    unit: UnitCode?, period: Period?, words: [HeaderWord]
  ) throws(Failure) -> SaidOfFile {
    if isAsked {
      try workspace.demand(.send, in: [unit].compactMap(\.self))
      return try allowed(.send).said(unit: unit, period: period, words: words)
    }
    return SaidOfFile(unit: unit, period: period, words: words, corrections: try corrections(words))
  }
}

extension BatchFile {
  /// The units of which a person says that its reports are.
  var saidUnits: [UnitCode] { said.values.compactMap(\.unit).sorted() }
}

extension CheckContext {
  /// The same with what is said of a file.
  func knowing(_ file: BatchFile) -> CheckContext {
    guard let said = file.said[file.name] else { return self }
    var context = self
    context.foreignUnit = said.unit ?? foreignUnit
    context.foreignPeriod = said.period ?? foreignPeriod
    context.proposedCorrections += said.corrections.filter { !proposedCorrections.contains($0) }
    return context
  }
}
