package import P8Model

/// What is said where a name is none, but others are near it.
package enum NearNameWords {
  /// To take one that is near, or to look where all are listed.
  package static func remedy(_ near: [String], orSee list: LocalizedText) -> LocalizedText {
    guard !near.isEmpty else { return list }
    let listed = near.joined(separator: ", ")
    return LocalizedText(
      vi: "Có phải \(listed)? \(list.vi)", en: "Did you mean \(listed)? \(list.en)")
  }
}
