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
    public static let selectLockedCells = Allowance(rawValue: 1 << 0)
    /// Selecting cells that are not locked.
    public static let selectUnlockedCells = Allowance(rawValue: 1 << 1)
    /// Changing the looks of cells.
    public static let formatCells = Allowance(rawValue: 1 << 2)
    /// Changing the widths of columns.
    public static let formatColumns = Allowance(rawValue: 1 << 3)
    /// Changing the heights of rows.
    public static let formatRows = Allowance(rawValue: 1 << 4)
    /// Inserting rows.
    public static let insertRows = Allowance(rawValue: 1 << 5)
    /// Deleting rows.
    public static let deleteRows = Allowance(rawValue: 1 << 6)
    /// Inserting columns.
    public static let insertColumns = Allowance(rawValue: 1 << 7)
    /// Deleting columns.
    public static let deleteColumns = Allowance(rawValue: 1 << 8)
    /// Sorting.
    public static let sort = Allowance(rawValue: 1 << 9)
    /// Using filters.
    public static let filter = Allowance(rawValue: 1 << 10)
    /// Inserting links.
    public static let insertHyperlinks = Allowance(rawValue: 1 << 11)
    /// Changing pictures and charts.
    public static let editObjects = Allowance(rawValue: 1 << 12)

    /// Selecting cells.
    public static let select: Allowance = [.selectLockedCells, .selectUnlockedCells]
    /// What a form leaves to who fills it in: selecting, and widths and heights.
    public static let fillIn: Allowance = [.select, .formatColumns, .formatRows]
  }

  /// The password that takes the protection off; nil for none.
  public var password: String?
  /// What stays allowed.
  public var allowing: Allowance
  /// The salt of the digest; nil derives it from the password and the name of the sheet.
  ///
  /// A derived salt keeps the bytes the same from run to run.
  public var salt: [UInt8]?

  /// A protection, without a password unless given.
  public init(password: String? = nil, allowing: Allowance = .select, salt: [UInt8]? = nil) {
    self.password = password
    self.allowing = allowing
    self.salt = salt
  }
}
