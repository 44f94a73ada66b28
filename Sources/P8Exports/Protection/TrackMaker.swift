import P8Definitions
import P8Model

/// Puts the places of one track into blocks.
struct TrackMaker {
  /// Where the numbers of a column come from.
  private struct Column: Hashable {
    /// The pattern beside which this one is made; nil for its own figures.
    let other: Int?
    let component: CountComponent
  }

  private let track: CountTrack
  private let counts: PlacedCounts
  private let before: [String: ProtectionPattern.Track]
  private let others: [ProtectionPattern]
  private let undivided: [[Int]]
  private let programme: Programme
  private let limit: ExactDecimal

  init(
    _ track: CountTrack, counts: PlacedCounts, before: [String: ProtectionPattern.Track],
    beside others: [ProtectionPattern], undivided: [[Int]], programme: Programme, limit: ExactDecimal
  ) {
    (self.track, self.counts, self.before, self.others) = (track, counts, before, others)
    (self.undivided, self.programme, self.limit) = (undivided, programme, limit)
  }

  func made(in index: inout PlaceIndex) throws(PatternConflict) -> ProtectionPattern.Track {
    let columns = columns
    let blocks = initialBlocks(columns, in: &index)
    let choice = choice(of: total(of: blocks, width: columns.count), columns)
    guard !choice.components.isEmpty else { return ProtectionPattern.Track(components: [], blocks: []) }
    var partition = CountPartition(blocks, forms: choice.forms, below: limit, in: index)
    do {
      try partition.close()
    } catch {
      throw conflict(error, in: index)
    }
    let places = choice.components.map { component in
      columns.firstIndex(of: Column(other: nil, component: component))
    }
    return ProtectionPattern.Track(
      components: choice.components,
      blocks: partition.blocks.sorted { $0.key < $1.key }.map(\.value).compactMap { block in
        let sums = places.map { $0.map { block.sums[$0] } ?? .zero }
        let held = Set(places.indices.filter { place in places[place].map(block.held.contains) ?? false })
        guard !held.isEmpty || sums.contains(where: { $0 != .zero }) else { return nil }
        return ProtectionPattern.Block(
          places: block.places.sorted().map { index.places[$0] }, sums: sums, held: held)
      })
  }

  private func conflict(_ conflict: CountPartition.Conflict, in index: PlaceIndex) -> PatternConflict {
    let block = conflict.block
    let holding = block.units.filter { $0.value == block.places.count }.map { index.unitCodes[$0.key] }
    let own = holding.filter { $0.structure == counts.period.structure }
    let unit = (own.isEmpty ? holding : own).max { ($0.code.utf8.count, $1) < ($1.code.utf8.count, $0) }
    return PatternConflict(
      unit: unit ?? .nation(counts.period.structure),
      held: namedFirst(of: block, conflict.form.component, in: index),
      indicator: conflict.form.component.indicator, key: conflict.form.component.key, period: counts.period)
  }

  /// The units of a block that are held back, the smallest with few people first: it is they who would be told.
  private func namedFirst(
    of block: CountPartition.Block, _ component: CountComponent, in index: PlaceIndex
  ) -> [UnitCode] {
    let rated = block.cutUnits.map { unit in
      let count = block.places.filter { index.units[$0].contains(unit) }.reduce(ExactDecimal.zero) {
        $0.adding(counts.counts[index.places[$1]]?[component.indicator]?[component.key] ?? .zero) ?? $0
      }
      return (code: index.unitCodes[unit], isSmall: count > .zero && count < limit)
    }
    return rated.sorted { left, right in
      if left.isSmall != right.isSmall { return left.isSmall }
      if left.code.level != right.code.level { return left.code.level.isBelow(right.code.level) }
      return left.code < right.code
    }.map(\.code)
  }

  // MARK: - Beside which patterns

  /// The tracks of other patterns whose blocks this one's are made up of, by pattern and name.
  private var sources: [(other: Int, id: String)] {
    let family = track.family
    let ids = family.tracks.map(\.id)
    var sources: [(Int, String)] = []
    let sharing = sharingDays
    for (number, other) in others.enumerated() {
      if other.period == counts.period {
        sources.append((number, track.id))
      } else if track.kind == .inPeriod, track.addsOverTime {
        if sharing.contains(number) { sources.append((number, track.id)) }
        // What was done since the beginning, less what was done before, is known by its blocks.
        if isOfPhase(other), other.period.to >= counts.period.to, let last = ids.last {
          sources.append((number, last))
        }
      } else if track.kind == .cumulative, track.addsOverTime, isOfPhase(other) {
        sources += ids.map { (number, $0) }
      }
    }
    return sources
  }

