/// A tone of a Vietnamese syllable, in the order of dictionaries.
package enum Tone: UInt8, Hashable, Sendable, CaseIterable, Comparable {
  /// No mark.
  case ngang
  /// The grave accent.
  case huyen
  /// The hook above.
  case hoi
  /// The tilde.
  case nga
  /// The acute accent.
  case sac
  /// The dot below.
  case nang

  /// Whether the first tone comes first in a dictionary.
  package static func < (left: Tone, right: Tone) -> Bool { left.rawValue < right.rawValue }

  /// The tone of a combining mark; nil for marks that are not a tone.
  init?(combining scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x300, 0x340: self = .huyen
    case 0x309: self = .hoi
    case 0x303: self = .nga
    case 0x301, 0x341: self = .sac
    case 0x323: self = .nang
    default: return nil
    }
  }
}
