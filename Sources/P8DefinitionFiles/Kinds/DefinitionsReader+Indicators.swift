import P8Definitions
import P8Model

extension DefinitionsReader {
  private static let referenceKeys = [
    "counted", "not-counted", "data-source", "frequency", "responsible", "legal-basis", "baseline", "limits",
  ]

  private static let baselineNumber = "baseline-number"

  /// `indicators/indicators/*.yaml`, with the named parts of `indicators/parts.yaml`.
  mutating func readIndicators(of programme: Programme?) {
    var sets: [String: Entry] = [:]
    if let fields = files.yaml("indicators/parts.yaml")?.fields(nil) {
      for (key, _) in fields.keys { sets[key] = fields[key] }
    }
    for entry in entries(in: "indicators/indicators") {
      guard let file = entry.fields(["content", "defaults", "indicators"]) else { continue }
      let content = file.required("content")?.integer
      if let content, let programme, !programme.contents.contains(where: { $0.number == content }) {
        file["content"]?.fault(.indicator(.noContent(content)))
      }
      let defaults = file["defaults"]?.fields(Self.referenceKeys + [Self.baselineNumber])
      for item in file.items("indicators") {
        read(indicator: item, of: programme, content: content, defaults: defaults, sets: sets)
      }
    }
    checkWholes()
  }

  /// Everything is read before anything is required, so that all faults of an indicator are reported at once.
  private mutating func read(
    indicator item: Entry, of programme: Programme?, content: Int?, defaults: Fields?, sets: [String: Entry]
  ) {
    guard
      let parts = item.fields([
        "code", "id", "part-of", "name", "measure", "kind", "over-time", "over-place", "higher-is-better",
        "value", "compare-with", "parts", "reference",
      ])
    else { return }
    let code = parts.text("code")
    let id = parts.id()
    let name = parts.localized("name")
    let measure = self.measure(parts.required("measure"))
    let kind = parts.required("kind")?.choice(Self.kinds)
    let overTime = parts.required("over-time")?.choice(Self.aggregators)
    let overPlace = parts.required("over-place")?.choice(Self.aggregators)
    let higherIsBetter = parts.required("higher-is-better")?.truth
    let reference = self.reference(parts, defaults: defaults)
    let source = parts.required("value").flatMap { value(of: $0, measure: measure, kind: kind) }
    let comparison = parts["compare-with"].flatMap { self.comparison(of: $0, measure: measure, kind: kind) }
    let numberParts = self.parts(parts["parts"], of: source, measure: measure, sets: sets)
    checkAggregators(parts, kind: kind, overTime: overTime)
    indicatorNames.formUnion([code, id].compactMap(\.self))
    guard let code, let id, let name, let content, let measure, let kind, let overTime, let overPlace,
      let higherIsBetter, let reference, let source,
      isNew(code, at: parts["code"], among: indicators.map(\.code), .indicatorCode),
      isNew(id, at: parts["id"], among: indicators.map(\.id), .indicator)
    else { return }
    indicators.append(
      Indicator(
        code: code, id: id, name: name.marked(by: programme?.mark(of: [code, id], content: content)),
        content: content, partOf: parts["part-of"]?.text, measure: measure,
        kind: kind, overTime: overTime, overPlace: overPlace, higherIsBetter: higherIsBetter,
        reference: reference, computation: source, comparison: comparison, parts: numberParts,
        source: parts.source))
    if let partOf = parts["part-of"] { partOfEntries.append(partOf) }
    if case .ratio = source, let value = parts["value"]?.fields(nil) {
      ratioEntries += [value["ratio"], value["to"]].compactMap(\.self)
      if value["window-years"] != nil { windowEntries += [value["ratio"]].compactMap(\.self) }
    }
  }

  private static let kinds: [(name: String, value: Indicator.Kind)] = [
    ("stock", .stock), ("flow", .flow), ("distinct", .distinct), ("ratio", .ratio),
  ]
  private static let aggregators: [(name: String, value: Indicator.Aggregator)] = [
    ("sum", .sum), ("last", .last), ("none", .none), ("recompute", .recompute),
  ]

