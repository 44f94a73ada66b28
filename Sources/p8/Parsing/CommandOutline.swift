import ArgumentParser
import Foundation

/// What the library of arguments says of a command: its options, flags and arguments.
///
/// It is read from the library's own description, so that what is said of an option is said in one place.
struct CommandOutline: Decodable {
  /// An option, flag or argument.
  struct Part: Decodable {
    enum Kind: String, Decodable {
      case positional
      case option
      case flag
    }

    struct Name: Decodable {
      let kind: String
      let name: String

      /// As people write it.
      var written: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let abstract: String?
  }

  let arguments: [Part]?

  private struct Document: Decodable {
    let command: CommandOutline
  }

  /// The outline of a command and of all below it.
  static func of(_ command: any ParsableCommand.Type) throws -> CommandOutline {
    try JSONDecoder().decode(Document.self, from: Data(command._dumpHelp().utf8)).command
  }
}
