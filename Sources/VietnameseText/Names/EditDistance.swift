/// How far two names are apart, where the slips that people make with Vietnamese count less than a wrong
/// letter.
///
/// Costs are in quarters of a letter: a lost or wrong tone or hat costs two, hỏi for ngã one, the usual
/// confusions of sounds (s and x, ch and tr, l and n, final n and ng, t and c) two, two letters exchanged
/// four. Where a tone is marked within its syllable does not matter.
public enum EditDistance {
  /// The cost of a wrong, missing or additional letter.
  public static let letter = 4

  /// The cost of turning one text into another; nil when it is above the limit.
  public static func between(_ left: String, _ right: String, limit: Int = .max) -> Int? {
    EditPattern(left).distance(to: EditPattern(right), limit: limit)
  }
}

/// A name made ready for comparing with many others.
public struct EditPattern: Hashable, Sendable {
  /// The sounds: letters, pairs of letters that are one sound, and a tone at the end of each syllable.
  private let sounds: [Sound]
  /// The same with the pairs apart, so that exchanged letters are seen.
  private let spelling: [Sound]
  /// The number of letters, tones left out.
  public let letters: Int

  /// Prepares a name.
  public init(_ text: String) {
    var sounds: [Sound] = []
    var spelling: [Sound] = []
    for word in SearchKey.exact(text).split(whereSeparator: { " -'".contains($0) }) {
      sounds += Sound.sounds(of: word, joiningPairs: true)
      spelling += Sound.sounds(of: word, joiningPairs: false)
    }
    (self.sounds, self.spelling) = (sounds, spelling)
    letters = spelling.count { !$0.isTone }
  }

  /// The cost of turning this name into another; nil when it is above the limit.
  public func distance(to other: EditPattern, limit: Int = .max) -> Int? {
    let bySound = Self.distance(sounds, other.sounds, limit: limit)
    if sounds.count == spelling.count, other.sounds.count == other.spelling.count { return bySound }
    let bySpelling = Self.distance(spelling, other.spelling, limit: bySound ?? limit)
    return bySpelling ?? bySound
  }

  private static func distance(_ left: [Sound], _ right: [Sound], limit: Int) -> Int? {
    guard !left.isEmpty, !right.isEmpty else {
      let cost = (left + right).reduce(0) { $0 + $1.cost }
      return cost <= limit ? cost : nil
    }
    if abs(left.count - right.count) > limit / 2 { return nil }
    // Three rows of the table: the one being filled, the one before and the one before that. Each is made for
    // itself: of copies that are written in a loop, the optimiser of Swift 6.3 lets two share their buffer.
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = [Int](repeating: 0, count: right.count + 1)
    var row = [Int](repeating: 0, count: right.count + 1)
    for column in right.indices { last[column + 1] = last[column] + right[column].cost }
    for (line, sound) in left.enumerated() {
      row[0] = last[0] + sound.cost
      var least = row[0]
      for (column, target) in right.enumerated() {
        var cost = min(
          last[column] + sound.cost(insteadOf: target), last[column + 1] + sound.cost,
          row[column] + target.cost)
        if line > 0, column > 0, sound.isSame(as: right[column - 1]), left[line - 1].isSame(as: target) {
          cost = min(cost, beforeLast[column - 1] + EditDistance.letter)
        }
        row[column + 1] = cost
        least = min(least, cost)
      }
      if least > limit, last.allSatisfy({ $0 > limit }) { return nil }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    let cost = last[right.count]
    return cost <= limit ? cost : nil
  }
}
