/// The code of a unit together with the structure that gives it its meaning.
///
/// Codes are the statistics office's: province 2 digits, district 3, commune 5; the nation is `VN`; a village
/// is its commune's code and a number of the register: `22210-03`.
public struct UnitCode: Hashable, Sendable, Codable {
  /// The structure of units.
  public let structure: UnitStructure
  /// The code; leading zeros count.
  public let code: String
  /// The level, which follows from the form of the code.
  public let level: UnitLevel

  /// Creates a code; nil when its form is that of no level of the structure.
  public init?(_ code: some StringProtocol, structure: UnitStructure) {
    guard let level = Self.level(of: code), structure.levels.contains(level) else { return nil }
    self.structure = structure
    self.code = String(code)
    self.level = level
  }

  /// The whole country.
  public static func nation(_ structure: UnitStructure) -> UnitCode {
    UnitCode(structure: structure, code: "VN", level: .nation)
  }

  private init(structure: UnitStructure, code: String, level: UnitLevel) {
    self.structure = structure
    self.code = code
    self.level = level
  }

  private static func level(of code: some StringProtocol) -> UnitLevel? {
    if code == "VN" { return .nation }
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, isDigits(first) else { return nil }
    if parts.count == 2 {
      return first.utf8.count == 5 && isDigits(parts[1]) && (2...4).contains(parts[1].utf8.count)
        ? .village : nil
    }
    guard parts.count == 1 else { return nil }
    switch first.utf8.count {
    case 2: return .province
    case 3: return .district
    case 5: return .commune
    default: return nil
    }
  }

  private static func isDigits(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// The commune of a village; nil for other levels.
  public var communeOfVillage: UnitCode? {
    guard level == .village, let commune = code.split(separator: "-").first else { return nil }
    return UnitCode(structure: structure, code: String(commune), level: .commune)
  }

  /// The code of a village of this commune; nil when this is no commune or the number is out of range.
  public func village(number: Int) -> UnitCode? {
    guard level == .commune, (1...9999).contains(number) else { return nil }
    return UnitCode(
      structure: structure, code: "\(code)-\(number < 10 ? "0" : "")\(number)", level: .village)
  }
}

extension UnitCode: Comparable {
  /// Orders by structure, then by code.
  public static func < (left: UnitCode, right: UnitCode) -> Bool {
    (left.structure, left.code) < (right.structure, right.code)
  }
}

extension UnitCode: CustomStringConvertible {
  /// The code and its structure: `22210@2024`.
  public var description: String { "\(code)@\(structure.rawValue)" }
}
