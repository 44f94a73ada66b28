/// What a text in a number cell says: a value, a value that somebody has to confirm, or no value at all.
public enum NumberReading: Hashable, Sendable {
  /// One value and no doubt; the quirks say where its form is unusual, so that it can be put right.
  case exact(PlainDecimal, NumberQuirks)
  /// Not a number as it stands, but one was probably meant.
  case proposal(PlainDecimal, Certainty, NumberDefect)
  /// No value can be had from it.
  case refused(NumberDefect)

  /// The exact value, where there is one.
  public var value: PlainDecimal? {
    if case .exact(let value, _) = self { value } else { nil }
  }
}

/// What a number cell is expected to hold.
public enum NumberKind: Hashable, Sendable {
  /// A count or measure without a sign.
  case plain
  /// A percentage: a sign `%` belongs to it.
  case percentage
  /// Money in đồng: `đ` and `đồng` belong to it.
  case money
}

/// What is unusual in the form of a number whose value is beyond doubt.
public struct NumberQuirks: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt16

  /// A set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Non-breaking, thin or leading spaces.
  public static let spacing = NumberQuirks(rawValue: 1)
  /// Leading zeros: `08`.
  public static let leadingZeros = NumberQuirks(rawValue: 2)
  /// Full-width or other digits: `１２`.
  public static let digitForms = NumberQuirks(rawValue: 4)
  /// Thousands grouped by dots: `1.996.405`.
  public static let dotGrouping = NumberQuirks(rawValue: 8)
  /// Thousands grouped by spaces: `1 996 405`.
  public static let spaceGrouping = NumberQuirks(rawValue: 16)
  /// A decimal comma: `72,6`.
  public static let decimalComma = NumberQuirks(rawValue: 32)
  /// A plus sign, or a minus that is another character.
  public static let sign = NumberQuirks(rawValue: 64)
  /// The apostrophe that marks text in spreadsheets: `'12`.
  public static let textMarker = NumberQuirks(rawValue: 128)
  /// A sign `%` in a percentage.
  public static let percentSign = NumberQuirks(rawValue: 256)
  /// A sign `đ` or the word `đồng` in an amount of money.
  public static let currency = NumberQuirks(rawValue: 512)
}

/// Why a text is not a number, or not one beyond doubt.
public enum NumberDefect: Hashable, Sendable {
  case empty
  case notANumber
  /// Words such as `trên`, `khoảng`, `hàng chục`: never a value.
  case approximate
  /// A range: `3-5`.
  case range
  /// A fraction or a share: `6/6`.
  case fraction
  case date
  case severalNumbers
  /// Thousands grouped by commas, as in English: `1,996,405`.
  case englishGrouping
  /// A point that groups nothing: `1.1`.
  case strayPoint
  /// Groups that do not have three digits: `1.99.405`.
  case brokenGrouping
  /// Words after the number: `12 người`.
  case unitWord(String)
  /// A number in words: `mười hai`.
  case numberWords
  /// Digits and words that do not say the same: `12 (mười ba)`.
  case contradiction
  case percentage
  /// Money with its unit: `5 triệu đồng`.
  case money
  /// Money in another currency.
  case foreignMoney
  /// A letter in place of a digit: `1O`.
  case letterForDigit
  /// A sign apart from its number, or brackets for a minus.
  case detachedSign
  /// Punctuation after the number: `12.`.
  case strayPunctuation
  /// A dash or a word such as `không`: zero, or nothing to report.
  case wordForNone
  /// A word that says that the figure is not known: `chưa có số liệu`.
  case unknown
  /// An error of a spreadsheet: `#REF!`.
  case formulaError(String)
  /// A formula that was kept as text.
  case formula
  /// A rounded number of a spreadsheet: `1,2E+06`.
  case scientific
  /// More digits than any figure has.
  case tooLong
}
