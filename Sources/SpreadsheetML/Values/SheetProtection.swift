/// Keeps locked cells from being changed by mistake.
///
/// It does not keep a secret: whoever wants can take it off. The password is stored as a SHA-512 digest.
public struct SheetProtection: Hashable, Sendable {
  /// What stays allowed.
  public struct Allowance: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: Int

    /// A set from its bits.
    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// Selecting cells that are locked.
    package static let selectLockedCells = Allowance(rawValue: 1 << 0)
    /// Selecting cells that are not locked.
    package static let selectUnlockedCells = Allowance(rawValue: 1 << 1)
    /// Changing the looks of cells.
    package static let formatCells = Allowance(rawValue: 1 << 2)
    /// Changing the widths of columns.
    package static let formatColumns = Allowance(rawValue: 1 << 3)
    /// Changing the heights of rows.
    package static let formatRows = Allowance(rawValue: 1 << 4)
    /// Inserting rows.
    package static let insertRows = Allowance(rawValue: 1 << 5)
    /// Deleting rows.
    package static let deleteRows = Allowance(rawValue: 1 << 6)
    /// Inserting columns.
    package static let insertColumns = Allowance(rawValue: 1 << 7)
    /// Deleting columns.
    package static let deleteColumns = Allowance(rawValue: 1 << 8)
    /// Sorting.
    package static let sort = Allowance(rawValue: 1 << 9)
    /// Using filters.
    package static let filter = Allowance(rawValue: 1 << 10)
    /// Inserting links.
    package static let insertHyperlinks = Allowance(rawValue: 1 << 11)
    /// Changing pictures and charts.
    package static let editObjects = Allowance(rawValue: 1 << 12)

    /// Selecting cells.
    public static let select: Allowance = [.selectLockedCells, .selectUnlockedCells]
    /// What a form leaves to who fills it in: selecting, and widths and heights.
    public static let fillIn: Allowance = [.select, .formatColumns, .formatRows]
  }

  /// The password that takes the protection off; nil for none.
  package var password: String?
  /// What stays allowed.
  package var allowing: Allowance
  /// The salt of the digest; nil derives it from the password and the name of the sheet.
  ///
  /// A derived salt keeps the bytes the same from run to run.
  package var salt: [UInt8]?

  /// A protection, without a password unless given.
  public init(password: String? = nil, allowing: Allowance = .select, salt: [UInt8]? = nil) {
    self.password = password
    self.allowing = allowing
    self.salt = salt
  }
}
