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
    (self.structure, self.code, self.level) = (structure, code, level)
  }

  private static func level(of code: some StringProtocol) -> UnitLevel? {
    if code == "VN" { return .nation }
    var digits = 0
    var digitsBehindDash: Int?
    for byte in code.utf8 {
      switch (byte, digitsBehindDash) {
      case (UInt8(ascii: "0")...UInt8(ascii: "9"), nil): digits += 1
      case (UInt8(ascii: "0")...UInt8(ascii: "9"), let count?): digitsBehindDash = count + 1
      case (UInt8(ascii: "-"), nil): digitsBehindDash = 0
      default: return nil
      }
    }
    switch (digits, digitsBehindDash) {
    case (2, nil): return .province
    case (3, nil): return .district
    case (5, nil): return .commune
    case (5, (2...4)?): return .village
    default: return nil
    }
  }

  /// Codes are looked up by the hundred thousand, and hardly two that differ have the same digits.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(structure == .y2024)
  }

  /// The commune of a village; nil for other levels.
  public var communeOfVillage: UnitCode? {
    guard level == .village else { return nil }
    return UnitCode(structure: structure, code: String(code.prefix(5)), level: .commune)
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
