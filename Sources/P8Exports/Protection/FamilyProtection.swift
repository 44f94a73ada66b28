import P8Definitions
import P8Model

/// What is held back of one family of indicators, unit by unit.
struct FamilyProtection {
  /// The components held back of each unit.
  private(set) var held: [UnitCode: Set<CountComponent>] = [:]

  private let family: CountFamily
  private let published: PublishedUnits
  private let limit: ExactDecimal
  /// All that there would be to publish.
  private let full: CountPublication
  private let companions: [CountComponent]

  init(_ family: CountFamily, of published: PublishedUnits, limit: ExactDecimal) {
    (self.family, self.published, self.limit) = (family, published, limit)
    full = family.publication(
      of: Array(published.periods.indices), periods: published.periods, bases: [.inPeriod, .cumulative],
      without: [])
    companions = family.companions.flatMap { indicator in
      published.periods.indices.flatMap { period in
        ([.inPeriod, .cumulative] + indicator.parts.map { .part($0.id) }).map {
          CountComponent(indicator: indicator.code, period: period, key: $0)
        }
      }
    }
    for root in published.roots { protect(root) }
    for unit in held.keys.sorted() { release(unit) }
  }

  // MARK: - The whole

  private mutating func protect(_ root: UnitCode) {
    let publication = publication(for: published.vector(of: root, full.components))
    let shown = Set(publication.components)
    var withheld = Set(full.components).subtracting(shown)
    let main = family.members.first?.code
    withheld.formUnion(
      companions.filter { companion in
        let isInPeriod = companion.key != .cumulative
        return !shown.contains { base in
          base.indicator == main && base.period == companion.period
            && base.key == (isInPeriod ? .inPeriod : .cumulative)
        }
      })
    hold(withheld, inAndBelow: root)
    descend(from: root, publication)
  }

  /// The most that can be published of a whole without a small count in it.
  private func publication(for whole: CountVector) -> CountPublication {
    let all = Array(published.periods.indices)
    let last = Array(all.suffix(1))
    let own = family.members.first.map(CountFamily.base) ?? .inPeriod
    let other: FigureKey = own == .inPeriod ? .cumulative : .inPeriod
    let choices: [(places: [Int], bases: [FigureKey])] = [
      (all, [.inPeriod, .cumulative]), (last, [.inPeriod, .cumulative]), (all, [own]), (last, [own]),
      (last, [other]),
    ]
    for choice in choices {
      var dropped: Set<CountGroup> = []
      while true {
        let publication = family.publication(
          of: choice.places, periods: published.periods, bases: choice.bases, without: dropped)
        guard let small = whole.firstSmall(among: publication.forms, below: limit) else { return publication }
        guard let owner = small.owner, dropped.insert(owner).inserted else { break }
      }
    }
    return CountPublication()
  }

  // MARK: - Units

  private mutating func descend(from unit: UnitCode, _ publication: CountPublication) {
    let children = published.children[unit] ?? []
    guard !children.isEmpty else { return }
    let components = publication.components.filter { component in
      children.contains { published.isShown($0, in: component.period) }
    }
    let known = Set(components)
    let forms = publication.forms.filter { form in
      known.contains(form.whole) && known.isSuperset(of: form.parts)
    }
    var blocks = children.map { published.vector(of: $0, components) }
    var sum = CountVector()
    for block in blocks { sum.add(block) }
    // What belongs to no unit below follows from the total: it is one more block.
    let rest = published.vector(of: unit, components).subtracting(sum)
    if !rest.isEmpty { blocks.append(rest) }
    let group = group(among: blocks, forms: forms)
    var groupSum = CountVector()
    for index in group { groupSum.add(blocks[index]) }
    // Where the whole group has zero there is nothing to hide.
    let hidden = Set(components.filter { groupSum[$0] != .zero })
    let hiddenCompanions = Set(
      companions.filter { companion in
        group.contains { index in
          index < children.count
            && published.vector(of: children[index], [companion])[companion] != .zero
        }
      })
    for (index, child) in children.enumerated() {
      guard group.contains(index) else {
        descend(from: child, publication)
        continue
      }
      held[child, default: []].formUnion(hidden.union(hiddenCompanions))
      for below in published.children[child] ?? [] {
        hold(hidden.union(hiddenCompanions), inAndBelow: below)
      }
    }
  }

  /// The blocks that are held back: those with small counts, and as many more as their sums need.
  private func group(among blocks: [CountVector], forms: [CountForm]) -> Set<Int> {
    var group = Set(blocks.indices.filter { blocks[$0].firstSmall(among: forms, below: limit) != nil })
    var sum = CountVector()
    for index in group { sum.add(blocks[index]) }
    guard let base = forms.first?.whole else { return group }
    let bySize = blocks.indices.sorted { (blocks[$0][base], $0) < (blocks[$1][base], $1) }
    while !group.isEmpty, let small = sum.firstSmall(among: forms, below: limit) {
      let candidates = bySize.filter { !group.contains($0) && blocks[$0].count(small) > .zero }
      let enough = candidates.first { index in
        var more = sum
        more.add(blocks[index])
        return more.firstSmall(among: forms, below: limit) == nil
      }
      // Without a candidate the total would be small, and then it is not published.
      guard let next = enough ?? candidates.first else { break }
      group.insert(next)
      sum.add(blocks[next])
    }
    return group
  }

  private mutating func hold(_ components: Set<CountComponent>, inAndBelow unit: UnitCode) {
    let values = published.vector(of: unit, Array(components))
    held[unit, default: []].formUnion(values.values.keys)
    for child in published.children[unit] ?? [] { hold(components, inAndBelow: child) }
  }

  /// Shows what follows from what is shown and is not small: the parts of a zero, and the cumulative figure of
  /// the year before, which is this year's less what was done in this year.
  private mutating func release(_ unit: UnitCode) {
    guard let components = held[unit] else { return }
    let values = published.vector(of: unit, full.components)
    var open = Set(full.components).subtracting(components)
    var grew = true
    while grew {
      grew = false
      for form in full.forms where open.contains(form.whole) {
        let unknown = form.parts.filter { !open.contains($0) }
        let isNought = values.values[form.whole] == .zero && unknown.allSatisfy { values[$0] == .zero }
        let isLast = form.parts.count > 1 && unknown.count == 1 && values.count(form) == .zero
        guard isNought || isLast, !unknown.isEmpty else { continue }
        open.formUnion(unknown)
        grew = true
      }
    }
    let hidden = components.subtracting(open)
    held[unit] = hidden.isEmpty ? nil : hidden
  }
}
