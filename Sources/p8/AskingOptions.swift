import ArgumentParser
import Foundation

/// Whether a step with several reports is shown and asked about first.
struct AskingOptions: ParsableArguments {
  @Flag(
    name: .shortAndLong,
    help: help(
      vi: "Không hỏi lại. (Chỉ hỏi khi chạy trên màn hình và bước này chạm nhiều báo cáo.)",
      en: "Do not ask. (It is asked only on a terminal, and where the step concerns several reports.)"))
  var yes = false

  @Flag(help: help(vi: "Chỉ cho biết sẽ làm gì, không làm.", en: "Only say what would be done."))
  var dryRun = false

  /// Whether a person sits at a terminal.
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Whether the step is to be taken.
  ///
  /// Scripts name the unit and the period and are not asked.
  func goesOn(_ plan: String, count: Int) throws -> Bool {
    if dryRun {
      try Console.output(plan)
      return false
    }
    guard !yes, count > 1, Self.canAsk else { return true }
    Console.error(plan)
    Console.error(speech(vi: "Làm tiếp? (c/k)", en: "Go on? (y/n)"))
    return ["c", "có", "co", "y", "yes"].contains((readLine() ?? "").lowercased())
  }
}
