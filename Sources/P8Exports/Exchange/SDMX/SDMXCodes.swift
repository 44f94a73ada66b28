import P8Definitions
import P8Model

/// The codes by which the table and the structure of SDMX find each other.
enum SDMXCodes {
  /// The code of the total in SDMX's cross-domain lists.
  static let total = "_T"
  static let version = "1.0"

  /// A column of the table: its id, what its values are, and where they stand.
  struct Component {
    enum Role { case dimension, time, measure, attribute }
    enum Values: Hashable {
      /// Codes of a list.
      case codes(list: String)
      case time, number, count
    }

    let id: String
    let role: Role
    let values: Values
    let name: ExchangeText?
    /// The dimension of the programme that it is; nil for those that every table has.
    var dimension: ExchangeSettings.Dimension?
  }

  /// The columns in their order.
  static func components(_ settings: ExchangeSettings) -> [Component] {
    func coded(_ id: String, _ role: Component.Role, _ name: ExchangeText) -> Component {
      Component(id: id, role: role, values: .codes(list: list(id, settings)), name: name)
    }
    return [
      coded("FREQ", .dimension, .frequency), coded("REF_AREA", .dimension, .area),
      coded("INDICATOR", .dimension, .indicator),
    ]
      + settings.dimensions.map {
        Component(
          id: $0.concept, role: .dimension, values: .codes(list: list($0.concept, settings)), name: nil,
          dimension: $0)
      } + [
        Component(id: "TIME_PERIOD", role: .time, values: .time, name: .timePeriod),
        Component(id: "OBS_VALUE", role: .measure, values: .number, name: .observation),
        coded("UNIT_MEASURE", .attribute, .measure), coded("OBS_STATUS", .attribute, .status),
        Component(id: "VILLAGES_COUNTED", role: .attribute, values: .count, name: .villagesCounted),
        Component(id: "VILLAGES_EXPECTED", role: .attribute, values: .count, name: .villagesExpected),
      ]
  }

  /// The code list of a component.
  private static func list(_ component: String, _ settings: ExchangeSettings) -> String {
    ExchangeCode.joined([settings.prefix, component])
  }

  /// The id of the dataflow and of its structure.
  static func flow(_ settings: ExchangeSettings) -> String { "\(settings.prefix)_RESULTS" }

  /// The dataflow as a table names it: `PROJECT8:P8_RESULTS(1.0)`.
  static func dataflow(_ settings: ExchangeSettings) -> String {
    "\(settings.agency):\(flow(settings))(\(version))"
  }

  /// The code of a count: categories are dimensions of their own here, so they share the code of the whole.
  static func indicator(of series: ExchangeSeries, prefix: String) -> String {
    let whole = [prefix, series.indicator.code, series.count.code]
    guard let part = series.part, series.category == nil else { return ExchangeCode.joined(whole) }
    return ExchangeCode.joined(whole + [part.id])
  }

  static func measure(_ id: String) -> String { ExchangeCode.joined([id]) }
}
