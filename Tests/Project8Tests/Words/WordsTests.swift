import Foundation
import Testing

/// Words for people stand in one place, and one English label has one Vietnamese one.
///
/// Today's exceptions are listed beside this file. The lists only ever shrink.
struct WordsTests {
  /// Where Vietnamese is at home: words for people, the tools for the language, the help texts of the command.
  private static let homes = ["P8Presentation/", "VietnameseText/", "p8/"]

  /// What is read from files of other people, not written for anyone.
  private static let patterns: Set<String> = [
    "P8Forms/Reading/CodeNames.swift", "P8Forms/Reading/StampFinder.swift",
    "P8Intake/Units/AddressSplitter.swift", "P8Intake/Units/PlaceName.swift",
    "P8Intake/Units/ProvinceAliases.swift",
    "P8Intake/Units/UnitTypeWord.swift", "P8Validation/MatchKey.swift",
    "SpreadsheetML/Writing/TextWidth.swift",
  ]

  /// The rows of a list beside this file, without its header.
  private static func rows(of list: String) throws -> [[String]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: list)
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static func isVietnamese(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      (0x1EA0...0x1EF9).contains(scalar.value)
        || (0xC0...0xFD).contains(scalar.value) && ![0xD7, 0xF7].contains(scalar.value)
        || "ĂăĐđĨĩŨũƠơƯư".unicodeScalars.contains(scalar)
    }
  }

  @Test func `no string is Vietnamese below presentation, but for those listed`() throws {
    var listed: [String: Int] = [:]
    for row in try Self.rows(of: "vietnamese.tsv") { listed[row[0]] = Int(row[1]) }
    var found: [String: Int] = [:]
    for (path, text) in try LabelPair.files(in: "Sources", ending: ".swift")
    where !Self.homes.contains(where: path.hasPrefix) && !Self.patterns.contains(path) {
      let count = SwiftStrings(text).literals.count { Self.isVietnamese($0.text) }
      if count > 0 { found[path] = count }
    }
    for (path, count) in found.sorted(by: { $0.key < $1.key }) {
      #expect(count <= listed[path] ?? 0, "\(path)\t\(count)")
    }
    for path in listed.keys.sorted() {
      #expect(found[path] != nil, "take \(path) off the list: it holds no Vietnamese any more")
    }
  }

  @Test func `one English label has one Vietnamese one, but for those listed`() throws {
    let all = try LabelPair.all()
    #expect(all.count > 1_500)
    let several = Set(Dictionary(grouping: all, by: \.english).filter { $1.count > 1 }.keys)
    try Self.compare(several, withList: "labels.tsv")
  }

  @Test func `a term of the glossary is written as the glossary has it, but for those listed`() throws {
    let glossary = try String(
      contentsOf: HouseTests.root.appending(path: "Sources/P8Presentation/Glossary/glossary.tsv"),
      encoding: .utf8)
    var terms: [String: String] = [:]
    for line in glossary.lowercased().split(separator: "\n").dropFirst() {
      let columns = line.split(separator: "\t").map(String.init)
      try #require(columns.count == 2)
      #expect(terms.updateValue(columns[1], forKey: columns[0]) == nil, "\(columns[0]) stands twice")
    }
    #expect(Set(terms.values).count == terms.count)
    let others = try LabelPair.all().compactMap { pair -> String? in
      let english = pair.english.lowercased()
      let singular = english.hasSuffix("s") ? String(english.dropLast()) : english
      guard let term = terms[english] ?? terms[singular] else { return nil }
      return pair.vietnamese.lowercased() == term ? nil : "\(pair.english)\t\(pair.vietnamese)"
    }
    try Self.compare(Set(others), withList: "terms.tsv")
  }

  @Test func `no Vietnamese label says file or sheet`() throws {
    let found = try LabelPair.all().map(\.vietnamese).filter { text in
      text.replacing(/\{[^}]*\}|\\\([^)]*\)/, with: "").contains(/(?i)\b(file|sheet)s?\b/)
    }
    #expect(found.sorted() == [])
  }

  /// What stands between marks that end a sentence or a part of one.
  private static func sentences(of text: String) -> [String] {
    var text = text.replacing("\\n", with: "\n")
    for mark in [".", ";", ":", "!", "?", "…"] { text = text.replacing(mark + " ", with: mark + "\n") }
    return text.split(separator: "\n").map(String.init)
  }

  /// The names that Decision 1719/QĐ-TTg gives to the programme and its contents stay as they are.
  @Test func `a Vietnamese sentence has at most 30 syllables, but for the names of the programme`() throws {
    let programme = try String(
      contentsOf: HouseTests.root.appending(path: "indicators/programme.yaml"), encoding: .utf8)
    let sentences = try LabelPair.all().flatMap { Self.sentences(of: $0.vietnamese) }
    let long = sentences.filter { sentence in
      sentence.split(separator: " ").count { word in word.contains(where: \.isLetter) } > 30
    }
    #expect(long.filter { !programme.contains($0) } == [])
  }

  /// What is found must be listed, and what is listed must still be found.
  private static func compare(_ found: Set<String>, withList list: String) throws {
    let listed = Set(try rows(of: list).map { $0.joined(separator: "\t") })
    for text in found.subtracting(listed).sorted() { Issue.record("not in \(list): \(text)") }
    for text in listed.subtracting(found).sorted() { Issue.record("take off \(list): \(text)") }
  }
}
