package import P8Model
import P8Presentation
import P8Registry

extension Workspace {
  /// The same workspace in the hands of a person, who may do what their role and units allow.
  package func acting(as person: Person) -> Workspace {
    var workspace = self
    workspace.person = person
    workspace.author = person.name
    return workspace
  }

  /// The same workspace for somebody who has not signed in: people may be greeted, and nothing else is open.
  package var forStrangers: Workspace {
    acting(as: Person(id: 0, login: "", name: "", role: .donor, units: [], isSuspended: true))
  }

  /// The same workspace for work that a demand has allowed already, with nobody's limits.
  var allowed: Workspace {
    var workspace = self
    workspace.person = nil
    return workspace
  }

  /// What the person may do where; nil for whoever owns the file at a shell, who may do everything.
  ///
  /// Villages of the person are theirs under each code that they ever had.
  package func scope() throws(Failure) -> PersonScope? {
    guard let person else { return nil }
    let villages = person.units.filter { $0.level == .village }
    guard !villages.isEmpty, let registry = try allowed.registryIfThere() else {
      return PersonScope(person, in: units)
    }
    let codes = try Failure.wrapping { () throws(RegistryFault) in
      try registry.allCodes(ofVillages: villages)
    }
    return PersonScope(person, in: units, further: Array(codes))
  }

  /// Fails where the person may not do something in all of the units; without a unit, where their role does not stand
  /// for it.
  package func demand(_ act: PersonAct, in units: UnitCode...) throws(Failure) {
    try demand(act, in: units)
  }

  package func demand(_ act: PersonAct, in units: some Sequence<UnitCode>) throws(Failure) {
    guard let scope = try scope() else { return }
    guard !scope.person.isSuspended else { throw Failure.forbidden(.suspended) }
    guard scope.person.role.acts.contains(act) else {
      throw Failure(
        .forbidden, PeopleWords.forbidden(act, scope.person.role), remedy: PeopleWords.whoMay(act))
    }
    let foreign = Set(units.filter { !scope.contains($0) }).sorted()
    guard foreign.isEmpty else {
      throw Failure(
        .forbidden, PeopleWords.forbidden(act, in: foreign.map(placeName)), remedy: PeopleWords.whoMay(act))
    }
  }

  /// Fails where the person may not do something in one of the units; without a unit nothing is asked.
  func demand(_ act: PersonAct, inEach units: [UnitCode]) throws(Failure) {
    if !units.isEmpty { try demand(act, in: units) }
  }

  /// Fails where the person may not do something in the whole country.
  func demandEverywhere(_ act: PersonAct) throws(Failure) {
    try demand(act, in: UnitStructure.allCases.map { .nation($0) })
  }

  private func placeName(_ code: UnitCode) -> String {
    let names = units.lineage(of: code).prefix(2).compactMap { units[$0]?.name }
    return names.isEmpty ? code.description : "\(names.joined(separator: ", ")) (\(code))"
  }
}

extension Failure {
  static func forbidden(_ refusal: PeopleRefusal) -> Failure {
    Failure(.forbidden, refusal.message(""), remedy: refusal.remedy(""))
  }
}
