/// Finds the names that a mistyped one probably stands for.
package enum NearestNames {
  /// At most three names, the nearest first; none where all are far off.
  package static func nearest(to name: String, among known: some Sequence<String>) -> [String] {
    let limit = max(1, name.count / 3)
    return known.map { (distance: distance(name, $0), name: $0) }
      .filter { $0.distance <= limit }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(3).map(\.name)
  }

  /// The number of letters to add, take away, change or swap with a neighbour.
  private static func distance(_ first: String, _ second: String) -> Int {
    let (left, right) = (Array(first.lowercased()), Array(second.lowercased()))
    var before: [Int] = []
    var last = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var row = [i + 1]
      for (j, other) in right.enumerated() {
        var best = min(last[j] + (letter == other ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[right.count]
  }
}
