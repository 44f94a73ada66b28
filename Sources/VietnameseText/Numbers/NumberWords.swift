/// Numbers written in words: `bốn`, `mười hai`, `hai mươi mốt`, `một trăm linh năm`.
package enum NumberWords {
  /// The number that begins a row of words, and how many words it takes; nil where none does.
  ///
  /// The words are keys as ``SearchKey/placementFree(_:)`` gives them.
  package static func value(of words: [String]) -> (value: Int, count: Int)? { read(words) }

  /// The number of words that begin a text, and how many words it took; nil where none does.
  ///
  /// The words are as ``SearchKey/placementFree(_:)`` gives them.
  static func read(_ words: some Collection<String>) -> (value: Int, count: Int)? {
    var total = 0
    var group = 0
    var pending: Int?
    var count = 0
    var sawTens = false
    var consumed = 0
    for word in words {
      count += 1
      if let digit = digits[word] {
        if let open = pending {
          // Two digits side by side are not a number, except after tens: `hai mươi mốt`.
          guard sawTens, open == 0 else { return nil }
        }
        pending = digit
        sawTens = false
      } else if word == ten {
        guard pending == nil || pending == 0 else { return nil }
        group += 10
        pending = 0
        sawTens = true
      } else if tens.contains(word) {
        guard let digit = pending, (2...9).contains(digit) else { break }
        group += digit * 10
        pending = 0
        sawTens = true
      } else if word == hundred {
        guard let digit = pending, digit > 0, group == 0 else { break }
        group = digit * 100
        pending = nil
        sawTens = false
      } else if odd.contains(word) {
        guard group >= 100, pending == nil else { break }
        pending = 0
        sawTens = true
        continue
      } else if let scale = scales[word] {
        let sum = group + (pending ?? 0)
        guard sum > 0 else { break }
        total += sum * scale
        group = 0
        pending = nil
        sawTens = false
      } else {
        break
      }
      consumed = count
    }
    guard consumed > 0 else { return nil }
    return (total + group + (pending ?? 0), consumed)
  }

  private static let digits: [String: Int] = table([
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
  ])
  private static let ten = SearchKey.placementFree("mười")
  private static let tens: Set<String> = Set(["mươi", "chục"].map(SearchKey.placementFree))
  private static let hundred = SearchKey.placementFree("trăm")
  private static let odd: Set<String> = Set(["linh", "lẻ"].map(SearchKey.placementFree))
  private static let scales: [String: Int] = table([
    "nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000,
  ])

  /// The words of which numbers are made, as ``SearchKey/placementFree(_:)`` gives them.
  package static var all: [String] {
    (Array(digits.keys) + [ten, hundred] + Array(tens) + Array(odd) + Array(scales.keys)).sorted()
  }

  private static func table(_ words: [String: Int]) -> [String: Int] {
    Dictionary(words.map { (SearchKey.placementFree($0.key), $0.value) }) { first, _ in first }
  }
}
