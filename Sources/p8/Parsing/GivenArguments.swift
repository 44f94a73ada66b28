import ArgumentParser
import P8Model
import Project8

/// The arguments of the process, looked at before the library parses them.
///
/// The library lets two mistakes pass or calls them by a wrong name: a command that there is not is an "unexpected argument",
/// and of an option that is given twice the last one wins in silence. The language is taken out, since it holds for the help
/// texts too and may stand anywhere.
struct GivenArguments {
  /// The arguments without the name of the program.
  private let texts: [String]

  init(_ texts: [String]) {
    self.texts = texts
  }

  /// The arguments for the library.
  /// - Throws: ``Failure`` for a command that there is not and for an option that is given twice.
  func checked() throws -> [String] {
    let (rest, languages) = withoutLanguage
    if languages.count > 1 { throw Failure.givenTwice("--lang", languages) }
    if rest.count > 1, rest.contains(Self.version) { throw Failure.versionStandsAlone }
    let (command, path) = try command(of: rest)
    let options = rest.drop { !$0.hasPrefix("-") }
    if path.first != Self.help { try check(Array(options.prefix { $0 != "--" }), of: command) }
    return rest
  }

  private static let help = "help"
  private static let version = "--version"

  /// The arguments without `--lang` and its value, where the value is a language; the parser refuses others.
  private var withoutLanguage: (rest: [String], languages: [String]) {
    var rest: [String] = []
    var languages: [String] = []
    var remaining = texts[...]
    while let text = remaining.popFirst() {
      if text == "--" {
        rest.append(text)
        rest += remaining
        break
      } else if text == "--lang", let next = remaining.first, Language(rawValue: next) != nil {
        languages.append(next)
        remaining.removeFirst()
      } else if text.hasPrefix("--lang="), Language(rawValue: String(text.dropFirst(7))) != nil {
        languages.append(String(text.dropFirst(7)))
      } else {
        rest.append(text)
      }
    }
    return (rest, languages)
  }

  /// The command that the arguments begin with, and the names that lead to it.
  private func command(of texts: [String]) throws -> (any ParsableCommand.Type, path: [String]) {
    var command: any ParsableCommand.Type = P8.self
    var path: [String] = []
    for text in texts {
      let below = command.configuration.subcommands
      guard !below.isEmpty, !text.hasPrefix("-") else { break }
      if path.isEmpty, text == Self.help {
        path = [Self.help]
      } else if let named = below.first(where: { $0._commandName == text }) {
        command = named
        path.append(text)
      } else if command.configuration.defaultSubcommand != nil {
        break
      } else {
        let names = below.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
        throw Failure.noCommand(text, after: path.filter { $0 != Self.help }, among: names)
      }
    }
    return (command, path)
  }

  /// Refuses an option that there is not, and one that takes one value and is given several.
  ///
  /// The library asks for what is missing before it says that an option is misspelt, which may be the reason.
  private func check(_ given: [String], of command: any ParsableCommand.Type) throws {
    let names = given.filter { $0.hasPrefix("-") && $0.count > 1 }
      .map { String($0.prefix { $0 != "=" }) }
    // Whoever asks for help gets it, whatever else is written.
    guard !names.isEmpty, !names.contains("--help"), !names.contains("-h") else { return }
    let parts = try CommandOutline.of(command.configuration.defaultSubcommand ?? command).arguments ?? []
    let known = parts.flatMap { $0.names ?? [] }.map(\.written)
    for name in names where name.hasPrefix("--") && !known.contains(name) && !Self.isBuiltIn(name) {
      throw Failure.noOption(name, among: known.filter { $0.hasPrefix("--") })
    }
    for part in parts where part.kind == .option && !part.isRepeating {
      try requireOnce(Set((part.names ?? []).map(\.written)), among: given)
    }
  }

  /// Options that the library knows by itself.
  private static func isBuiltIn(_ name: String) -> Bool {
    ["--help", "--version", "--generate-completion-script", "--experimental-dump-help", "--help-hidden"]
      .contains(name)
  }

  private func requireOnce(_ written: Set<String>, among given: [String]) throws {
    var values: [String] = []
    for (index, text) in given.enumerated() where written.contains(String(text.prefix { $0 != "=" })) {
      if let equals = text.firstIndex(of: "=") {
        values.append(String(text[text.index(after: equals)...]))
      } else if index + 1 < given.count {
        values.append(given[index + 1])
      }
    }
    guard values.count > 1 else { return }
    throw Failure.givenTwice(written.max { $0.count < $1.count } ?? "", values)
  }
}

extension Failure {
  fileprivate static func givenTwice(_ name: String, _ values: [String]) -> Failure {
    let listed = values.map { "“\($0)”" }.joined(separator: ", ")
    return Failure(
      .wrongUse,
      LocalizedText(
        vi: "\(name) chỉ được nêu một lần, đang nêu \(values.count) lần: \(listed)",
        en: "\(name) may be given once and is given \(values.count) times: \(listed)"),
      remedy: LocalizedText(vi: "Chỉ giữ lại một.", en: "Keep one of them."))
  }

  /// The library answers it wherever it stands, with the version of the program.
  fileprivate static var versionStandsAlone: Failure {
    Failure(
      .wrongUse,
      LocalizedText(
        vi: "--version cho biết phiên bản của p8 và đứng một mình: p8 --version",
        en: "--version tells the version of p8 and stands alone: p8 --version"),
      remedy: LocalizedText(
        vi: "Báo cáo lần đầu hay bổ sung: --report-version initial hoặc supplement.",
        en: "For the first report or the supplement: --report-version initial or supplement."))
  }

  fileprivate static func noOption(_ name: String, among known: [String]) -> Failure {
    let near = NearNames.nearest(to: name, among: known).joined(separator: ", ")
    return Failure(
      .wrongUse,
      LocalizedText(vi: "Không có tùy chọn \(name)", en: "Unknown option '\(name)'"),
      remedy: near.isEmpty ? nil : LocalizedText(vi: "Có phải \(near)?", en: "Did you mean \(near)?"))
  }

  fileprivate static func noCommand(_ name: String, after path: [String], among names: [String]) -> Failure {
    let start = (["p8"] + path).joined(separator: " ")
    let near = NearNames.nearest(to: name, among: names).map { "\(start) \($0)" }
    let overview = "\((["p8", "help"] + path).joined(separator: " "))"
    return Failure(
      .wrongUse,
      LocalizedText(vi: "Không có lệnh “\(start) \(name)”", en: "There is no command “\(start) \(name)”"),
      remedy: near.isEmpty
        ? LocalizedText(vi: "Xem các lệnh: \(overview)", en: "See the commands: \(overview)")
        : LocalizedText(
          vi: "Có phải: \(near.joined(separator: ", "))?", en: "Did you mean \(near.joined(separator: ", "))?"
        ))
  }
}
