/// The place of a person in the programme, which says what they may do; their units say where.
package enum PersonRole: String, Hashable, Sendable, CaseIterable {
  case village
  case commune
  case province
  case centre
  /// A partner who reads: sees what is made for partners and for everybody, and nothing else.
  case donor

  /// The table of rights: the only place that says which role may do what.
  package var acts: Set<PersonAct> {
    switch self {
    case .village: [.see, .log, .check, .send]
    case .commune: PersonRole.village.acts.union([.confirm, .manageVillages, .exportInternal])
    case .province:
      PersonRole.commune.acts.union([.approve, .lock, .exportPartner, .exportPublic, .administer])
    case .centre: Set(PersonAct.allCases)
    case .donor: [.exportPartner, .exportPublic]
    }
  }

  /// The roles that may do something, for the words of a refusal.
  package static func roles(that act: PersonAct) -> [PersonRole] { allCases.filter { $0.acts.contains(act) } }
}

extension Audience {
  /// The act of making something for this audience.
  package var act: PersonAct {
    switch self {
    case .internal: .exportInternal
    case .partner: .exportPartner
    case .public: .exportPublic
    }
  }
}
