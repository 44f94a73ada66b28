/// The structure of administrative units: a unit code means nothing without it.
public enum UnitStructure: String, Hashable, Sendable, CaseIterable, Codable, Comparable {
  /// Province, district, commune, as it stood until 30 June 2025.
  case y2024 = "2024"
  /// Province and commune, in force from 1 July 2025 (resolutions 202/2025/QH15 and 1654–1687/NQ-UBTVQH15).
  case y2025 = "2025"

  /// The day on which the structure came into force; nil for the older one, which was there before the programme.
  public var inForceFrom: CalendarDate? {
    self == .y2025 ? CalendarDate(year: 2025, month: 7, day: 1) : nil
  }

  /// The structure in force on a day.
  public init(on day: CalendarDate) { self = (day.year, day.month) < (2025, 7) ? .y2024 : .y2025 }

  /// Whether the first structure is the older one.
  public static func < (left: UnitStructure, right: UnitStructure) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The levels of the structure, from the top.
  public var levels: [UnitLevel] {
    switch self {
    case .y2024: [.nation, .province, .district, .commune, .village]
    case .y2025: [.nation, .province, .commune, .village]
    }
  }
}

/// A level of the hierarchy of units.
public enum UnitLevel: String, Hashable, Sendable, CaseIterable, Codable {
  case nation
  /// Tỉnh, thành phố.
  case province
  /// Huyện, quận, thị xã; abolished on 1 July 2025.
  case district
  /// Xã, phường, thị trấn, đặc khu.
  case commune
  /// Thôn, bản, buôn, ấp, làng: no official codes; numbered children of their commune.
  case village

  /// Whether units of the level are smaller than those of another one, of whatever structure.
  package func isBelow(_ other: UnitLevel) -> Bool {
    let levels = Self.allCases
    return (levels.firstIndex(of: self) ?? 0) > (levels.firstIndex(of: other) ?? 0)
  }
}
