import P8Definitions
import P8Model

/// The codes by which values and metadata of DHIS2 find each other.
enum DHIS2Codes {
  /// The option combination of what is not broken down, under the code that every instance gives it.
  static let wholeOption = "default"

  /// The data set of a kind of period.
  static func dataSet(_ span: ExchangeSettings.DataSetSpan, prefix: String) -> String {
    ExchangeCode.joined([prefix, "RESULTS", span.dhis2.code])
  }

  /// The data set of a table's period.
  /// - Throws: ``ExchangeFailure`` where DHIS2 has no such period, the programme no such data set, or the units of the
  static func dataSet(of exchange: ExchangeTable, format: String) throws(ExchangeFailure) -> String {
    let period = exchange.table.period
    let settings = exchange.definitions.programme.exchange
    guard let span = ExchangeSettings.DataSetSpan(period.span), ExchangePeriod.dhis2(period) != nil else {
      throw .period(period, format: format)
    }
    guard settings.dataSets.contains(span) else {
      throw .dataSet(period, known: settings.dataSets.map(\.rawValue))
    }
    if let closed = ExchangeUnits.lastDay(of: exchange.table.structure), period.firstDayByName > closed {
      throw .unitsClosed(period, on: closed)
    }
    return dataSet(span, prefix: settings.prefix)
  }

  /// The option combination of a series: its category's, or that of the whole.
  static func optionCombo(of series: ExchangeSeries, prefix: String) -> String {
    series.category.map { option($0, prefix: prefix) } ?? wholeOption
  }

  /// A category option, or the combination that consists of it alone.
  static func option(_ category: ExchangeSeries.Category, prefix: String) -> String {
    option(of: category.dimension, category.code, prefix: prefix)
  }

  /// The option of a code of a dimension.
  static func option(of dimension: ExchangeSettings.Dimension, _ code: String, prefix: String) -> String {
    ExchangeCode.joined([prefix, dimension.concept, code])
  }

  /// The category of a dimension, or the combination that consists of it alone.
  static func category(_ dimension: ExchangeSettings.Dimension, prefix: String) -> String {
    ExchangeCode.joined([prefix, dimension.concept])
  }
}

extension ExchangeSettings.DataSetSpan {
  /// The type of period of the data set, and the word in its code.
  var dhis2: (type: String, code: String, name: ExchangeText) {
    switch self {
    case .year: ("Yearly", "Y", .yearly)
    case .half: ("SixMonthly", "H", .halfYearly)
    case .quarter: ("Quarterly", "Q", .quarterly)
    case .month: ("Monthly", "M", .monthly)
    }
  }
}

extension Period {
  /// The day on which the period begins for others, who know its name only; its own where that cannot be
  /// told.
  fileprivate var firstDayByName: CalendarDate {
    Period(year: year, span: span, calendar: .calendar)?.from ?? from
  }
}
