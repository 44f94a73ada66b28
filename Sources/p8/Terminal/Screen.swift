import Foundation

/// How wide what people read may be.
enum Screen {
  /// The width of a text where nothing says how wide the screen is, and of what goes to a file or another program.
  static let standardWidth = 80

  /// What no line is narrower than: below it nothing can be read any more.
  private static let leastWidth = 40

  /// The width of standard output: `COLUMNS`, else that of the terminal, else the standard one.
  static let width: Int = {
    if let named = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), named > 0 {
      return max(named, leastWidth)
    }
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else { return standardWidth }
    return max(Int(size.ws_col), leastWidth)
  }()
}
