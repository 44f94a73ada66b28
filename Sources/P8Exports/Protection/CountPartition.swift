import P8Model

/// Places put together into blocks, so that no number that follows from the sums of blocks is small.
///
/// Published is each unit that is made up of whole blocks. Whatever can be computed from such figures, of all levels
/// and structures together, is a sum over whole blocks; and the people of a block may all be at any one of its
/// places without any of these figures being another.
struct CountPartition {
  struct Block {
    /// The places, by number.
    var places: [Int]
    /// The sums by column.
    var sums: [ExactDecimal]
    /// The own figures that are held back although they are zero, since they were held back before.
    var held: Set<Int>
    /// How many of the places lie in each unit.
    var units: [Int: Int]

    /// The units that hold some of the places but not all.
    var cutUnits: [Int] { units.filter { $0.value < places.count }.map(\.key) }
  }

  /// A number that is small and cannot be hidden by putting places together.
  struct Conflict: Error {
    let form: LinearForm
    let block: Block
  }

  private(set) var blocks: [Int: Block] = [:]
  private let forms: [LinearForm]
  private let limit: ExactDecimal
  private let index: PlaceIndex
  private let levels: [Int]
  private var blocksOfUnit: [Int: Set<Int>] = [:]
  /// How many blocks cut each unit: those that any does are held back already.
  private var cuts: [Int: Int] = [:]

  init(_ initial: [Block], forms: [LinearForm], below limit: ExactDecimal, in index: PlaceIndex) {
    (self.forms, self.limit, self.index) = (forms, limit, index)
    levels = index.unitCodes.map { Self.rank($0.level) }
    for (number, block) in initial.enumerated() { insert(block, as: number) }
  }

  /// The levels from the lowest.
  private static func rank(_ level: UnitLevel) -> Int {
    switch level {
    case .village: 0
    case .commune: 1
    case .district: 2
    case .province: 3
    case .nation: 4
    }
  }

  /// Puts blocks together until no number of any of them is small.
  mutating func close() throws(Conflict) {
    for number in blocks.keys.sorted() {
      // Whatever it was put into by now was looked at then.
      var current = number
      while let block = blocks[current], let form = firstSmall(of: block) {
        guard let partner = partner(for: current, block, form) else {
          throw Conflict(form: form, block: block)
        }
        current = merge(current, partner)
      }
    }
  }

  private func firstSmall(of block: Block) -> LinearForm? {
    forms.first { form in
      // Of one place that was shown and is shown both numbers are told anyway.
      if form.origin == .version, block.places.count == 1 { return false }
      return form.isSmall(of: block.sums, below: limit)
    }
  }

  // MARK: - Which block to add

  /// The block whose joining holds the fewest further units back: from the smallest unit that has one.
  private func partner(for number: Int, _ block: Block, _ form: LinearForm) -> Int? {
    var seen: Set<Int> = [number]
    for rank in 0...4 {
      var best: (rating: Rating, number: Int)?
      let units = block.units.keys.filter { levels[$0] == rank }
      for candidate in Set(units.flatMap { blocksOfUnit[$0] ?? [] }).subtracting(seen) {
        seen.insert(candidate)
        guard let rating = rating(of: candidate, for: block, form) else { continue }
        if best.map({ (rating, candidate) < ($0.rating, $0.number) }) ?? true { best = (rating, candidate) }
      }
      if let best { return best.number }
    }
    // What no unit holds together with it.
    return blocks.keys.filter { !seen.contains($0) }.compactMap { candidate in
      rating(of: candidate, for: block, form).map { ($0, candidate) }
    }.min { $0 < $1 }?.1
  }

  /// How well a block goes with another one; nil where it is of no use.
  private func rating(of candidate: Int, for block: Block, _ form: LinearForm) -> Rating? {
    guard let other = blocks[candidate], form.value(of: other.sums) != .zero else { return nil }
    let joined = Self.joined(block, other)
    var cost = 0
    for (unit, count) in joined.units where count < joined.places.count && (cuts[unit] ?? 0) == 0 {
      cost += Self.weights[levels[unit]]
    }
    return Rating(
      cost: cost, isEnough: firstSmall(of: joined) == nil,
      size: form.terms.first.map { other.sums[$0.column] } ?? .zero)
  }

  /// How much is lost with a unit of each level, from the lowest.
  private static let weights = [1, 100, 10_000, 1_000_000, 100_000_000]

  private struct Rating: Comparable {
    let cost: Int
    let isEnough: Bool
    let size: ExactDecimal

    static func < (left: Rating, right: Rating) -> Bool {
      if left.cost != right.cost { return left.cost < right.cost }
      if left.isEnough != right.isEnough { return left.isEnough }
      return left.size < right.size
    }
  }

  // MARK: - Blocks

  private static func joined(_ first: Block, _ second: Block) -> Block {
    var joined = first
    joined.places += second.places
    for (column, sum) in second.sums.enumerated() where sum != .zero {
      joined.sums[column] = joined.sums[column].adding(sum) ?? joined.sums[column]
    }
    joined.held.formUnion(second.held)
    for (unit, count) in second.units { joined.units[unit, default: 0] += count }
    return joined
  }

  private mutating func merge(_ first: Int, _ second: Int) -> Int {
    guard let one = blocks[first], let other = blocks[second] else { return first }
    let number = min(first, second)
    remove(one, first)
    remove(other, second)
    insert(Self.joined(one, other), as: number)
    return number
  }

  private mutating func insert(_ block: Block, as number: Int) {
    blocks[number] = block
    for unit in block.units.keys { blocksOfUnit[unit, default: []].insert(number) }
    for unit in block.cutUnits { cuts[unit, default: 0] += 1 }
  }

  private mutating func remove(_ block: Block, _ number: Int) {
    blocks[number] = nil
    for unit in block.units.keys { blocksOfUnit[unit]?.remove(number) }
    for unit in block.cutUnits { cuts[unit, default: 0] -= 1 }
  }
}
