import P8DefinitionFiles
package import P8Model
import P8Presentation

/// The names that a mistyped one probably stands for.
package enum NearNames {
  /// At most three names, the nearest first; none where all are far off.
  package static func nearest(to name: String, among known: some Sequence<String>) -> [String] {
    NearestNames.nearest(to: name, among: known)
  }

  /// What to do with a name that is none: take one that is near, or look where all are listed.
  package static func remedy(
    for name: String, among known: some Sequence<String>, orSee list: LocalizedText
  ) -> LocalizedText {
    NearNameWords.remedy(nearest(to: name, among: known), orSee: list)
  }
}