  private func reference(_ parts: Fields, defaults: Fields?) -> IndicatorReference? {
    guard let fields = parts.required("reference")?.fields(Self.referenceKeys + [Self.baselineNumber]) else {
      return nil
    }
    var texts: [String: LocalizedText] = [:]
    for key in Self.referenceKeys {
      guard let entry = fields[key] ?? defaults?[key] ?? fields.required(key) else { continue }
      texts[key] = entry.localized
    }
    guard let counted = texts["counted"], let notCounted = texts["not-counted"],
      let dataSource = texts["data-source"], let frequency = texts["frequency"],
      let responsible = texts["responsible"], let legalBasis = texts["legal-basis"],
      let baseline = texts["baseline"], let limits = texts["limits"]
    else { return nil }
    return IndicatorReference(
      counted: counted, notCounted: notCounted, dataSource: dataSource, frequency: frequency,
      responsible: responsible, legalBasis: legalBasis, baseline: baseline,
      baselineNumber: baselineNumber(of: fields["baseline"] == nil ? defaults : fields), limits: limits)
  }

  /// The number that stands beside the words of a baseline; an indicator with words of its own has not that
  /// of the others.
  private func baselineNumber(of fields: Fields?) -> BaselineNumber? {
    guard let parts = fields?[Self.baselineNumber]?.fields(["value", "year"]) else { return nil }
    let value = parts.required("value")?.decimal
    let year = parts.required("year")?.integer
    guard let value, let year else { return nil }
    return BaselineNumber(value: value, year: year)
  }

  /// How a kind of number may be put together over time.
  private func checkAggregators(_ parts: Fields, kind: Indicator.Kind?, overTime: Indicator.Aggregator?) {
    guard let kind, let overTime else { return }
    let allowed: Indicator.Aggregator =
      switch kind {
      case .stock: .last
      case .flow: .sum
      case .distinct: .none
      case .ratio: .recompute
      }
    guard overTime != allowed else { return }
    parts["over-time"]?.fault(
      .indicator(.aggregator(overTime.rawValue, kind: kind.rawValue, allowed: allowed.rawValue)))
  }

  /// Names of other indicators, once all are known.
  private func checkWholes() {
    for entry in partOfEntries + ratioEntries {
      guard let name = entry.text, !indicatorNames.contains(name) else { continue }
      faults.addUnknown(name, .indicator, at: entry.source, among: indicatorNames)
    }
    checkCircles()
    for entry in windowEntries {
      guard let name = entry.text, let counted = indicators.first(where: { $0.code == name || $0.id == name })
      else { continue }
      // Only rows, one for each person, can be told apart over reports; a number of persons cannot.
      switch counted.computation {
      case .count where counted.kind == .distinct, .notCollected: break
      default: entry.fault(.indicator(.windowNeedsPersons(counted.code)))
      }
    }
  }

  /// An indicator that is a part of itself, or a ratio that is made of itself, by way of others too.
  private func checkCircles() {
    let byName = Dictionary(
      indicators.flatMap { [($0.code, $0), ($0.id, $0)] }, uniquingKeysWith: { first, _ in first })
    let links: [(Indicator) -> [String]] = [
      { [$0.partOf].compactMap(\.self) },
      { indicator in
        guard case .ratio(let numerator, let denominator, _) = indicator.computation else { return [] }
        return [numerator, denominator]
      },
    ]
    for next in links {
      var told: Set<String> = []
      for indicator in indicators where !told.contains(indicator.code) {
        guard let circle = Self.circle(from: indicator, next: next, byName) else { continue }
        told.formUnion(circle)
        faults.add(
          indicator.source, .indicator(.partOfItself(indicator.code, by: circle + [indicator.code])))
      }
    }
  }

  /// The codes on a way from an indicator back to itself; nil where there is none.
  private static func circle(
    from start: Indicator, next: (Indicator) -> [String], _ byName: [String: Indicator]
  ) -> [String]? {
    var seen: Set<String> = []
    var ways = [[start]]
    while let way = ways.popLast() {
      guard let last = way.last else { continue }
      for indicator in next(last).compactMap({ byName[$0] }) {
        if indicator.code == start.code { return way.map(\.code) }
        if seen.insert(indicator.code).inserted { ways.append(way + [indicator]) }
      }
    }
    return nil
  }
}
