import Foundation
import TestSupport

/// A command as the command itself describes it.
struct ShownCommand {
  /// The names that lead to it, without that of the program.
  let path: [String]
  /// Whether lists of commands show it.
  let isShown: Bool
  /// Its options and flags as people write them.
  let options: Set<String>
  /// The names below it.
  let below: Set<String>

  private struct Description: Decodable {
    struct Part: Decodable {
      struct Name: Decodable {
        let kind: String
        let name: String
      }
      let names: [Name]?
    }

    struct Command: Decodable {
      let commandName: String
      let shouldDisplay: Bool
      let defaultSubcommand: String?
      let subcommands: [Command]?
      let arguments: [Part]?
    }

    let command: Command
  }

  /// All commands, the root first.
  static func all() throws -> [ShownCommand] {
    let outcome = try BuiltCommand()(["--experimental-dump-help"], in: try TemporaryFolder())
    let description = try JSONDecoder().decode(Description.self, from: Data(outcome.output.utf8))
    return commands(description.command, path: [])
  }

  private static func commands(_ command: Description.Command, path: [String]) -> [ShownCommand] {
    let below = (command.subcommands ?? []).filter { $0.commandName != "help" }
    let standard = below.first { $0.commandName == command.defaultSubcommand }
    let parts = (command.arguments ?? []) + (standard?.arguments ?? [])
    let options = parts.flatMap { $0.names ?? [] }.map { ($0.kind == "long" ? "--" : "-") + $0.name }
    return [
      ShownCommand(
        path: path, isShown: command.shouldDisplay, options: Set(options + ["--help"]),
        below: Set(below.map(\.commandName)))
    ] + below.flatMap { commands($0, path: path + [$0.commandName]) }
  }
}
