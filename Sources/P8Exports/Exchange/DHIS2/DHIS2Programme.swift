package import P8Definitions
import P8Model

/// The programme as DHIS2 knows it, whatever an export shows: all series, all options, all data sets.
package struct DHIS2Programme: Sendable {
  let definitions: Definitions
  /// The numbers that can ever be told, quotients apart, in the order of the programme.
  let series: [ExchangeSeries]
  /// The quotients.
  let ratios: [ExchangeSeries]

  /// - Parameter definitions: Those of the whole programme, not of a phase.
  package init(_ definitions: Definitions) {
    self.definitions = definitions
    let all = ExchangeSeries.all(of: definitions)
    series = all.filter { !$0.isRatio && !$0.isNeverCollected }
    ratios = all.filter(\.isRatio)
  }

  var settings: ExchangeSettings { definitions.programme.exchange }

  /// One series for each data element.
  var elements: [ExchangeSeries] {
    var seen: Set<String> = []
    return series.filter { seen.insert($0.element).inserted }
  }

  /// The dimensions that an element has.
  var dimensions: [ExchangeSettings.Dimension] {
    let used = Set(series.compactMap(\.category?.dimension))
    return settings.dimensions.filter(used.contains)
  }

  /// The options of a dimension in the order of the programme.
  func options(of dimension: ExchangeSettings.Dimension) -> [ExchangeSeries.Category] {
    var seen: Set<String> = []
    return series.compactMap(\.category).filter { $0.dimension == dimension && seen.insert($0.code).inserted }
  }

  /// The series that an operand of a quotient names; nil where it is no data element.
  func operand(_ code: String, of ratio: ExchangeSeries) -> ExchangeSeries? {
    series.first {
      ($0.indicator.code == code || $0.indicator.id == code) && $0.part == nil && $0.key == ratio.key
    }
  }
}

extension ExchangeSeries {
  /// Whether no form asks for it.
  fileprivate var isNeverCollected: Bool {
    if case .notCollected = indicator.computation { true } else { false }
  }
}