  /// The patterns of periods that share days with this one, or with one that does.
  private var sharingDays: Set<Int> {
    var found: Set<Int> = []
    var open = [counts.period]
    while let period = open.popLast() {
      for (number, other) in others.enumerated()
      where !found.contains(number) && other.period != counts.period && other.period.from <= period.to
        && period.from <= other.period.to
      {
        found.insert(number)
        open.append(other.period)
      }
    }
    return found
  }

  private func isOfPhase(_ other: ProtectionPattern) -> Bool {
    guard let start = start(counts.period) else { return false }
    return self.start(other.period) == start
  }

  /// The day from which cumulative figures of a period count; nil outside all phases.
  private func start(_ period: Period) -> CalendarDate? {
    if case .inside(let phase) = programme.place(of: period) { phase.cumulativeFrom } else { nil }
  }

  /// Whether a pattern is the newest of its period.
  private func isNewest(_ number: Int) -> Bool {
    !others.dropFirst(number + 1).contains { $0.period == others[number].period }
  }

  // MARK: - Columns and blocks

  private var ownBefore: [(id: String, track: ProtectionPattern.Track)] {
    guard track.kind == .cumulative else { return [] }
    return track.family.tracks.compactMap { other in
      other.kind == .inPeriod ? before[other.id].map { (other.id, $0) } : nil
    }
  }

  private var columns: [Column] {
    var columns = track.full.components.map { Column(other: nil, component: $0) }
    for (_, own) in ownBefore { columns += own.components.map { Column(other: nil, component: $0) } }
    for (number, id) in sources {
      columns += (others[number].tracks[id]?.components ?? []).map { Column(other: number, component: $0) }
    }
    return columns
  }

  /// A block for each place where anybody is counted, and for places that must stay together.
  private func initialBlocks(_ columns: [Column], in index: inout PlaceIndex) -> [CountPartition.Block] {
    let numbers = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
    var sums: [Int: [ExactDecimal]] = [:]
    var held: [Int: Set<Int>] = [:]
    var together = undivided
    func add(_ value: ExactDecimal, _ column: Int, _ place: Int) {
      guard value != .zero else { return }
      sums[place, default: Array(repeating: .zero, count: columns.count)][column] = value
    }
    for (place, indicators) in counts.counts {
      for (column, number) in numbers where column.other == nil {
        guard let value = indicators[column.component.indicator]?[column.component.key] else { continue }
        add(value, number, index.number(of: place))
      }
    }
    for (_, own) in ownBefore {
      for block in own.blocks where block.places.count > 1 {
        together.append(block.places.map { index.number(of: $0) })
      }
    }
    for (number, id) in sources {
      guard let other = others[number].tracks[id] else { continue }
      for block in other.blocks {
        let places = block.places.map { index.number(of: $0) }
        guard let first = places.first else { continue }
        if places.count > 1 { together.append(places) }
        for (component, sum) in zip(other.components, block.sums) {
          if let column = numbers[Column(other: number, component: component)] { add(sum, column, first) }
        }
        guard id == track.id, others[number].period == counts.period, places.count > 1 else { continue }
        for (place, component) in other.components.enumerated()
        where block.sums[place] != .zero || block.held.contains(place) {
          if let column = numbers[Column(other: nil, component: component)] {
            held[first, default: []].insert(column)
          }
        }
      }
    }
    return joined(together, sums: sums, held: held, width: columns.count, in: index)
  }

  private func joined(
    _ together: [[Int]], sums: [Int: [ExactDecimal]], held: [Int: Set<Int>], width: Int, in index: PlaceIndex
  ) -> [CountPartition.Block] {
    var parents: [Int: Int] = [:]
    func root(_ place: Int) -> Int {
      var place = place
      while let parent = parents[place], parent != place { place = parent }
      return place
    }
    for places in together {
      guard let first = places.first else { continue }
      for place in places.dropFirst() {
        let (one, other) = (root(first), root(place))
        if one != other { parents[max(one, other)] = min(one, other) }
      }
    }
    var members: [Int: [Int]] = [:]
    for place in Set(sums.keys).union(together.joined()) { members[root(place), default: []].append(place) }
    return members.sorted { $0.key < $1.key }.map { _, places in
      var block = CountPartition.Block(
        places: places.sorted(), sums: Array(repeating: .zero, count: width), held: [], units: [:])
      for place in places {
        for (column, value) in (sums[place] ?? []).enumerated() where value != .zero {
          block.sums[column] = block.sums[column].adding(value) ?? block.sums[column]
        }
        block.held.formUnion(held[place] ?? [])
        for unit in index.units[place] { block.units[unit, default: 0] += 1 }
      }
      return block
    }
  }

