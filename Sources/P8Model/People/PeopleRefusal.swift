/// Why something about people was not done.
package enum PeopleRefusal: Error, Hashable, Sendable {
  /// The login is unknown or the password is another one: which of both is not told.
  case wrongCredentials
  /// Too many wrong passwords.
  case locked(until: String)
  /// The person is suspended; told only to who knows the password.
  case suspended
  /// The invitation is not one, or was taken back.
  case unknownInvitation
  case usedInvitation
  case expiredInvitation
  /// The password is shorter than the number of characters.
  case shortPassword(least: Int)
  case longPassword(most: Int)
  /// The password is the login or the name, or little more.
  case passwordIsName
  /// The password is one of those that are tried first.
  case commonPassword
  /// The password given as the present one is another one.
  case wrongPassword
  case badLogin(String)
  case takenLogin(String)
  /// A reset keeps the login of the person.
  case otherLogin(String)
  case noName
  case noUnits
  case unknownUnit(UnitCode)
  case noSuchPerson(String)
  case noSuchInvitation(Int64)
  case noSuchSession(Int64)
  /// Nobody would be left who may look after all people.
  case lastAdministrator(String)
  /// The rights of the other person, or those to be given, go beyond one's own.
  case beyondOwnRights(PersonRole)
  /// Something is wrong with the file itself.
  case file(PeopleFileFault)
}

/// What is wrong with the file of people.
package enum PeopleFileFault: Hashable, Sendable {
  /// There is none.
  case notThere
  /// A link stands in its place.
  case link
  /// A folder, pipe or device stands in its place.
  case notAFile
  /// A copy is to be written where there is something already.
  case inTheWay
  /// It belongs to another user of the machine.
  case ofAnotherUser
  /// Others than its owner may read or write it.
  case openToOthers
  /// It is not a database, or one of another program.
  case foreign
  case newer(found: Int, known: Int)
  /// Its content is damaged, or was changed by hand; what shows it.
  case damaged(String)
}
