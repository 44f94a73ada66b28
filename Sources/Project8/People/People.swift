import ContentDigest
import P8Definitions
package import P8Model
import P8Presentation
import P8Registry
import VietnameseText

/// The people who work through a server: who may sign in, as what, and what was done about them.
///
/// Whoever acts needs the right to administer the units of whom it is about, and cannot give or take rights beyond their
/// own. At a shell, with no person acting, everything is allowed: there the rights of the file decide.
package struct People: Capability {
  let workspace: Workspace

  // MARK: - Invitations

  /// Invites somebody new.
  package func invite(_ draft: PersonDraft) throws(Failure) -> Invitation {
    try requireRights(over: draft.role, in: draft.units)
    let draft = try checked(draft)
    return try store { store throws(RegistryFault) in try store.invite(draft) }
  }

  package func invite(
    name: String, role: PersonRole, units: [UnitCode], language: Language = .vi
  ) throws(Failure) -> Invitation {
    try invite(PersonDraft(name: name, role: role, units: units, language: language))
  }

  /// Invites the first person, who looks after all others; nil where there is somebody already.
  ///
  /// For the start of a server, and for whoever owns the file.
  package func firstInvitation() throws(Failure) -> Invitation? {
    try workspace.demandEverywhere(.administer)
    let draft = PersonDraft(
      name: workspace.author.isEmpty ? "admin" : workspace.author, role: .centre,
      units: UnitStructure.allCases.map { .nation($0) })
    return try store { store throws(RegistryFault) in try store.inviteFirst(draft) }
  }

  /// The invitations that wait, of the units that the person administers.
  package func invitations() throws(Failure) -> [OpenInvitation] {
    try workspace.demand(.administer)
    return try mine(
      storeIfThere { store throws(RegistryFault) in try store.invitations() } ?? [], \.draft.units)
  }

  package func withdrawInvitation(_ id: Int64) throws(Failure) {
    guard let invitation = try invitations().first(where: { $0.id == id }) else {
      throw Failure(RegistryFault(.people(.noSuchInvitation(id)), path: ""))
    }
    try requireRights(over: invitation.draft.role, in: invitation.draft.units)
    try store { store throws(RegistryFault) in try store.withdrawInvitation(id) }
  }

  /// The invitation of a token, to greet whom it is for.
  package func invitation(_ token: String) throws(Failure) -> OpenInvitation {
    try store { store throws(RegistryFault) in try store.invitation(token) }
  }

  /// Uses an invitation.
  ///
  /// A reset keeps the login of the person.
  package func accept(_ token: String, login: String, password: String) throws(Failure) -> Person {
    let invitation = try invitation(token)
    let login = try Self.checked(login: login)
    let hash = try hashed(password, login: login, name: invitation.draft.name)
    var fingerprint: String?
    if invitation.login == nil, let token = SecretToken(token), let keys = workspace.personKeys {
      fingerprint = try keys.key(for: token).fingerprint
    }
    let ofNew = fingerprint
    return try store { store throws(RegistryFault) in
      try store.accept(token, login: login, password: hash, fingerprint: ofNew)
    }
  }

  // MARK: - People

  /// The people of the units that the person administers, by login.
  package func list() throws(Failure) -> [Person] {
    try workspace.demand(.administer)
    return try mine(storeIfThere { store throws(RegistryFault) in try store.persons() } ?? [], \.units)
  }

  package func person(_ id: Int64) throws(Failure) -> Person {
    let person = try find(id)
    try requireRights(over: person, orSelf: true)
    return person
  }

  package func person(login: String) throws(Failure) -> Person {
    let key = Self.form(login: login)
    guard let person = try list().first(where: { $0.login == key }) else {
      throw Failure(RegistryFault(.people(.noSuchPerson(login)), path: ""))
    }
    return person
  }

  package func change(_ id: Int64, _ change: PersonChange) throws(Failure) -> Person {
    let old = try find(id)
    try requireRights(over: old)
    var draft = PersonDraft(
      name: change.name ?? old.name, role: change.role ?? old.role, units: change.units ?? old.units,
      language: change.language ?? old.language)
    try requireRights(over: draft.role, in: draft.units)
    draft = try checked(draft)
    let checked = PersonChange(
      name: draft.name, role: draft.role, units: draft.units, language: draft.language)
    return try store { store throws(RegistryFault) in try store.change(id, checked) }
  }

  /// Chooses in which language the program speaks to the person who acts.
  package func speak(_ language: Language) throws(Failure) {
    guard let person = workspace.person else { return }
    _ = try store { store throws(RegistryFault) in
      try store.change(person.id, PersonChange(language: language))
    }
  }

  package func suspend(_ id: Int64) throws(Failure) {
    try requireRights(over: try find(id))
    try store { store throws(RegistryFault) in try store.suspend(id) }
  }

  package func resume(_ id: Int64) throws(Failure) {
    try requireRights(over: try find(id))
    try store { store throws(RegistryFault) in try store.resume(id) }
  }

  /// Takes the password of a person away, ends their sessions, and lets them choose a new one.
  package func reset(_ id: Int64) throws(Failure) -> Invitation {
    try requireRights(over: try find(id))
    return try store { store throws(RegistryFault) in try store.reset(id) }
  }

  /// What was done about people, oldest first.
  ///
  /// Of everybody, so only for who administers everybody.
  package func journal() throws(Failure) -> [PeopleEntry] {
    try workspace.demandEverywhere(.administer)
    return try storeIfThere { store throws(RegistryFault) in try store.journal() } ?? []
  }

  /// Writes a copy of the file of people; nothing is replaced.
  package func backUp(to path: String) throws(Failure) {
    try workspace.demandEverywhere(.administer)
    let isDone: Void? = try storeIfThere { store throws(RegistryFault) in try store.backUp(to: path) }
    guard isDone != nil else {
      let missing = PeopleStore.path(ofRegistry: workspace.registryPath ?? "")
      throw Failure(RegistryFault(.people(.file(.notThere)), path: missing))
    }
  }

  // MARK: - Rights

  private func mine<One>(_ all: [One], _ units: (One) -> [UnitCode]) throws(Failure) -> [One] {
    guard let scope = try workspace.scope() else { return all }
    return all.filter { units($0).allSatisfy(scope.contains) }
  }

  func requireRights(over person: Person, orSelf: Bool = false) throws(Failure) {
    if orSelf, workspace.person?.id == person.id { return }
    try requireRights(over: person.role, in: person.units)
  }

  private func requireRights(over role: PersonRole, in units: [UnitCode]) throws(Failure) {
    try workspace.demand(.administer, in: units)
    guard let acting = workspace.person else { return }
    guard role.acts.isSubset(of: acting.role.acts) else { throw Failure.forbidden(.beyondOwnRights(role)) }
  }

  // MARK: - What is given

  private func checked(_ draft: PersonDraft) throws(Failure) -> PersonDraft {
    var draft = draft
    draft.name = NormalForm.clean(draft.name).text
    guard !draft.name.isEmpty, draft.name.count <= 200 else { throw refusal(.noName) }
    guard !draft.units.isEmpty else { throw refusal(.noUnits) }
    for unit in draft.units where definitions.units[unit.communeOfVillage ?? unit] == nil {
      throw refusal(.unknownUnit(unit))
    }
    draft.units = Set(draft.units).sorted()
    return draft
  }

  static func form(login: String) -> String {
    NormalForm.clean(String(login.prefix(200))).text.lowercased()
  }

  private static func checked(login: String) throws(Failure) -> String {
    let form = form(login: login)
    let isPlain = form.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || ".-_@".utf8.contains(byte)
    }
    let beginsPlain = form.utf8.first.map { !".-_@".utf8.contains($0) } ?? false
    guard isPlain, beginsPlain, (3...64).contains(form.utf8.count) else {
      throw Failure(RegistryFault(.people(.badLogin(login)), path: ""))
    }
    return form
  }

  func hashed(_ password: String, login: String, name: String) throws(Failure) -> PasswordHash {
    let form = PasswordRule.form(password)
    do {
      try PasswordRule.check(form, login: login, name: name)
    } catch {
      throw refusal(error)
    }
    do {
      return try PasswordHash(of: form, cost: workspace.passwordCost)
    } catch {
      throw Failure(RegistryFault(.inputOutput, path: "", detail: String(describing: error)))
    }
  }

  private func refusal(_ refusal: PeopleRefusal) -> Failure {
    Failure(RegistryFault(.people(refusal), path: ""))
  }

  func find(_ id: Int64) throws(Failure) -> Person {
    try store { store throws(RegistryFault) in try store.person(id) }
  }

  // MARK: - The file

  /// Reads something where there is a file of people: who only looks makes none.
  private func storeIfThere<Result>(
    _ body: (PeopleStore) throws(RegistryFault) -> Result
  ) throws(Failure) -> Result? {
    guard let registry = workspace.registryPath else { throw Failure.noRegistryNamed }
    let path = PeopleStore.path(ofRegistry: registry)
    guard workspace.peopleStore != nil || FileStatus(of: path, followingLinks: false) != nil else {
      return nil
    }
    return try store(body)
  }

  /// Does something with the file of people: the one that the workspace holds open, or one that is opened for it.
  func store<Result>(
    _ body: (PeopleStore) throws(RegistryFault) -> Result
  ) throws(Failure) -> Result {
    if let store = workspace.peopleStore {
      return try Failure.wrapping { () throws(RegistryFault) in try body(store.by(workspace.author)) }
    }
    return try Failure.wrapping { () throws(RegistryFault) in
      let store = try workspace.openedPeople()
      defer {
        // Nothing waits to be written: each change is on the disk when it returns.
        try? store.close()
      }
      return try body(store)
    }
  }
}

extension Workspace {
  /// The people who work through a server.
  package var people: People { People(workspace: self) }

  /// The same workspace with the file of people held open, for a server.
  package func holdingPeople() throws(Failure) -> Workspace {
    guard registryPath != nil else { throw Failure.noRegistryNamed }
    var workspace = self
    workspace.peopleStore = try Failure.wrapping { () throws(RegistryFault) in try openedPeople() }
    return workspace
  }

  fileprivate func openedPeople() throws(RegistryFault) -> PeopleStore {
    guard let registryPath else { throw RegistryFault(.badPath, path: "") }
    return try PeopleStore(
      path: PeopleStore.path(ofRegistry: registryPath), author: author, settings: peopleSettings,
      clock: clock)
  }
}
