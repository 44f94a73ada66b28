import Foundation
import Testing

/// A text in both languages, as the sources and the definitions write it.
struct LabelPair: Hashable {
  let english: String
  let vietnamese: String

  /// Every pair in `Sources`, `indicators` and `templates`, looked for once for all tests.
  static func all() throws -> Set<LabelPair> { try found.get() }

  private static let found = Result { try walk() }

  private static func walk() throws -> Set<LabelPair> {
    var found: Set<LabelPair> = []
    for (_, text) in try files(in: "Sources", ending: ".swift") { found.formUnion(inSwift(text)) }
    for folder in ["indicators", "templates"] {
      for (_, text) in try files(in: folder, ending: ".yaml") { found.formUnion(inYAML(text)) }
    }
    return found
  }

  static func files(in folder: String, ending: String) throws -> [(path: String, text: String)] {
    let root = HouseTests.root.appending(path: folder)
    let files = try #require(FileManager.default.enumerator(atPath: root.path))
    return try files.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }.sorted().map {
      ($0, try String(contentsOf: root.appending(path: $0), encoding: .utf8))
    }
  }

  /// Pairs written `vi: "…", en: "…"` or `say("…", "…")`.
  private static func inSwift(_ text: String) -> [LabelPair] {
    let literals = SwiftStrings(text).literals
    return zip(literals, literals.dropFirst()).compactMap { first, second in
      let before = first.codeBefore.filter { !$0.isWhitespace }
      let between = second.codeBefore.filter { !$0.isWhitespace }
      let isPair = before.hasSuffix("vi:") && between == ",en:" || before.hasSuffix("say(") && between == ","
      return isPair
        ? LabelPair(
          english: second.text.replacing("\\\"", with: "\""),
          vietnamese: first.text.replacing("\\\"", with: "\"")) : nil
    }
  }

  /// Pairs written `vi: …, en: …` on one line, or on two.
  private static func inYAML(_ text: String) -> [LabelPair] {
    var pairs: [LabelPair] = []
    var waiting: String?
    for line in text.split(separator: "\n") {
      if let both = line.firstRange(of: ", en: "), let start = line.firstRange(of: "vi: ") {
        guard start.upperBound < both.lowerBound else { continue }
        let vietnamese = scalar(line[start.upperBound..<both.lowerBound], inBraces: true)
        pairs.append(
          LabelPair(english: scalar(line[both.upperBound...], inBraces: true), vietnamese: vietnamese))
        continue
      }
      let words = line.drop { $0 == " " || $0 == "-" || $0 == "{" }
      let inBraces = words.hasSuffix(",") || words.hasSuffix("}")
      if words.hasPrefix("en: "), let vietnamese = waiting {
        let english = scalar(words.dropFirst(4), inBraces: inBraces)
        pairs.append(LabelPair(english: english, vietnamese: vietnamese))
      }
      waiting = words.hasPrefix("vi: ") ? scalar(words.dropFirst(4), inBraces: inBraces) : nil
    }
    return pairs
  }

  /// A text with or without quotation marks; without, it ends at the brace or comma that closes it, if there is one.
  private static func scalar(_ text: Substring, inBraces: Bool) -> String {
    guard let mark = text.first, mark == "\"" || mark == "'" else {
      let end = inBraces ? text.firstIndex { $0 == "}" } ?? text.endIndex : text.endIndex
      return text[..<end].trimmingCharacters(in: [" ", ","])
    }
    var result = ""
    var isEscaped = false
    for character in text.dropFirst() {
      if !isEscaped, character == mark { break }
      isEscaped = !isEscaped && mark == "\"" && character == "\\"
      if !isEscaped { result.append(character) }
    }
    return result
  }
}
