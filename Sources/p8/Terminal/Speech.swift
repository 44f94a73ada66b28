public import ArgumentParser
import Foundation
import P8Model

extension Language {
  /// The language of this process: `--lang`, else `LANG`, else Vietnamese.
  ///
  /// It is found before the arguments are parsed, since the help texts need it too.
  static let ofProcess: Language = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count,
        let named = Language(rawValue: arguments[index + 1])
      {
        return named
      }
      if argument.hasPrefix("--lang="), let named = Language(rawValue: String(argument.dropFirst(7))) {
        return named
      }
    }
    let environment = ProcessInfo.processInfo.environment
    let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
    return locale.hasPrefix("en") ? .en : .vi
  }()
}

extension Language: ExpressibleByArgument {}

/// A text of the command in the language of the process.
func speech(vi: String, en: String) -> String {
  LocalizedText(vi: vi, en: en)[.ofProcess]
}

/// A help text in the language of the process.
func help(vi: String, en: String) -> ArgumentHelp {
  ArgumentHelp(speech(vi: vi, en: en))
}
