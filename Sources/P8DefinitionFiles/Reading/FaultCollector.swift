import P8Definitions
import P8Model

/// Gathers the faults of all files while they are read; lives no longer than one loading.
final class FaultCollector {
  private(set) var faults: Set<DefinitionFault> = []
  /// Rises with each fault and with each thing that rests on a broken one.
  private(set) var marks = 0

  /// Notes that what is being read rests on something that has a fault of its own, which is not reported again.
  func noteBroken() { marks += 1 }

  func add(_ source: DefinitionSource, _ reason: DefinitionFault.Reason) {
    marks += 1
    faults.insert(DefinitionFault(source: source, reason: reason))
  }

  /// A fault about a name that nothing has, with the nearest ones that there are.
  func addUnknown(
    _ name: String, _ kind: DefinitionFault.UnknownName, at source: DefinitionSource,
    among known: some Sequence<String>
  ) {
    let nearest = NearestNames.nearest(to: name, among: known)
    add(source, .unknown(name, kind, nearest: nearest, known: nearest.isEmpty ? known.sorted() : []))
  }
}
