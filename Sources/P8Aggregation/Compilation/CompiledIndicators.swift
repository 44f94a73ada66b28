import P8Definitions
import P8Expressions
import P8Model

/// The indicators, ready to be computed: expressions compiled, figures numbered.
///
/// Each indicator has a figure for what was done in the period, one for the cumulative number and one for each
/// of its parts; a figure's number is its place in ``figures``. What is taken from a record is a ``Measurement``.
struct CompiledIndicators: Sendable {
  /// A number of the table.
  struct Figure: Hashable, Sendable {
    let indicator: Int
    let key: FigureKey
  }

  /// A number taken from a record.
  ///
  /// A class, as ``Section`` is, since they are looked up for every record: a reference is all that is handed on.
  final class Measurement: Sendable {
    let figures: Figures
    /// Whether the record counts; unknown counts as no, and is told.
    let condition: CompiledExpression?
    let amount: Amount
    /// The statuses for which it is taken; nil for all.
    let statuses: Set<ModelStatus>?
    /// The fields that decide the number.
    let fields: [String]
    /// Whether its indicator is a stock.
    let isStock: Bool
    /// Whether of several reports the last one speaks.
    let takesLast: Bool

    init(
      figures: Figures, condition: CompiledExpression?, amount: Amount, statuses: Set<ModelStatus>?,
      fields: [String], isStock: Bool, takesLast: Bool
    ) {
      self.figures = figures
      self.condition = condition
      self.amount = amount
      self.statuses = statuses
      self.fields = fields
      self.isStock = isStock
      self.takesLast = takesLast
    }

    /// The number that is taken.
    enum Amount: Sendable {
      /// One for each record.
      case one
      /// A calculation over the record's fields.
      case expression(CompiledExpression)
      /// A column of the section, by its place.
      case column(Int)
    }

    /// Which figures it enters.
    struct Figures: Sendable {
      let indicator: Int
      /// The number of the part; nil for the indicator's own figures.
      let part: Int?
      /// Whether it is a stated figure that the indicator is compared with.
      var isStated = false
    }
  }

  /// What is taken from the records of a section.
  final class Section: Sendable {
    let kind: RecordDefinition.Kind?
    let fields: [String]
    /// The key of the fixed row by measurement, for stated figures.
    let rows: [String?]
    let measurements: [Measurement]
    /// Whether its models have a status.
    let hasStatus: Bool
    /// Whether several units may hold one of its events together.
    let isShared: Bool
    /// Whether the identity of its events holds their date, so that equal ones of two periods are the same.
    let isDated: Bool

    init(
      kind: RecordDefinition.Kind?, fields: [String], rows: [String?], measurements: [Measurement],
      hasStatus: Bool, isShared: Bool, isDated: Bool
    ) {
      self.kind = kind
      self.fields = fields
      self.rows = rows
      self.measurements = measurements
      self.hasStatus = hasStatus
      self.isShared = isShared
      self.isDated = isDated
    }
  }

  let indicators: [Indicator]
  let figures: [Figure]
  /// The number of each indicator's first figure, which is that of the period; the next is cumulative.
  let firstFigure: [Int]
  let sections: [Section]
  let sectionNumbers: [String: Int]
  /// The section of each indicator; nil for ratios.
  let sectionOfIndicator: [Int?]
  /// The numbers of indicators by code and by id.
  let numbers: [String: Int]
  /// The ratios over different persons of some years.
  let windows: [Window]
  /// Where the number of models of a section is stated, by the section in which it stands.
  let statedStocks: [String: [StatedStock]]

  /// A ratio over different persons of some years.
  struct Window: Hashable, Sendable {
    /// The number of the ratio.
    let indicator: Int
    /// The number of the indicator that counts the persons.
    let numerator: Int
    let section: Int
    let years: Int
  }

  /// A cell in which a report states how many models there are.
  struct StatedStock: Hashable, Sendable {
    /// The key of the fixed row.
    let row: String
    /// The column.
    let column: String
    /// The section of the models.
    let models: Int
  }

  init(_ definitions: Definitions) throws(AggregationFault) {
    indicators = definitions.indicators
    numbers = Dictionary(
      definitions.indicators.enumerated().flatMap { [($1.code, $0), ($1.id, $0)] }
    ) { first, _ in first }
    var figures: [Figure] = []
    var firstFigure: [Int] = []
    for (number, indicator) in indicators.enumerated() {
      firstFigure.append(figures.count)
      figures.append(Figure(indicator: number, key: .inPeriod))
      figures.append(Figure(indicator: number, key: .cumulative))
      figures += indicator.parts.map { Figure(indicator: number, key: .part($0.id)) }
    }
    self.figures = figures
    self.firstFigure = firstFigure
    var builder = SectionBuilder(definitions)
    for (number, indicator) in indicators.enumerated() { try builder.add(indicator, number: number) }
    sections = builder.sections
    sectionNumbers = builder.numbers
    sectionOfIndicator = builder.sectionOfIndicator
    statedStocks = Self.statedStocks(indicators, builder)
    windows = Self.windows(indicators, numbers, builder)
  }

