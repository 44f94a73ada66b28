import Foundation
package import P8Model
import P8Presentation
import P8Registry

/// What a key may do here, and for which units.
///
/// It stands beside the public key as `NAME.rights`, one line of JSON; a key without such a file is known by its name and
/// may do nothing. One's own keys may do everything: whoever has them works with this registry anyway.
package struct KeyRights: Hashable, Sendable {
  /// Something that a key may do for its units.
  package enum Right: String, Hashable, Sendable, CaseIterable {
    /// Send reports, villages and log entries.
    case send
    /// Confirm reports as the commune's committee, return and withdraw them.
    case confirm
    /// Approve reports as the level above.
    case approve
    /// Define the lists by which others report.
    case define
  }

  /// The units for which it speaks, with all that lies in them.
  package let units: [UnitCode]
  /// What it may do.
  package let may: Set<Right>

  package init(units: [UnitCode], may: Set<Right>) { (self.units, self.may) = (units, may) }

  /// Everything everywhere.
  static let everything = KeyRights(
    units: UnitStructure.allCases.map { .nation($0) }, may: Set(Right.allCases))

  /// The rights in a few words: `22084@2024: send, confirm`.
  package var text: String {
    let rights = Right.allCases.filter(may.contains).map(\.rawValue).joined(separator: ", ")
    return "\(units.map(\.description).joined(separator: " ")): \(rights)"
  }

  static let ending = "rights"

  var line: String {
    var text = ""
    JSONValue.object([
      ("units", .texts(units.map(\.description))),
      ("may", .texts(Right.allCases.filter(may.contains).map(\.rawValue))),
    ]).write(to: &text)
    return text + "\n"
  }

  /// Reads what ``line`` wrote; nil for anything else.
  init?(_ bytes: [UInt8]) {
    guard let json = try? JSONValue(bytes, valueLimit: 10_000), let units = json["units"]?.list,
      let may = json["may"]?.list
    else { return nil }
    let codes = units.compactMap { $0.text.flatMap(UnitCode.init(described:)) }
    let rights = may.compactMap { $0.text.flatMap(Right.init(rawValue:)) }
    guard codes.count == units.count, rights.count == may.count, !codes.isEmpty else { return nil }
    self.init(units: codes, may: Set(rights))
  }
}

// MARK: - In a key ring

extension KeyRing {
  /// What a key of the ring may do; nil where nobody gave it anything.
  /// - Throws: ``Failure`` where the file of its rights is damaged: then it may do nothing.
  package func rights(of entry: Entry) throws(Failure) -> KeyRights? {
    guard !entry.isOwn else { return .everything }
    let path = "\(folder)/\(entry.name).\(KeyRights.ending)"
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    guard let rights = KeyRights(Array(data)) else {
      let words = BundleWords.unreadableRights(path)
      throw Failure(.input, words.message, remedy: words.remedy)
    }
    return rights
  }

  /// Takes a public key and says what it may do; of a key that is known the rights are changed.
  package func trust(_ text: String, name: String?, rights: KeyRights) throws(Failure) -> Entry {
    let entry = try trust(text, name: name)
    guard !entry.isOwn else { throw Failure(.wrongUse, BundleWords.ownKey) }
    try FileOutput.ofOwnData.write([("\(folder)/\(entry.name).\(KeyRights.ending)", Array(rights.line.utf8))])
    return entry
  }
}
