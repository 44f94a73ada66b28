import P8Model
import VietnameseText

/// Which passwords are refused, and the one form in which a password is hashed.
enum PasswordRule {
  /// The least length, in characters.
  static let least = 12
  /// The greatest length: nobody types more, and hashing must not be made to work for nothing.
  static let most = 256

  /// The form of a password that does not depend on how a keyboard composes letters.
  static func form(_ password: String) -> String { NormalForm.composed(password) }

  /// Fails for a password that is easily guessed.
  static func check(_ password: String, login: String, name: String) throws(PeopleRefusal) {
    guard password.count >= least else { throw .shortPassword(least: least) }
    guard password.count <= most, password.utf8.count <= 4 * most else { throw .longPassword(most: most) }
    let key = SearchKey.undiacritic(password)
    let letters = String(key.filter { !trimmings.contains($0) })
    let names = [login, name].map { String(SearchKey.undiacritic($0).filter { !trimmings.contains($0) }) }
    guard !names.contains(letters) || letters.isEmpty else { throw .passwordIsName }
    let typed = password.lowercased()
    let isCommon =
      worst.contains(typed) || stems.contains(letters) || Set(key).count <= 4
      || runs.contains { $0.contains(typed) }
    guard !isCommon else { throw .commonPassword }
  }

  /// What is put around a word to make a password of it.
  private static let trimmings = Set("0123456789 .,;:!?@#$%^&*()_-+=/\\'\"")

  /// What one finger runs along.
  private static let runs = [
    "01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertyuiop1234567890", "1234567890qwertyuiop", "abcdefghijkl1234567890",
  ]

  /// Words of which a password is no more than digits and signs away.
  private static let stems: Set<String> = Set(
    [
      "", "password", "passwords", "passwort", "matkhau", "matkhaumoi", "project", "projecteight", "duan",
      "duantam",
      "admin", "administrator", "root", "welcome", "letmein", "iloveyou", "qwerty", "qwertyuiop", "abc",
      "abcdef",
      "hoiphunu", "hoilienhiepphunu", "hoilienhiepphunuvietnam", "phunu", "vietnam", "vietnamvodich",
      "anhyeuem",
      "emyeuanh", "changeme", "default", "secret", "test", "testtest", "passwordpassword", "matkhaumatkhau",
    ].map { SearchKey.undiacritic($0) })

  /// Those of the lists of leaked passwords that are long enough to be tried here.
  private static let worst: Set<String> = [
    "1q2w3e4r5t6y", "q1w2e3r4t5y6", "1qaz2wsx3edc", "zaq12wsxcde3", "qazwsxedcrfv", "1a2b3c4d5e6f",
    "a1b2c3d4e5f6",
    "qwerty123456", "123456qwerty", "abcd12345678", "password1234", "passw0rd1234", "p@ssw0rd1234",
    "p@ssword1234",
    "iloveyou1234", "correcthorsebatterystaple", "asdfghjkl123", "1q2w3e4r5t6y7u8i",
  ]
}
