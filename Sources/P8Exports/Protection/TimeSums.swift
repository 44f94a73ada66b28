import P8Model

/// What follows from several periods: what was done between any two of the days at which they begin and end.
struct TimeSums {
  /// Sources of numbers added and taken away.
  typealias Sum = [(source: Int, sign: Int)]

  /// The sums that give what was done between neighbouring days, and those that would be zero if all added up.
  private(set) var sums: [Sum] = []

  /// - Parameter spans: The days from and to which each source counts; the first and the last one belong to it.
  init(_ spans: [(source: Int, from: Int, to: Int)]) {
    var edges: [Int: [(to: Int, source: Int, sign: Int)]] = [:]
    for span in spans {
      edges[span.from, default: []].append((span.to + 1, span.source, 1))
      edges[span.to + 1, default: []].append((span.from, span.source, -1))
    }
    var seen: Set<Int> = []
    var used: Set<Int> = []
    for start in edges.keys.sorted() where !seen.contains(start) {
      var known: [Int: Sum] = [start: []]
      var open = [start]
      seen.insert(start)
      while !open.isEmpty {
        let day = open.removeFirst()
        for edge in edges[day] ?? [] where !seen.contains(edge.to) {
          seen.insert(edge.to)
          used.insert(edge.source)
          known[edge.to] = (known[day] ?? []) + [(edge.source, edge.sign)]
          open.append(edge.to)
        }
      }
      let days = known.keys.sorted()
      for (first, last) in zip(days, days.dropFirst()) {
        add((known[last] ?? []) + (known[first] ?? []).map { ($0.source, -$0.sign) })
      }
      for span in spans where known[span.from] != nil && !used.contains(span.source) {
        add(
          [(span.source, 1)] + (known[span.from] ?? [])
            + (known[span.to + 1] ?? []).map { ($0.source, -$0.sign) })
      }
    }
  }

  private mutating func add(_ sum: Sum) {
    var signs: [Int: Int] = [:]
    for term in sum { signs[term.source, default: 0] += term.sign }
    let sum = signs.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map {
      (source: $0.key, sign: $0.value)
    }
    // A source alone is looked at as a figure of its own.
    if sum.count > 1 { sums.append(sum) }
  }
}
