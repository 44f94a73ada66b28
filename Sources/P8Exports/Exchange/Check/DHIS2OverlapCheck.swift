package import P8Model

/// Whether files that are loaded one after the other count something twice: a unit in one of them, and a unit
/// that it lies in in another.
///
/// DHIS2 takes both and adds them up. Within a file the unit above tells only what belongs to none below.
package struct DHIS2OverlapCheck {
  private struct Key: Hashable {
    let element: String
    let period: String
  }

  /// A warning for each two files and unit above, at the file that comes later.
  package static func faults(in files: [DHIS2ValueFile], by package: DHIS2Package) -> [ExchangeFault] {
    var told: [Key: [String: Set<Int>]] = [:]
    for (number, file) in files.enumerated() {
      for value in file.values {
        guard let element = value.element.flatMap({ package.thing("dataElements", $0, by: file.scheme) }),
          let unit = value.unit.flatMap({ package.thing("organisationUnits", $0, by: file.scheme) }),
          let period = value.period
        else { continue }
        told[Key(element: element.id, period: period), default: [:]][unit.id, default: []].insert(number)
      }
    }
    var found: Set<Overlap> = []
    for units in told.values {
      for (unit, numbers) in units {
        for above in ancestors(of: unit, in: package) {
          for other in units[above] ?? [] {
            for number in numbers where number != other {
              found.insert(Overlap(later: max(number, other), earlier: min(number, other), unit: above))
            }
          }
        }
      }
    }
    return found.sorted().map { overlap in
      let unit = package.thing("organisationUnits", id: overlap.unit)
      return ExchangeFault(
        .countedTwice(unit: unit?.code ?? overlap.unit, other: files[overlap.earlier].file),
        in: files[overlap.later].file)
    }
  }

  private struct Overlap: Hashable, Comparable {
    let later: Int
    let earlier: Int
    let unit: String

    static func < (left: Overlap, right: Overlap) -> Bool {
      (left.later, left.earlier, left.unit) < (right.later, right.earlier, right.unit)
    }
  }

  private static func ancestors(of unit: String, in package: DHIS2Package) -> [String] {
    var ancestors: [String] = []
    var last = unit
    // A hostile file may have units in a circle.
    while let parent = package.thing("organisationUnits", id: last)?.references("parent").first,
      parent != unit, !ancestors.contains(parent)
    {
      ancestors.append(parent)
      last = parent
    }
    return ancestors
  }
}
