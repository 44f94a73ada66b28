import P8Definitions
import P8Model

/// Figures of a family that are held back together: of each place all of them or none.
struct CountTrack {
  enum Kind: String {
    /// All figures of the family.
    case whole
    /// What was done in the period, with its parts.
    case inPeriod = "in-period"
    /// What was done since the beginning of the phase.
    case cumulative
  }

  let family: CountFamily
  let kind: Kind
  /// The figures that may be published, the most first.
  let choices: [[FigureKey]]

  /// The name under which it is kept.
  var id: String { "\(family.code) \(kind.rawValue)" }

  /// Whether what was done in one period is part of what was done in another one.
  var addsOverTime: Bool { kind != .whole && family.members.contains { $0.overTime == .sum } }

  /// All that there would be to publish.
  var full: CountPublication { family.publication(choices.first ?? []) }
}
