import ArgumentParser
import P8Model

/// A command with all that its pages say of it.
struct DescribedCommand {
  /// An option, flag or argument, as people write it, and what it means.
  struct Part {
    let written: String
    let meaning: String
    /// Whether every command knows it, so that a book says it once.
    let isCommon: Bool
  }

  /// As people write it: `p8 export csv`.
  let name: String
  let abstract: String
  let discussion: String
  let usage: String
  let parts: [Part]

  /// A command and all below it that are shown, each before those below.
  static func all(of root: any ParsableCommand.Type, language: Language) throws -> [DescribedCommand] {
    try described(root, after: [], ParserWords(language: language))
  }

  private static let common: Set<String> = ["--definitions", "--lang", "--quiet", "--registry", "--help"]

  private static func described(
    _ command: any ParsableCommand.Type, after path: [String], _ words: ParserWords
  ) throws -> [DescribedCommand] {
    let configuration = command.configuration
    let path = path + [command._commandName]
    let outline = try CommandOutline.of(command)
    let parts = (outline.arguments ?? []).filter(\.shouldDisplay).map { part in
      let names = (part.names ?? []).map(\.written).sorted { $0.count < $1.count }
      let value = part.kind == .flag ? "" : words.names("<\(part.valueName ?? "")>")
      let written = [names.joined(separator: ", "), value].filter { !$0.isEmpty }.joined(separator: " ")
      // How many files at a time depends on the machine.
      let isOfMachine = names.contains("--jobs")
      let standard = isOfMachine ? "" : part.defaultValue.map { words.standard($0) } ?? ""
      return Part(
        written: written,
        meaning: [words.remark(part.abstract ?? ""), standard].filter { !$0.isEmpty }
          .joined(separator: " "),
        isCommon: !common.isDisjoint(with: names))
    }
    let below = configuration.subcommands.filter { $0.configuration.shouldDisplay }
    let mine = DescribedCommand(
      name: path.joined(separator: " "), abstract: configuration.abstract,
      discussion: configuration.discussion,
      usage: words.names(P8.usageString(for: command)), parts: parts)
    return [mine] + (try below.flatMap { try described($0, after: path, words) })
  }
}
