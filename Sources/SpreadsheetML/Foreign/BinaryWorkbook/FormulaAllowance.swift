/// How much text the formulas of a workbook may become: many small cells can share one long formula, and what they
/// say together has to stay in proportion to the file.
struct FormulaAllowance {
  private var characters: Int
  private var work: Int

  /// The longest formula that is put into words, in bytes; Excel 2003 takes a thousand characters.
  static let longest = 16_384

  init(forStreamOf bytes: Int) {
    characters = 1 << 20 + bytes * 16
    work = 1 << 22 + bytes * 128
  }

  /// Takes some work; false when there is none left.
  mutating func spend(work amount: Int) -> Bool {
    work -= min(work, amount)
    return work > 0
  }

  /// Takes the room of a text; false when there is none left.
  mutating func spend(characters amount: Int) -> Bool {
    guard amount <= characters else { return false }
    characters -= amount
    return true
  }
}
