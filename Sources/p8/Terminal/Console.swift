import Foundation
import P8Model
import Project8

/// What the command says: results to standard output, progress and errors to standard error.
enum Console {
  /// A text of a result for people, no wider than the screen.
  /// - Throws: ``Failure`` where standard output takes no more: a full disk, or a reader that has gone.
  static func output(_ text: String) throws(Failure) {
    try data(LineWrap(width: Screen.width).text(text))
  }

  /// A text of a result for other programs, whose lines stay as they are.
  /// - Throws: ``Failure`` as for people.
  static func data(_ text: String) throws(Failure) {
    try output(visible(text))
  }

  /// A text that is for people in one of its formats only.
  /// - Throws: ``Failure`` as for people.
  static func output(_ text: String, isForPeople: Bool) throws(Failure) {
    if isForPeople { try output(text) } else { try data(text) }
  }

  /// Bytes of a result, as they are.
  /// - Throws: ``Failure`` where standard output takes no more. A closed pipe (`p8 … | head`) ends the process by its
  ///   signal, unless the caller has told the system to ignore it.
  static func output(_ bytes: [UInt8]) throws(Failure) {
    let code = write(bytes, to: STDOUT_FILENO)
    guard code == 0 else {
      let reason = String(cString: strerror(code))
      throw Failure(
        .input,
        LocalizedText(
          vi: "Không ghi được kết quả ra màn hình hoặc tệp nhận (\(reason))",
          en: "The result cannot be written to standard output (\(reason))"),
        remedy: LocalizedText(
          vi: "Kết quả bị cụt: kiểm tra dung lượng đĩa rồi chạy lại.",
          en: "What was written is cut off: check the space on the disk and run again."))
    }
  }

  /// A line of progress or an error; where standard error is closed there is nobody left to tell.
  static func error(_ text: String) {
    _ = write(visible(LineWrap(width: Screen.width).text(text)), to: STDERR_FILENO)
  }

  /// Whether standard output may carry colours: a terminal, and `NO_COLOR` is not set.
  static var hasColour: Bool {
    isatty(STDOUT_FILENO) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Names come from files and bundles of others: nothing of them steers the terminal.
  private static func visible(_ text: String) -> [UInt8] {
    let text = VisibleText.of(text, keepingColours: hasColour)
    return Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
  }

  /// Writes all bytes; zero, or the code of what went wrong.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if written >= 0 {
        done += written
      } else if errno == EAGAIN {
        // The other side of a pipe has asked for no waiting; there is no harm in it here.
        var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wanted, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
