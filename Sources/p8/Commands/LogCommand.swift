public import ArgumentParser
import Foundation
import P8Model
public import Project8

/// `p8 log`: models and events written down as they happen.
struct LogCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "log",
      abstract: speech(
        vi: "Sổ ghi của cán bộ: ghi mô hình, hoạt động ngay khi có.",
        en: "The officers' log: models and events as they happen."),
      discussion: speech(
        vi:
          """
          Ví dụ: p8 log dialogue --unit 22084 --set held_on=2023-05-03 --set level=commune …
          Ở máy có bàn phím, mục nào chưa ghi thì được hỏi. Loại: team, club, address, dialogue, session, training, package, campaign, supervision, savings-group, livelihood-group (p8 log kinds).
          Đã ghi ở đây mà thôn, xã cũng báo cáo thì chỉ tính một lần.
          """,
        en:
          """
          Example: p8 log dialogue --unit 22084 --set held_on=2023-05-03 --set level=commune …
          On a terminal what is not given is asked for. Kinds: team, club, address, dialogue, session, training, package, campaign, supervision, savings-group, livelihood-group (p8 log kinds).
          What a village or commune reports too counts once.
          """),
      subcommands: [
        LogAddCommand.self, LogEditCommand.self, LogEndCommand.self, LogWithdrawCommand.self,
        LogListCommand.self, LogShowCommand.self, LogKindsCommand.self,
      ], defaultSubcommand: LogAddCommand.self)
  }
}

/// The options of commands that write into the log.
struct LogOptions: ParsableArguments {
  @Option(help: help(vi: "Lý do hoặc ghi chú.", en: "Why, or a note."))
  var reason: String = ""

  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func workspace() throws -> Workspace {
    var workspace = try common.workspace(registry: registry)
    workspace.author = author.name
    return workspace
  }

  /// Reports what came of writing; findings of severity error mean that nothing was written.
  func tell(_ outcome: LogOutcome) throws {
    for finding in outcome.findings {
      // There is no sheet: a cell is known by its field.
      let field = finding.at.column ?? ""
      let message = finding.message[common.lang].replacing("\(field)1", with: field)
      Console.error("\(finding.code): \(message)")
    }
    guard let message = outcome.message else {
      Console.error(
        speech(
          vi: "Chưa ghi: sửa các lỗi trên rồi ghi lại.",
          en: "Nothing was written: mend the errors above first."))
      throw ExitStatus.findings
    }
    try Console.output(message[common.lang])
  }
}

/// The answers `field=text` of a command line.
struct LogAnswers: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      speech(
        vi: "Một mục, viết mục=giá trị; ghi nhiều lần.", en: "A field, as field=value; may be repeated."),
      valueName: speech(vi: "mục=giá trị", en: "field=value")))
  var texts: [String] = []

  func answers() throws -> [String: String] {
    var answers: [String: String] = [:]
    for text in texts {
      guard let equals = text.firstIndex(of: "=") else {
        throw ValidationError(
          speech(vi: "--set \(text): viết mục=giá trị", en: "--set \(text): write field=value"))
      }
      answers[String(text[..<equals])] = String(text[text.index(after: equals)...])
    }
    return answers
  }
}

/// `p8 log KIND`: a new entry.
struct LogAddCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add",
      abstract: speech(vi: "Ghi một mục mới (mặc định).", en: "Write a new entry (the default)."))
  }

  @Argument(help: help(vi: "Loại: team, dialogue, session, …", en: "The kind: team, dialogue, session, …"))
  var kind: String

  @Option(
    help: help(
      vi: "Mã đơn vị: thôn, xã hoặc cấp trên; thêm @2024 cho mã cũ.",
      en: "The unit's code: a village, a commune or above; add @2024 for an old code."))
  var unit: String

  @Option(
    help: help(
      vi: "Mô hình có từ ngày nào; mặc định ngày quyết định.",
      en: "From when a model is there; by default the day of its decision."))
  var on: String?

  @OptionGroup var given: LogAnswers
  @OptionGroup var options: LogOptions

  func run() throws {
    let workspace = try options.workspace()
    let parser = RequestParser(workspace)
    let kind = try workspace.log.kind(kind)
    var answers = try given.answers()
    if isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 {
      let asked = try workspace.log.questions(about: kind, of: parser.units(meaning: unit)[0])
      if let help = asked.help { Console.error(help[options.common.lang]) }
      for question in asked.questions where answers[question.id] == nil {
        guard let answer = LogPrompt(language: options.common.lang).ask(question) else { break }
        if !answer.isEmpty { answers[question.id] = answer }
      }
    }
    let day = try parser.date(on)
    let request = LogRequest(
      kind, units: try parser.units(meaning: unit), answers: answers, on: day, reason: options.reason)
    try options.tell(options.registry.sayingIfNew { try workspace.log.write(request) })
  }
}