  private func total(of blocks: [CountPartition.Block], width: Int) -> [ExactDecimal] {
    blocks.reduce(into: Array(repeating: .zero, count: width)) { total, block in
      for (column, sum) in block.sums.enumerated() {
        total[column] = total[column].adding(sum) ?? total[column]
      }
    }
  }

  // MARK: - What is published

  /// The most that can be published without a small count in the whole.
  private func choice(
    of total: [ExactDecimal], _ columns: [Column]
  ) -> (components: [CountComponent], forms: [LinearForm]) {
    let numbers = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
    let allowed = allowedComponents
    for bases in track.choices {
      var dropped: Set<CountGroup> = []
      while true {
        let publication = track.family.publication(bases, without: dropped)
        let components = publication.components.filter(allowed)
        let forms = forms(publication, components: Set(components), dropped: dropped, numbers)
        let small = forms.first { $0.origin != .version && $0.isSmall(of: total, below: limit) }
        guard let small else { return (components, forms) }
        guard let owner = small.owner, dropped.insert(owner).inserted else { break }
      }
    }
    return ([], [])
  }

  /// What a version that was published does not tell no later one tells.
  private var allowedComponents: (CountComponent) -> Bool {
    let versions = others.filter { $0.period == counts.period }.compactMap { $0.tracks[track.id] }
    return { component in versions.allSatisfy { $0.components.contains(component) } }
  }

  private func forms(
    _ publication: CountPublication, components: Set<CountComponent>, dropped: Set<CountGroup>,
    _ numbers: [Column: Int]
  ) -> [LinearForm] {
    let known = components.union(ownBefore.flatMap(\.track.components))
    func linear(
      _ form: CountForm, _ origin: LinearForm.Origin, _ terms: [(other: Int?, key: FigureKey?, sign: Int)]
    ) -> LinearForm? {
      var result = LinearForm(terms: [], origin: origin, component: form.whole, owner: form.owner)
      for (other, key, sign) in terms {
        for (component, factor) in [(form.whole, 1)] + form.parts.map({ ($0, -1) }) {
          let component = CountComponent(indicator: component.indicator, key: key ?? component.key)
          guard let column = numbers[Column(other: other, component: component)],
            other != nil || known.contains(component)
          else { return nil }
          result.terms.append((column, sign * factor))
        }
      }
      return result
    }
    var forms = publication.forms.compactMap { linear($0, .period, [(nil, nil, 1)]) }
    let ofPeople = publication.forms.filter { !$0.isCompanion }
    if track.kind == .cumulative {
      // What was done before the period.
      forms += ofPeople.compactMap {
        linear($0, .period, [(nil, .cumulative, 1), (nil, .inPeriod, -1)])
      }
    }
    if track.addsOverTime {
      for sum in timeSums(numbers) {
        forms += ofPeople.compactMap { form in linear(form, .time, sum) }
      }
    }
    for (number, other) in others.enumerated() where other.period == counts.period {
      forms += ofPeople.compactMap {
        linear($0, .version, [(nil, nil, 1), (number, nil, -1)])
      }
    }
    return forms
  }

  /// The sums over periods in which a figure of this pattern has a part, as terms of a form.
  private func timeSums(_ numbers: [Column: Int]) -> [[(other: Int?, key: FigureKey?, sign: Int)]] {
    var spans: [(source: Int, from: Int, to: Int)] = []
    var terms: [(other: Int?, key: FigureKey?)] = []
    func add(_ other: Int?, _ period: Period, _ key: FigureKey) {
      let from = key == .cumulative ? start(period) : period.from
      guard let from, from <= period.to else { return }
      spans.append((terms.count, from.daysSince1970, period.to.daysSince1970))
      terms.append((other, track.kind == .cumulative ? key : nil))
    }
    if track.kind == .cumulative, start(counts.period) == nil { return [] }
    add(nil, counts.period, track.kind == .cumulative ? .cumulative : .inPeriod)
    if track.kind == .cumulative { add(nil, counts.period, .inPeriod) }
    for (number, other) in others.enumerated()
    where other.period != counts.period && isNewest(number) {
      let ids = sources.filter { $0.other == number }.map(\.id)
      for one in track.family.tracks where ids.contains(one.id) {
        guard track.kind == .cumulative || one.kind == .inPeriod,
          numbers.keys.contains(where: { $0.other == number }),
          !(other.tracks[one.id]?.components.isEmpty ?? true)
        else { continue }
        add(number, other.period, one.kind == .cumulative ? .cumulative : .inPeriod)
      }
    }
    return TimeSums(spans).sums.map { sum in
      sum.map { (terms[$0.source].other, terms[$0.source].key, $0.sign) }
    }.filter { $0.contains { $0.other == nil } }
  }
}
