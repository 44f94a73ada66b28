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
      subcommands: [
        DemoCommand.self, FormCommand.self, CheckCommand.self, MapCommand.self, IngestCommand.self,
        TableCommand.self,
        ExplainCommand.self, ExportCommand.self, ExportsCommand.self, UnitsCommand.self, VillagesCommand.self,
        TargetsCommand.self,
        DefinitionsCommand.self,
        RulesCommand.self, WaiveCommand.self, CellsCommand.self, ReadCommand.self, SamplesCommand.self,
        StatusCommand.self,
        SubmitCommand.self, ReturnCommand.self, ConfirmCommand.self, ApproveCommand.self,
        WithdrawCommand.self, RecoverCommand.self, ReplaceCommand.self, UndoCommand.self, LockCommand.self,
        UnlockCommand.self, RegistryCommand.self, AuditCommand.self, KeysCommand.self, PeopleCommand.self,
        VerifyCommand.self,
        BundleCommand.self, LogCommand.self, ExchangeCommand.self,
      ] + web)
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
      var command = try parseAsRoot()
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
      if let remedy = failure.remedy { Console.error("    \(remedy[.ofProcess])") }
      return failure.kind == .input ? ExitStatus.fileTrouble.rawValue : ExitStatus.wrongUse.rawValue
    default:
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code == .success {
        do {
          try Console.output(text)
        } catch {
          return report(error)
        }
        return ExitStatus.done.rawValue
      }
      Console.error(text)
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
