import P8Definitions
import P8Model
import Yams

/// The keys and values of a mapping.
///
/// What is read with ``required(_:)`` or a reader without `optional` is reported where it is missing.
struct Fields {
  let entry: Entry
  private let values: [String: Entry]
  /// The keys in the order of the file, with their places.
  let keys: [(key: String, source: DefinitionSource)]

  init(entry: Entry, values: [String: Entry], keys: [(key: String, source: DefinitionSource)]) {
    (self.entry, self.values, self.keys) = (entry, values, keys)
  }

  var source: DefinitionSource { entry.source }

  subscript(key: String) -> Entry? { values[key] }

  func required(_ key: String) -> Entry? {
    if let value = values[key] { return value }
    entry.fault(.value(.missingKey(key)))
    return nil
  }

  func text(_ key: String) -> String? { required(key)?.text }
  func localized(_ key: String) -> LocalizedText? { required(key)?.localized }

  /// An id: small letters, digits, `_` or `-`.
  func id(_ key: String = "id") -> String? {
    guard let value = required(key), let text = value.text else { return nil }
    let isProper =
      text.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
          UInt8(ascii: "-"), UInt8(ascii: "."):
          true
        default: false
        }
      }
    guard isProper else {
      value.fault(.value(.id(text)))
      return nil
    }
    return text
  }

  func truth(_ key: String, default standard: Bool = false) -> Bool { values[key]?.truth ?? standard }

  /// A list of texts; empty where the key is missing.
  func texts(_ key: String) -> [String] { values[key]?.items.compactMap(\.text) ?? [] }

  /// The items of a list that must be there and must not be empty.
  func items(_ key: String) -> [Entry] {
    guard let value = required(key) else { return [] }
    let items = value.items
    if items.isEmpty, case .some = value.node.sequence { value.fault(.value(.emptyList(key))) }
    return items
  }
}
