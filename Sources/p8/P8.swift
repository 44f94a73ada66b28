import ArgumentParser
import Foundation
import P8Model
import Project8

/// The command `p8`.
///
/// Exit codes: 0 done; 1 done, findings of severity error; 2 wrong use; 3 a file could not
/// be read or written.
@main
struct P8: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "p8",
      abstract: speech(
        vi: "Số liệu Dự án 8: kiểm tra, tổng hợp và xuất báo cáo.",
        en: "The numbers of Project 8: check, add up and export."),
      discussion: speech(
        vi: "Bắt đầu: p8 demo. Trợ giúp của từng lệnh: p8 help LỆNH. Ngôn ngữ: --lang vi hoặc --lang en.",
        en: "Begin with: p8 demo. Help for a command: p8 help COMMAND. Language: --lang vi or --lang en."),
      version: Workspace.version,
      subcommands: others,
      groupedSubcommands: groups)
  }

  /// What there is beside the groups of work.
  private static var others: [any ParsableCommand.Type] { [SamplesCommand.self, CommandsCommand.self] }

  /// The commands by the work that they are for; what officers do each quarter comes first.
  private static var groups: [CommandGroup] {
    [
      CommandGroup(
        name: speech(vi: "Sáu việc của một kỳ báo cáo", en: "The six tasks of a period"),
        subcommands: [
          FormCommand.self, CheckCommand.self, IngestCommand.self, StatusCommand.self, TableCommand.self,
          ExportCommand.self,
        ]),
      CommandGroup(
        name: speech(vi: "Xem một số, một lỗi", en: "A number, a finding"),
        subcommands: [
          ExplainCommand.self, RulesCommand.self, WaiveCommand.self, DefinitionsCommand.self,
          ReadCommand.self,
          CellsCommand.self, MapCommand.self,
        ]),
      CommandGroup(
        name: speech(vi: "Duyệt báo cáo", en: "Reviewing"),
        subcommands: [
          ReturnCommand.self, SubmitCommand.self, ConfirmCommand.self, ApproveCommand.self,
          WithdrawCommand.self, RecoverCommand.self, ReplaceCommand.self, UndoCommand.self, LockCommand.self,
          UnlockCommand.self,
        ]),
      CommandGroup(
        name: speech(vi: "Đơn vị, chỉ tiêu, sổ ghi", en: "Units, targets, the log"),
        subcommands: [
          UnitsCommand.self, VillagesCommand.self, TargetsCommand.self, LogCommand.self,
        ]),
      CommandGroup(
        name: speech(vi: "Gửi, nhận và giữ an toàn", en: "Exchange and safety"),
        subcommands: [
          BundleCommand.self, VerifyCommand.self, ExportsCommand.self, ExchangeCommand.self, KeysCommand.self,
          PeopleCommand.self, RegistryCommand.self, AuditCommand.self,
        ] + web),
      CommandGroup(
        name: speech(vi: "Làm quen", en: "Getting to know it"), subcommands: [DemoCommand.self]),
    ]
  }

  /// The web application, where the command was built with it.
  private static var web: [any ParsableCommand.Type] {
    #if Web
      [ServeCommand.self]
    #else
      []
    #endif
  }

  static func main() async {
    let code: Int32
    do {
      let arguments = try GivenArguments(Array(CommandLine.arguments.dropFirst())).checked()
      var command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      code = ExitStatus.done.rawValue
    } catch {
      code = report(error)
    }
    Foundation.exit(code)
  }

  /// Reports an error to the person and chooses the exit code.
  private static func report(_ error: any Error) -> Int32 {
    switch error {
    case let status as ExitStatus:
      return status.rawValue
    case let failure as Failure:
      Console.error("p8: \(failure.message[.ofProcess])")
      if let remedy = failure.remedy { Console.error("  \(remedy[.ofProcess])") }
      return failure.kind == .input ? ExitStatus.fileTrouble.rawValue : ExitStatus.wrongUse.rawValue
    default:
      let code = exitCode(for: error)
      // The library's text is not broken into lines before it speaks the language of the process.
      let text = fullMessage(for: error, columns: Int(Int16.max))
      let words = ParserWords(language: .ofProcess)
      if code == .success {
        do {
          // Other answers, such as the version or a script of completions, are for programs.
          let isPage = text.contains("USAGE: ")
          try Console.data(isPage ? HelpPage(words.help(text)).text(width: Screen.width) : text)
        } catch {
          return report(error)
        }
        return ExitStatus.done.rawValue
      }
      Console.error(words.error(text))
      return code == .validationFailure ? ExitStatus.wrongUse.rawValue : ExitStatus.fileTrouble.rawValue
    }
  }
}

/// The exit codes of the command (design, section 7).
enum ExitStatus: Int32, Error {
  /// Done, nothing of severity error.
  case done = 0
  /// Done, findings of severity error.
  case findings = 1
  /// Wrong use.
  case wrongUse = 2
  /// A file could not be read or written.
  case fileTrouble = 3
}
