/// Something that a person does in a unit, and for which a role may or may not stand.
package enum PersonAct: String, Hashable, Sendable, CaseIterable {
  /// See reports, figures, findings and where they come from.
  case see
  /// Write down models and events.
  case log
  /// Have files checked, and say what their columns mean.
  case check
  /// Hand reports in.
  case send
  /// Confirm, return and withdraw reports as the commune's committee.
  case confirm
  /// Approve reports as the level above, and decide on replacements.
  case approve
  /// Lock and unlock periods.
  case lock
  /// Enter villages and change their lives.
  case manageVillages
  /// Make files in which nothing is held back.
  case exportInternal
  /// Make files for partners, in which small counts are held back.
  case exportPartner
  /// Make files for everybody.
  case exportPublic
  /// Invite people, change what they may do, end their sessions.
  case administer
  /// Copy the registry, check it, and all else that concerns the whole of it.
  case backUp
}
