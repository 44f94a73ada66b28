/// The topic of an event as it is compared with others of its day: `Về bình đẳng giới.` is `bình đẳng giới`.
public enum TopicName {
  /// The key of a topic that is known by its ``SearchKey/placementFree(_:)``, or of several parts with bars between.
  public static func key(ofKey key: String) -> String {
    key.split(separator: "|", omittingEmptySubsequences: false)
      .map { GroupName.letters(ofKey: withoutOpening($0)) }.joined(separator: "|")
  }

  /// Whether two topics are alike but for a slip, or for diacritics that one of them has lost.
  public static func isNear(_ left: String, _ right: String) -> Bool {
    let (first, second) = (SearchKey.placementFree(left), SearchKey.placementFree(right))
    if key(ofKey: first) == key(ofKey: second) { return true }
    if SearchKey.undiacritic(key(ofKey: first)) == SearchKey.undiacritic(key(ofKey: second)) { return true }
    return GroupName.isNear(left, right)
  }

  /// What stands before the topic itself, longer ones first.
  private static let openings = ["về việc", "về chủ đề", "chủ đề", "nội dung", "về", "v/v"].map {
    SearchKey.placementFree($0)
  }

  private static func withoutOpening(_ key: Substring) -> Substring {
    for opening in openings where key.utf8.count > opening.utf8.count && key.hasPrefix(opening) {
      return key.dropFirst(opening.count)
    }
    return key
  }
}
