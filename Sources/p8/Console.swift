import Foundation
import P8Model

/// What the command says: results to standard output, progress and errors to standard error.
enum Console {
  /// A line of a result.
  static func output(_ text: String) {
    write(text, to: FileHandle.standardOutput)
  }

  /// A line of progress or an error.
  static func error(_ text: String) {
    write(text, to: FileHandle.standardError)
  }

  /// Bytes of a result, as they are.
  static func output(_ bytes: [UInt8]) {
    // A closed pipe (`p8 … | head`) ends the process by its signal; nothing is left to say then.
    try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
  }

  /// Whether standard output may carry colours: a terminal, and `NO_COLOR` is not set.
  static var hasColour: Bool {
    isatty(STDOUT_FILENO) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Names come from files and bundles of others: nothing of them steers the terminal.
  private static func write(_ text: String, to handle: FileHandle) {
    let text = VisibleText.of(text, keepingColours: hasColour)
    try? handle.write(contentsOf: Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }
}
