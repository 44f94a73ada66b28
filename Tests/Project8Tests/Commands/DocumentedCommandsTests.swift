import Foundation
import TestSupport
import Testing

/// Every command that the README and `docs/` show, in a block or in a sentence, is one, with the options that it is shown with.
struct DocumentedCommandsTests {
  static let documents: [String] = {
    let folder = "\(PhuYenCaseTests.root)/docs"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return ["README.md", "CONTRIBUTING.md"]
      + names.filter { $0.hasSuffix(".md") && !$0.hasPrefix("rules.") && !$0.hasPrefix("commands.") }.sorted()
      .map { "docs/\($0)" }
  }()

  @Test(arguments: documents)
  func `a document shows commands that there are`(document: String) throws {
    let text = try String(contentsOfFile: "\(PhuYenCaseTests.root)/\(document)", encoding: .utf8)
    let commands = try ShownCommand.all()
    for shown in Self.shown(in: text) {
      let fault = Self.fault(in: shown, commands)
      #expect(fault == nil, "\(document): \(shown): \(fault ?? "")")
    }
  }

  /// The commands of a text, in blocks and between backquotes.
  private static func shown(in text: String) -> [String] {
    var shown: [String] = []
    var isBlock = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isBlock.toggle()
      } else if isBlock {
        let command = line.hasPrefix("$ ") ? line.dropFirst(2) : line
        if command.hasPrefix("p8 ") { shown.append(String(command)) }
      } else {
        for match in line.matches(of: /`(p8 [^`]+)`/) { shown.append(String(match.1)) }
      }
    }
    return shown
  }

  /// What is wrong with a command; nil where nothing is.
  static func fault(in shown: String, _ commands: [ShownCommand]) -> String? {
    var isQuoted = false
    let words = shown.split { character in
      if character == "\"" { isQuoted.toggle() }
      return character == " " && !isQuoted
    }.dropFirst().prefix { !["|", ">", "&&", "#"].contains($0) }.map(String.init)
    guard let root = commands.first else { return "there are no commands" }
    var meant = [root]
    for word in words.prefix(while: { !$0.hasPrefix("-") }) {
      // "export adx|sdmx" names several; a word that is no name is what the command is about.
      let names = word.split(separator: "|").map(String.init)
      guard let below = meant.first?.below, !below.isDisjoint(with: names) else { break }
      let path = meant[0].path
      meant = commands.filter { command in names.contains { command.path == path + [$0] } }
      if meant.count != names.count { return "\(word) is no command" }
    }
    let isName = words.first.map { $0.allSatisfy { $0.isLowercase || $0 == "-" || $0 == "|" } } ?? false
    if meant[0].path.isEmpty, isName, words[0] != "help", words[0].first != "-" {
      return "\(words[0]) is no command"
    }
    for word in words where word.hasPrefix("--") && word.count > 2 {
      let name = String(word.prefix { $0 != "=" && $0 != "," })
      if name == "--version", meant[0].path.isEmpty { continue }
      if !meant.contains(where: { $0.options.contains(name) }) { return "\(name) is no option of it" }
    }
    return nil
  }
}
