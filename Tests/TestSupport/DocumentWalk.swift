import Foundation
public import Testing

/// A document that shows commands with what they print, run again and compared.
///
/// The document is the one definition of the walk. A block fenced with three backquotes and `console` holds commands,
/// each after `$ `, with what they print below; one fenced with `sh` holds commands to copy, a line each, whose output is not
/// shown; a block fenced with `tsv FILE` or `txt FILE` is written to that file before the next command; a comment `<!-- fill FILE … -->` stands for what a person does in a program of its own, and is handed to the
/// test. With `RECORD_GOLDEN=1` the document is written again, and the test fails once so that somebody reads it.
public struct DocumentWalk {
  /// What a test does for a person: the words of the comment's first line, then its further lines.
  public typealias Hand = (_ words: [String], _ lines: [String], _ folder: String) throws -> Void

  /// Looks at what a command line printed.
  public typealias Look = (_ line: String, _ text: String, _ code: Int32) -> Void

  /// Runs one command line in the scratch folder and returns what it prints, error output included.
  public typealias Shell = (_ line: String, _ folder: String) throws -> (text: String, code: Int32)

  let shell: Shell
  let hand: Hand
  /// What is printed after the output of a command that does not end with 0, from its exit code.
  let exitCode: (Int32) -> String
  /// Looks at what a command printed.
  let look: Look

  /// - Parameters:
  ///   - shell: Runs a command line.
  ///   - exitCode: The line below the output of a command that does not end with 0.
  ///   - hand: Does what the comments of the document say.
  ///   - look: Looks at what each command printed.
  public init(
    shell: @escaping Shell, exitCode: @escaping (Int32) -> String, hand: @escaping Hand,
    look: @escaping Look = { _, _, _ in }
  ) {
    self.shell = shell
    self.hand = hand
    self.exitCode = exitCode
    self.look = look
  }

  /// Walks through a document in a scratch folder, and records an issue where an output is another one.
  ///
  /// - Throws: Where the document cannot be read, or a step of the hand fails.
  public func expect(
    _ path: String, in folder: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let made = try walked(text, in: folder)
    #expect(made.commands > 0, "\(path) shows no command", sourceLocation: sourceLocation)
    Golden.expect(made.text, equals: path, sourceLocation: sourceLocation)
  }

  /// The document with the outputs of today.
  ///
  /// It is read line by line, because what stands in a block depends on how the block begins.
  func walked(_ document: String, in folder: String) throws -> (text: String, commands: Int) {
    var lines = document.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    var made: [String] = []
    var commands = 0
    while let line = lines.popFirst() {
      made.append(line)
      if line == "```console" {
        let block = Self.take(&lines, until: "```")
        for command in block where command.hasPrefix("$ ") {
          commands += 1
          made.append(command)
          let outcome = try shell(String(command.dropFirst(2)), folder)
          look(String(command.dropFirst(2)), outcome.text, outcome.code)
          made += Self.trimmed(outcome.text)
          if outcome.code != 0 { made.append(exitCode(outcome.code)) }
        }
        made.append("```")
      } else if line == "```sh" {
        let block = Self.take(&lines, until: "```")
        for command in block where !command.isEmpty && !command.hasPrefix("#") {
          commands += 1
          let outcome = try shell(command, folder)
          look(command, outcome.text, outcome.code)
        }
        made += block + ["```"]
      } else if line.hasPrefix("```tsv ") || line.hasPrefix("```txt ") {
        let block = Self.take(&lines, until: "```")
        let content = block.map { $0 + "\n" }.joined()
        let path = "\(folder)/\(line.dropFirst(7))"
        try content.write(toFile: path, atomically: true, encoding: .utf8)
        made += block + ["```"]
      } else if line.hasPrefix("<!-- fill ") {
        let block = line.hasSuffix("-->") ? [] : Self.take(&lines, until: "-->")
        let words = line.dropFirst(5).split(separator: " ").map(String.init).filter { $0 != "-->" }
        try hand(words, block, folder)
        if !line.hasSuffix("-->") { made += block + ["-->"] }
      }
    }
    return (made.joined(separator: "\n"), commands)
  }

  private static func take(_ lines: inout ArraySlice<String>, until end: String) -> [String] {
    var block: [String] = []
    while let line = lines.popFirst(), line != end { block.append(line) }
    return block
  }

  /// The lines of an output without blanks at their ends, and without blank lines at the end.
  private static func trimmed(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
