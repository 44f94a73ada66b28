import P8Definitions
import P8Model
import Yams

/// A value of a definition file with its place, and where its faults go.
struct Entry {
  let node: Node
  let file: String
  let faults: FaultCollector

  var source: DefinitionSource {
    DefinitionSource(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  func entry(_ node: Node) -> Entry { Entry(node: node, file: file, faults: faults) }

  func fault(_ reason: DefinitionFault.Reason) { faults.add(source, reason) }

  // MARK: - Forms

  /// The keys and values, nil where this is not a mapping; keys beside the known ones are reported.
  func fields(_ known: [String]?) -> Fields? {
    guard case .mapping(let mapping) = node else {
      fault(.value(.pairs(keys: known)))
      return nil
    }
    var values: [String: Entry] = [:]
    var keys: [(key: String, source: DefinitionSource)] = []
    for (key, value) in mapping {
      let keyEntry = entry(key)
      guard let name = key.scalar?.string else {
        keyEntry.fault(.value(.keyOfText))
        continue
      }
      if let known, !known.contains(name) {
        if name.contains(" ") {
          keyEntry.fault(.value(.cutByComma(name)))
          continue
        }
        faults.addUnknown(name, .key, at: keyEntry.source, among: known)
        continue
      }
      values[name] = entry(value)
      keys.append((name, keyEntry.source))
    }
    return Fields(entry: self, values: values, keys: keys)
  }

  var items: [Entry] {
    guard case .sequence(let sequence) = node else {
      fault(.value(.list))
      return []
    }
    return sequence.map(entry)
  }

  var text: String? {
    guard case .scalar(let scalar) = node, !scalar.string.allSatisfy(\.isWhitespace) else {
      fault(.value(.text))
      return nil
    }
    return scalar.string
  }

  var localized: LocalizedText? {
    guard let fields = fields(["vi", "en"]) else { return nil }
    let vi = fields.text("vi")
    let en = fields.text("en")
    guard let vi, let en else { return nil }
    return LocalizedText(vi: vi, en: en)
  }

  var decimal: ExactDecimal? {
    guard let text else { return nil }
    guard let number = ExactDecimal(text) else {
      fault(.value(.number(text)))
      return nil
    }
    return number
  }

  var integer: Int? {
    guard let decimal else { return nil }
    guard let integer = decimal.integer else {
      fault(.value(.whole))
      return nil
    }
    return integer
  }

  var truth: Bool? {
    switch text {
    case nil: return nil
    case "true": return true
    case "false": return false
    case .some(let text):
      fault(.value(.truth(text)))
      return nil
    }
  }

  var date: CalendarDate? {
    guard let text else { return nil }
    guard let date = CalendarDate(iso: text) else {
      fault(.value(.date(text)))
      return nil
    }
    return date
  }

  /// One of the names of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    choice(Choice.allCases.map { ($0.rawValue, $0) })
  }

  /// One of some named values.
  func choice<Choice>(_ choices: [(name: String, value: Choice)]) -> Choice? {
    guard let text else { return nil }
    if let choice = choices.first(where: { $0.name == text }) { return choice.value }
    faults.addUnknown(text, .value, at: source, among: choices.map(\.name))
    return nil
  }

  /// The place of a part of an expression's text within the file.
  func source(ofLine line: Int, column: Int) -> DefinitionSource {
    guard case .scalar(let scalar) = node, line == 1 else { return source }
    switch scalar.style {
    case .plain, .any:
      return DefinitionSource(file: file, line: source.line, column: source.column + column - 1)
    case .singleQuoted, .doubleQuoted:
      return DefinitionSource(file: file, line: source.line, column: source.column + column)
    case .literal, .folded: return source
    }
  }
}
