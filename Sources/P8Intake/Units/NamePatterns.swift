import Synchronization
import VietnameseText

/// The names of a level made ready for comparing, at the first slip that is looked for: most tables have none.
final class NamePatterns: Sendable {
  struct All: Sendable {
    let full: [EditPattern]
    /// Without hats and tones.
    let plain: [EditPattern]
  }

  private let names: [String]
  private let made = Mutex<All?>(nil)

  init(_ names: [String]) { self.names = names }

  /// The patterns in the order of the names.
  var all: All {
    made.withLock { made in
      if let made { return made }
      let all = All(full: names.map { EditPattern($0) }, plain: names.map { EditPattern(Self.plain($0)) })
      made = all
      return all
    }
  }

  private static func plain(_ name: String) -> String {
    name.split(separator: " ").map { SearchKey.undiacritic(String($0)) }.joined(separator: " ")
  }
}
