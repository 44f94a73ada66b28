import P8Definitions
import P8Model

/// One number of an indicator as exchange formats know it: what is counted, how, and of which part.
///
/// No exchange standard says whether a number adds up over periods, so each kind of count is a series of its own
/// with a code of its own, and says in words what it is.
package struct ExchangeSeries: Hashable, Sendable {
  /// How a number is counted.
  enum Count: Hashable, Sendable {
    case inPeriod, cumulative, atClosing
  }

  let indicator: Indicator
  let count: Count
  /// The part; nil for the whole.
  let part: Indicator.Part?
  /// The dimension of the part and its code there, where other systems know them.
  let category: Category?
  /// The code of the data element; parts with a ``category`` share the code of their dimension's element.
  let element: String

  struct Category: Hashable, Sendable {
    let dimension: ExchangeSettings.Dimension
    let code: String
    let name: LocalizedText
  }

  init(_ indicator: Indicator, _ count: Count, part: Indicator.Part?, settings: ExchangeSettings) {
    (self.indicator, self.count, self.part) = (indicator, count, part)
    let dimension = part.flatMap { part in settings.dimensions.first { $0.id == part.dimension } }
    category = part.flatMap { part in
      guard let dimension, let code = dimension.codes[part.id] else { return nil }
      return Category(dimension: dimension, code: code, name: part.name)
    }
    var words = [settings.prefix, indicator.code, count.code]
    if let category {
      words.append(category.dimension.concept)
    } else if let part {
      words.append(part.id)
    }
    element = ExchangeCode.joined(words)
  }

  var key: FigureKey {
    if let part { return .part(part.id) }
    return count == .inPeriod ? .inPeriod : .cumulative
  }

  /// Whether it is a quotient, which is never added.
  var isRatio: Bool {
    if case .ratio = indicator.computation { true } else { false }
  }

  /// The series of indicators, in the order of the programme.
  static func all(of definitions: Definitions) -> [ExchangeSeries] {
    let settings = definitions.programme.exchange
    return definitions.indicators.flatMap { indicator in
      let whole: Count = indicator.kind == .stock ? .atClosing : .cumulative
      // Parts are parts of what exists on the closing date, or of what was done in the period.
      let ofParts: Count = indicator.kind == .stock ? .atClosing : .inPeriod
      return [Count.inPeriod, whole].flatMap { count in
        [ExchangeSeries(indicator, count, part: nil, settings: settings)]
          + (count == ofParts
            ? indicator.parts.map { ExchangeSeries(indicator, count, part: $0, settings: settings) } : [])
      }
    }
  }
}

extension ExchangeSeries.Count {
  /// The word in codes.
  var code: String {
    switch self {
    case .inPeriod: "IN_PERIOD"
    case .cumulative: "CUMULATIVE"
    case .atClosing: "AT_CLOSING"
    }
  }

  /// The word in tables.
  var id: String {
    switch self {
    case .inPeriod: "in-period"
    case .cumulative: "cumulative"
    case .atClosing: "at-closing"
    }
  }
}
