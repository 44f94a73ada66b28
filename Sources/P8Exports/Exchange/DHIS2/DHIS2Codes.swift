import P8Definitions
import P8Model

/// The codes by which values and metadata of DHIS2 find each other.
enum DHIS2Codes {
  /// The data set of a table's period; nil where DHIS2 has no such period.
  static func dataSet(of exchange: ExchangeTable) -> String? {
    ExchangePeriod.dataSet(exchange.table.period).map {
      ExchangeCode.joined([exchange.definitions.programme.exchange.prefix, "RESULTS", $0.code])
    }
  }

  /// A category option, or the combination that consists of it alone.
  static func option(_ category: ExchangeSeries.Category, prefix: String) -> String {
    ExchangeCode.joined([prefix, category.dimension.concept, category.code])
  }

  /// The category of a dimension, or the combination that consists of it alone.
  static func category(_ dimension: ExchangeSettings.Dimension, prefix: String) -> String {
    ExchangeCode.joined([prefix, dimension.concept])
  }
}