  private static func windows(
    _ indicators: [Indicator], _ numbers: [String: Int], _ builder: SectionBuilder
  ) -> [Window] {
    indicators.enumerated().compactMap { number, indicator in
      guard case .ratio(let code, _, let years?) = indicator.computation, let numerator = numbers[code],
        let section = builder.sectionOfIndicator[numerator]
      else { return nil }
      return Window(indicator: number, numerator: numerator, section: section, years: years)
    }
  }

  private static func statedStocks(
    _ indicators: [Indicator], _ builder: SectionBuilder
  ) -> [String: [StatedStock]] {
    var stocks: [String: [StatedStock]] = [:]
    for (number, indicator) in indicators.enumerated() {
      guard case .stated(let section, let row, let column)? = indicator.comparison,
        indicator.kind == .stock, case .count = indicator.computation,
        let models = builder.sectionOfIndicator[number]
      else { continue }
      stocks[section, default: []].append(StatedStock(row: row, column: column, models: models))
    }
    return stocks
  }

  /// The number of the figure that a measurement enters, for a kind of figure.
  func figure(of measurement: Measurement, cumulative: Bool) -> Int {
    if measurement.figures.isStated { return statedFigure(of: measurement.figures.indicator) }
    let first = firstFigure[measurement.figures.indicator]
    if let part = measurement.figures.part { return first + 2 + part }
    return first + (cumulative ? 1 : 0)
  }

  /// The number of what was stated for an indicator, beyond the figures of the table.
  func statedFigure(of indicator: Int) -> Int { figures.count + indicator }

  /// The number of what was counted where something was stated.
  func comparedFigure(of indicator: Int) -> Int { figures.count + indicators.count + indicator }

  /// The number of the persons of a ratio's window.
  func windowFigure(of indicator: Int) -> Int { figures.count + 2 * indicators.count + indicator }

  /// The figure of the table whose fields decide one: of a window's persons that of the indicator that counts them.
  func decidingFigure(of figure: Int) -> Figure? {
    if figure < figures.count { return figures[figure] }
    return windows.first { windowFigure(of: $0.indicator) == figure }.map {
      Figure(indicator: $0.numerator, key: .inPeriod)
    }
  }

  /// The indicator whose stated figures are compared with a figure: its cumulative one.
  func comparedIndicator(countedBy figure: Int) -> Int? {
    guard figure < figures.count, figures[figure].key == .cumulative else { return nil }
    let indicator = figures[figure].indicator
    return indicators[indicator].comparison == nil ? nil : indicator
  }

  /// The number of a figure by indicator and key.
  func figure(_ key: FigureKey, of indicator: Int) -> Int? {
    let first = firstFigure[indicator]
    switch key {
    case .inPeriod: return first
    case .cumulative: return first + 1
    case .part(let id):
      return indicators[indicator].parts.firstIndex { $0.id == id }.map { first + 2 + $0 }
    }
  }
}

/// Gathers what is taken from the records of each section.
private struct SectionBuilder {
  private let definitions: Definitions
  private(set) var sections: [CompiledIndicators.Section] = []
  private(set) var numbers: [String: Int] = [:]
  private(set) var sectionOfIndicator: [Int?] = []

  init(_ definitions: Definitions) {
    self.definitions = definitions
  }

  mutating func add(_ indicator: Indicator, number: Int) throws(AggregationFault) {
    switch indicator.computation {
    case .count(let record, let condition):
      try add(indicator, number: number, record: record, amount: nil, condition: condition)
    case .sum(let record, let amount, let condition):
      try add(indicator, number: number, record: record, amount: amount, condition: condition)
    case .stated(let section, let row, let column):
      add(indicator, number: number, section: section, row: row, column: column)
    case .ratio, .notCollected:
      sectionOfIndicator.append(nil)
    }
    if case .stated(let section, let row, let column) = indicator.comparison {
      let place = sectionOfIndicator.count
      add(indicator, number: number, section: section, row: row, column: column, isStated: true)
      // The indicator itself stays one of its own section.
      sectionOfIndicator.removeSubrange(place...)
    }
  }

