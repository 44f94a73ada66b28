package import P8Model
package import VietnameseText

/// Which commune an address means, and how sure that is.
package struct UnitMatch: Hashable, Sendable {
  /// How sure the answer is.
  package enum Status: String, Hashable, Sendable, Codable, CaseIterable {
    /// One commune, by its name; only spelling that means nothing differs.
    case sure
    /// One commune, but a person has to confirm it before it may count.
    case likely
    /// More than one commune, or a part of a name.
    case ambiguous
    case none
  }

  /// What decided.
  package enum Reason: String, Hashable, Sendable, Codable {
    /// The name itself.
    case name
    /// A person said so before.
    case confirmed
    /// The unit of that name was removed; the code is that of the unit that it went into.
    case removed
    /// Another spelling of the name: where the tone is written, i for y, spaces, apostrophes.
    case spelling
    /// A spelling found in the sources of the list of units.
    case variant
    /// The name without its diacritics, in a text that has none.
    case undiacritic
    /// A name that differs in a letter or two.
    case slip
    /// The beginning of longer names.
    case beginning
    /// The type word is another one, as after a change of type.
    case otherType
    /// The name stands once in the whole country, and no unit above was given.
    case noParent
    case empty
    /// A row of totals.
    case total
    /// A district or a province, not a commune.
    case levelAbove
    case village
    case unknownCommune
    case unknownDistrict
    case unknownProvince
    /// The name belongs to the other structure of units.
    case otherStructure
    /// The date could not be read, so the structure is unknown.
    case unreadableDate
  }

  package let status: Status
  /// The commune; nil unless the status is sure or likely.
  package let code: UnitCode?
  /// The communes to choose from, by code; empty where the answer is sure.
  package let candidates: [UnitCode]
  package let reason: Reason
  /// The old encoding that the row was decoded from; nil for Unicode.
  package internal(set) var encoding: LegacyEncoding?

  init(
    _ status: Status, _ code: UnitCode? = nil, candidates: [UnitCode] = [], reason: Reason
  ) {
    self.status = status
    self.code = code
    self.candidates = candidates.sorted()
    self.reason = reason
  }
}
