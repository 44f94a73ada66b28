import Foundation

/// The answers to questions of the log that nobody has written into it yet, kept beside the registry.
///
/// They are kept after each answer, so that a closed window or a mistake at the end costs no typing. Only the person who
/// answers may read them, as with the registry.
struct LogDraftFile {
  /// What a draft is about, and what was answered.
  private struct Draft: Codable {
    var kind: String
    var unit: String
    var answers: [String: String]
  }

  private let path: String
  private let kind: String
  private let unit: String

  init(registry: String, kind: String, unit: String) {
    path = registry + ".log-draft.json"
    (self.kind, self.unit) = (kind, unit)
  }

  /// What was answered about this kind and unit; nothing where the draft is about another one.
  var answers: [String: String] {
    // A draft that cannot be read is none: the questions are asked anew, and nothing that counts is lost.
    guard let data = FileManager.default.contents(atPath: path),
      let draft = try? JSONDecoder().decode(Draft.self, from: data), draft.kind == kind, draft.unit == unit
    else { return [:] }
    return draft.answers
  }

  /// Keeps the answers.
  ///
  /// A folder that cannot be written must not keep people from going on: they lose the draft only.
  func keep(_ answers: [String: String]) {
    let draft = Draft(kind: kind, unit: unit, answers: answers)
    guard let data = try? JSONEncoder().encode(draft) else { return }
    _ = FileManager.default.createFile(
      atPath: path, contents: data, attributes: [.posixPermissions: NSNumber(value: 0o600)])
  }

  /// Takes the draft away, once its answers are in the log.
  func remove() {
    // There may be none.
    try? FileManager.default.removeItem(atPath: path)
  }
}