/// `p8 log edit`: a correction, or a new state.
struct LogEditCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "edit",
      abstract: speech(vi: "Sửa một mục; bản cũ vẫn được giữ.", en: "Change an entry; what it was is kept."))
  }

  @Argument(help: help(vi: "Số của mục.", en: "The number of the entry."))
  var number: Int64

  @Option(
    help: help(
      vi: "Tình trạng mới có từ ngày nào; bỏ trống là sửa lỗi ghi.",
      en: "From when the new state holds; without it, it is a correction."))
  var on: String?

  @OptionGroup var given: LogAnswers
  @OptionGroup var options: LogOptions

  func run() throws {
    let workspace = try options.workspace()
    let answers = try given.answers()
    let day = try RequestParser(workspace).date(on)
    try options.tell(workspace.log.edit(number, answers: answers, on: day, reason: options.reason))
  }
}

/// `p8 log end`: the end of a model.
struct LogEndCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "end", abstract: speech(vi: "Mô hình kết thúc, giải thể.", en: "A model comes to its end.")
    )
  }

  @Argument(help: help(vi: "Số của mục.", en: "The number of the entry."))
  var number: Int64

  @Option(help: help(vi: "Ngày kết thúc; mặc định hôm nay.", en: "The last day; by default today."))
  var on: String?

  @OptionGroup var options: LogOptions

  func run() throws {
    let workspace = try options.workspace()
    try workspace.log.requireEnd(of: number)
    let day = try RequestParser(workspace).date(on)
    try options.tell(workspace.log.end(number, on: day, reason: options.reason))
  }
}

/// `p8 log withdraw`: it never was.
struct LogWithdrawCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "withdraw",
      abstract: speech(
        vi: "Rút một mục ghi nhầm, kèm lý do.", en: "Take back an entry that was a mistake, with a reason."))
  }

  @Argument(help: help(vi: "Số của mục.", en: "The number of the entry."))
  var number: Int64

  @OptionGroup var options: LogOptions

  func run() throws {
    try options.tell(options.workspace().log.withdraw(number, reason: options.reason))
  }
}

/// `p8 log list`: the entries.
struct LogListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: speech(vi: "Xem các mục.", en: "Show the entries."))
  }

  @Argument(help: help(vi: "Chỉ một loại.", en: "One kind only."))
  var kind: String?

  @Option(help: help(vi: "Chỉ một đơn vị và bên trong.", en: "One unit and all in it only."))
  var unit: String?

  @Option(help: help(vi: "text hoặc jsonl.", en: "text or jsonl."))
  var format: LogFormat = .text

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let log = try common.workspace(registry: registry).log
    let kind = try kind.map { try log.kind($0) }
    let units = unit.map { text in UnitStructure.allCases.compactMap { UnitCode(text, structure: $0) } }
    try Console.output(try log.list(kind: kind, units: units, format: format, language: common.lang))
  }
}

/// `p8 log show`: an entry with its history.
struct LogShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: speech(vi: "Xem một mục và lịch sử của nó.", en: "Show an entry with its history."))
  }

  @Argument(help: help(vi: "Số của mục.", en: "The number of the entry."))
  var number: Int64

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Console.output(try common.workspace(registry: registry).log.show(number, language: common.lang))
  }
}

/// `p8 log kinds`: what can be logged, and its fields.
struct LogKindsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "kinds",
      abstract: speech(
        vi: "Các loại ghi được và các mục của từng loại.", en: "What can be logged, and its fields."))
  }

  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try common.workspace()
    let country = UnitCode.nation(.y2025)
    for kind in workspace.log.kinds {
      try Console.output("\(kind.id): \(kind.name[common.lang])")
      for question in try workspace.log.questions(about: kind, of: country).questions {
        let choices = question.choices.map(\.code).joined(separator: " | ")
        try Console.output(
          "  \(question.isRequired ? "*" : " ") \(question.id): \(question.label[common.lang])"
            + (choices.isEmpty ? "" : " (\(choices))"))
      }
    }
  }
}

extension LogFormat: ExpressibleByArgument {}
