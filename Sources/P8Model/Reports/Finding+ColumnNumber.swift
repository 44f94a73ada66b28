extension Finding {
  /// The number of a column in letters: 1 for `A`, 27 for `AA`; zero for anything else.
  package static func number(ofColumn letters: String?) -> Int {
    guard let letters, letters.utf8.count <= 3 else { return 0 }
    return letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
  }
}
