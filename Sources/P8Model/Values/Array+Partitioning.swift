extension Array {
  /// The place of the first element for which a condition holds, found by halving; the end where there is none.
  ///
  /// The elements for which it does not hold must come first.
  @inlinable
  package func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
