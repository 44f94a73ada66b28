/// A change in the life of a village, as the registry keeps it: dated, reasoned, and reversible by its opposite.
package struct VillageChange: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// It got a code in the structure of today.
    case carry
    case rename
    /// Only the type word changed: thôn became tổ dân phố.
    case retype
    case move, merge, split, close
    /// An earlier change was taken back.
    case undo
  }

  /// What a decision of a commune says of a change.
  package struct Decision: Hashable, Sendable {
    /// The first day on which the change holds.
    package let effective: CalendarDate
    /// The number of the resolution; empty where there is none, as for codes that a new structure brings.
    package let resolution: String
    package let resolutionDate: CalendarDate?
    package let reason: String

    package init(
      effective: CalendarDate, resolution: String = "", resolutionDate: CalendarDate? = nil, reason: String
    ) {
      self.effective = effective
      self.resolution = resolution
      self.resolutionDate = resolutionDate
      self.reason = reason
    }
  }

  package let number: Int64
  package let kind: Kind
  package let decision: Decision
  /// What became of the models of villages that ended; nil where none did.
  package let models: VillageMerger.Models?
  /// When it was entered, by the clock of the registry.
  package let at: String
  package let author: String
  /// The villages under all their codes before and after it.
  package let before: [RegisteredVillage]
  package let after: [RegisteredVillage]
  /// The number of the change that took it back; nil where it holds.
  package let undoneBy: Int64?

  package init(
    number: Int64, kind: Kind, decision: Decision, models: VillageMerger.Models?, at: String, author: String,
    before: [RegisteredVillage], after: [RegisteredVillage], undoneBy: Int64?
  ) {
    self.number = number
    self.kind = kind
    self.decision = decision
    self.models = models
    self.at = at
    self.author = author
    self.before = before
    self.after = after
    self.undoneBy = undoneBy
  }
}

/// Why a change of a village was refused; nothing was changed.
package enum VillageRefusal: Error, Hashable, Sendable {
  case unknownVillage(UnitCode)
  case notACommune(UnitCode)
  /// The village is not there on the day on which the change is to hold.
  case notThere(UnitCode, CalendarDate)
  /// Another village of the commune has the name.
  case nameTaken(String, by: Village)
  case emptyName
  case intoItself(UnitCode)
  case otherStructure(UnitCode, UnitStructure)
  /// The village has a code in the structure already.
  case alreadyCarried(UnitCode, to: UnitCode)
  /// The code belongs to a village that is another one, since it was one before.
  case codeOfAnother(UnitCode)
  case noReason
  case noResolution
  case unknownChange(Int64)
  case alreadyUndone(Int64)
  /// A later change of the same village stands on it.
  case changedSince(Int64, by: Int64?)
  /// There are reports under a code that would be gone.
  case hasReports(UnitCode)
}