  private mutating func add(
    _ indicator: Indicator, number: Int, record id: String, amount: CheckedExpression?,
    condition: CheckedExpression?
  ) throws(AggregationFault) {
    guard let record = definitions.records[id] else {
      throw .unknownName(indicator.source, id)
    }
    let own = compile(condition?.root)
    let amount = compile(amount?.root)
    var measurements = [
      CompiledIndicators.Measurement(
        figures: .init(indicator: number, part: nil), condition: own?.expression, amount: self.amount(amount),
        statuses: nil, fields: fields(own, amount, of: record), isStock: indicator.kind == .stock,
        takesLast: indicator.overTime == .last)
    ]
    for (place, part) in indicator.parts.enumerated() {
      let statuses = statuses(of: part, record: record)
      let conditions = [condition, statuses == nil ? part.condition : nil].compactMap { $0?.root }
      let partCondition = compile(conditions.count > 1 ? .and(conditions) : conditions.first)
      let partAmount = compile(part.sum?.root) ?? amount
      measurements.append(
        CompiledIndicators.Measurement(
          figures: .init(indicator: number, part: place), condition: partCondition?.expression,
          amount: self.amount(partAmount), statuses: statuses,
          fields: fields(
            partCondition, partAmount, of: record, and: statuses == nil ? [] : [ModelStatus.field]),
          isStock: indicator.kind == .stock, takesLast: indicator.overTime == .last))
    }
    insert(
      measurements, rows: measurements.map { _ in nil }, section: id, kind: record.kind,
      fields: record.fields.map(\.id))
  }

  private mutating func add(
    _ indicator: Indicator, number: Int, section: String, row: String, column: String, isStated: Bool = false
  ) {
    // Stated figures have no record: the row of values is the key and the column.
    let fields = numbers[section].map { sections[$0].fields } ?? [SectionDefinition.keyColumn]
    let place = fields.firstIndex(of: column) ?? fields.count
    let measurement = CompiledIndicators.Measurement(
      figures: .init(indicator: number, part: nil, isStated: isStated), condition: nil,
      amount: .column(place),
      statuses: nil, fields: [column], isStock: indicator.kind == .stock,
      takesLast: indicator.overTime == .last)
    insert(
      [measurement], rows: [row], section: section, kind: nil,
      fields: place < fields.count ? fields : fields + [column])
  }

  private mutating func insert(
    _ measurements: [CompiledIndicators.Measurement], rows: [String?], section id: String,
    kind: RecordDefinition.Kind?, fields: [String]
  ) {
    let number = numbers[id] ?? sections.count
    numbers[id] = number
    sectionOfIndicator.append(number)
    let before = number < sections.count ? sections[number] : nil
    let record = kind == nil ? nil : definitions.records[id]
    let section = CompiledIndicators.Section(
      kind: kind, fields: fields, rows: (before?.rows ?? []) + rows,
      measurements: (before?.measurements ?? []) + measurements,
      hasStatus: kind == .model && fields.contains(ModelStatus.field),
      isShared: kind == .event && record?.field(RecordDefinition.coveredUnits) != nil,
      isDated: kind == .event && record?.isDated ?? false)
    if before == nil { sections.append(section) } else { sections[number] = section }
  }

  private func compile(
    _ node: ExpressionNode?
  ) -> (expression: CompiledExpression, fields: [String])? {
    guard let node else { return nil }
    let fields = node.names.compactMap { name in
      if case .column(let column) = name { column.id } else { nil }
    }
    return (CompiledExpression(node), fields)
  }

  private func amount(
    _ compiled: (expression: CompiledExpression, fields: [String])?
  ) -> CompiledIndicators.Measurement.Amount {
    compiled.map { .expression($0.expression) } ?? .one
  }

  /// The fields that expressions name; where they name none, those that tell the record from others.
  private func fields(
    _ condition: (expression: CompiledExpression, fields: [String])?,
    _ amount: (expression: CompiledExpression, fields: [String])?, of record: RecordDefinition,
    and further: [String] = []
  ) -> [String] {
    var fields: [String] = []
    for field in (amount?.fields ?? record.identity) + (condition?.fields ?? []) + further
    where !fields.contains(field) { fields.append(field) }
    return fields
  }

  /// The statuses that a part stands for, where its condition depends on the status alone; nil otherwise.
  private func statuses(
    of part: Indicator.Part, record: RecordDefinition
  ) -> Set<ModelStatus>? {
    guard record.kind == .model, let place = record.fields.firstIndex(where: { $0.id == ModelStatus.field }),
      let condition = compile(part.condition?.root)
    else { return nil }
    var statuses: Set<ModelStatus> = []
    for status in ModelStatus.allCases {
      var row = [Value?](repeating: nil, count: record.fields.count)
      row[place] = .text(status.rawValue)
      guard let holds = condition.expression.truth(EvaluationInput(row: row)) else { return nil }
      if holds { statuses.insert(status) }
    }
    return statuses
  }
}
