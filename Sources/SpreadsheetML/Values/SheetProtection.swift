/// Keeps locked cells from being changed by mistake.
///
/// It does not keep a secret: whoever wants can take it off. The password is stored as a SHA-512 digest.
public struct SheetProtection: Hashable, Sendable {
  /// What stays allowed.
  public struct Allowance: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: Int

    /// A set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    package static let selectLockedCells = Allowance(rawValue: 1 << 0)
    package static let selectUnlockedCells = Allowance(rawValue: 1 << 1)
    package static let formatCells = Allowance(rawValue: 1 << 2)
    package static let formatColumns = Allowance(rawValue: 1 << 3)
    package static let formatRows = Allowance(rawValue: 1 << 4)
    package static let insertRows = Allowance(rawValue: 1 << 5)
    package static let deleteRows = Allowance(rawValue: 1 << 6)
    package static let insertColumns = Allowance(rawValue: 1 << 7)
    package static let deleteColumns = Allowance(rawValue: 1 << 8)
    package static let sort = Allowance(rawValue: 1 << 9)
    package static let filter = Allowance(rawValue: 1 << 10)
    package static let insertHyperlinks = Allowance(rawValue: 1 << 11)
    package static let editObjects = Allowance(rawValue: 1 << 12)

    /// Selecting cells.
    public static let select: Allowance = [.selectLockedCells, .selectUnlockedCells]
    /// What a form leaves to who fills it in: selecting, and widths and heights.
    public static let fillIn: Allowance = [.select, .formatColumns, .formatRows]
  }

  /// The password that takes the protection off; nil for none.
  package var password: String?
  package var allowing: Allowance
  /// The salt of the digest; nil derives it from the password and the name of the sheet.
  ///
  /// A derived salt keeps the bytes the same from run to run.
  package var salt: [UInt8]?

  /// A protection, without a password unless given.
  public init(password: String? = nil, allowing: Allowance = .select, salt: [UInt8]? = nil) {
    (self.password, self.allowing, self.salt) = (password, allowing, salt)
  }
}
