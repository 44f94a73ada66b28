import ArgumentParser
import Foundation
import Project8

/// Who does it: for the audit log.
struct AuthorOption: ParsableArguments {
  @Option(
    help: help(
      vi: "Người thực hiện, ghi vào nhật ký (mặc định P8_AUTHOR, hoặc tên đăng nhập máy).",
      en: "Who does it, for the audit log (by default P8_AUTHOR, or the login name)."))
  var by: String?

  var name: String { by ?? Self.standard }

  /// The name where none is given.
  static var standard: String { ProcessInfo.processInfo.environment["P8_AUTHOR"] ?? NSUserName() }
}
