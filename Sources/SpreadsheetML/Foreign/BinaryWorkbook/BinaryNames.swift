/// Collects the defined names of a workbook.
struct BinaryNames {
  private struct Name {
    let name: String
    /// The tab of its sheet, from 1; 0 for the whole workbook.
    let tab: Int
    let isHidden: Bool
    /// Whether it names a macro or a function that came after Excel 2003, and no cells.
    let isFunction: Bool
    let tokens: Range<Int>
  }

  private let limit: Int
  private var found: [Name] = []

  init(limits: ReadingLimits) { limit = limits.annotations }

  /// The names by their numbers.
  var names: [String] { found.map(\.name) }

  mutating func read(_ record: RecordStream.Record, _ stream: inout RecordStream) throws(WorkbookFault) {
    guard found.count < limit else {
      throw WorkbookFault(.tooMany(.definedNames, limit: limit), part: RecordStream.name)
    }
    let (bytes, start) = (stream.bytes, record.body.lowerBound)
    guard record.body.count >= 15 else { throw RecordStream.fault(record) }
    let flags = bytes.word(start)
    let length = bytes.byte(start + 3)
    // A longer formula than one record holds is not put into words.
    let isWide = bytes.byte(start + 14) & 1 != 0
    let first = start + 15 + (isWide ? length * 2 : length)
    let last = first + bytes.word(start + 4)
    var content = try stream.continued(record)
    try content.skip(14)
    var name = try content.characters(length, wide: content.byte() & 1 != 0)
    if flags & 0x20 != 0 { name = Self.ownName(name) }
    found.append(
      Name(
        name: name, tab: bytes.word(start + 8), isHidden: flags & 1 != 0,
        isFunction: flags & 0x0E != 0,
        tokens: last <= record.body.upperBound ? first..<last : start..<start))
  }

  /// The names that stand for something; one whose formula cannot be put into words is left out.
  func definedNames(
    _ bytes: [UInt8], _ links: BinaryLinks, allowance: inout FormulaAllowance
  ) -> [DefinedName] {
    var result: [DefinedName] = []
    for name in found where !name.tokens.isEmpty && !name.isFunction {
      guard let formula = FormulaTokens.text(name.tokens, of: bytes, links, allowance: &allowance) else {
        continue
      }
      let sheet = links.sheets.indices.contains(name.tab - 1) ? links.sheets[name.tab - 1] : nil
      result.append(DefinedName(name.name, formula: formula, sheet: sheet, isHidden: name.isHidden))
    }
    return result
  }

  // Excel's own names are a number each.
  private static func ownName(_ name: String) -> String {
    let known = [
      "Consolidate_Area", "Auto_Open", "Auto_Close", "Extract", "Database", "Criteria", "Print_Area",
      "Print_Titles",
      "Recorder", "Data_Form", "Auto_Activate", "Auto_Deactivate", "Sheet_Title", "_FilterDatabase",
    ]
    guard let number = name.utf16.first.map(Int.init), known.indices.contains(number) else { return name }
    return "_xlnm." + known[number]
  }
}
