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
  @OptionGroup var author: AuthorOption
  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func workspace() throws -> Workspace {
    var workspace = try common.workspace(registry: registry)
    workspace.author = author.name
    return workspace
  }

  /// What is found of an answer and what is proposed.
  ///
  /// There is no sheet: a cell is known by what its field is called.
  func words(of finding: Finding, _ labels: [String: LocalizedText]) -> [String] {
    let texts = [finding.message[common.lang]] + finding.suggestions.map { "→ \($0.message[common.lang])" }
    return texts.map { text in
      labels.reduce(text) { text, label in
        let name = "“\(label.value[common.lang])”"
        let cell = common.lang == .vi ? "ô" : "cell"
        return [cell, cell.prefix(1).uppercased() + cell.dropFirst()].reduce(text) { text, word in
          text.replacing("\(word) \(label.key)1 (\(name))", with: name)
            .replacing("\(word) \(label.key)1", with: name)
        }
      }
    }
  }

  /// Reports what came of writing; findings of severity error mean that nothing was written.
  func tell(_ outcome: LogOutcome) throws {
    for finding in outcome.findings {
      let lines = words(of: finding, outcome.labels)
      Console.error("\(finding.code): \(lines.joined(separator: "\n  "))")
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
  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: LogOptions

  func run() throws {
    let workspace = try options.workspace()
    let parser = RequestParser(workspace)
    let kind = try workspace.log.kind(kind)
    var answers = try given.answers()
    let units = try parser.units(meaning: unit)
    let day = try parser.date(on)
    let draft = LogDraftFile(registry: options.registry.path, kind: kind.id, unit: unit)
    if isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 {
      let asked = try workspace.log.questions(about: kind, of: units[0])
      let kept = draft.answers
      say(asked.place, asked.help, hasDraft: !kept.isEmpty)
      for question in asked.questions where answers[question.id] == nil {
        let answer = try LogPrompt(language: options.common.lang).ask(question, kept: kept[question.id]) {
          answer in
          let request = LogRequest(
            kind, units: units, answers: answers.merging([question.id: answer]) { $1 }, on: day)
          let checked = try workspace.log.check(question, of: request)
          return checked.findings.flatMap { options.words(of: $0, checked.labels) }
        }
        guard let answer else { throw interrupted }
        if !answer.isEmpty { answers[question.id] = answer }
        draft.keep(kept.merging(answers) { $1 })
      }
    }
    let request = LogRequest(kind, units: units, answers: answers, on: day, reason: reason.text)
    try options.tell(options.registry.sayingIfNew { try workspace.log.write(request) })
    draft.remove()
  }
}

extension LogAddCommand {
  private func say(_ place: String, _ help: LocalizedText?, hasDraft: Bool) {
    Console.error(place)
    if let help { Console.error(help[options.common.lang]) }
    if hasDraft {
      Console.error(
        speech(
          vi: "Có bản đang ghi dở: bấm Enter để giữ nội dung trong ngoặc vuông.",
          en: "There is a draft: press Enter to keep what stands in square brackets."))
    }
  }

  /// The person went away in the middle.
  private var interrupted: ExitStatus {
    Console.error(
      speech(
        vi: "Chưa ghi vào sổ. Nội dung đã trả lời được giữ lại: gọi lại đúng lệnh này để ghi tiếp.",
        en: "Nothing was logged. Your answers are kept: give the same command to go on."))
    return .findings
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
  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: LogOptions

  func run() throws {
    let workspace = try options.workspace()
    let answers = try given.answers()
    let day = try RequestParser(workspace).date(on)
    try options.tell(workspace.log.edit(number, answers: answers, on: day, reason: reason.text))
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

  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: LogOptions

  func run() throws {
    let workspace = try options.workspace()
    try workspace.log.requireEnd(of: number)
    let day = try RequestParser(workspace).date(on)
    try options.tell(workspace.log.end(number, on: day, reason: reason.text))
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

  @OptionGroup var reason: RequiredReasonOption
  @OptionGroup var options: LogOptions

  func run() throws {
    try options.tell(options.workspace().log.withdraw(number, reason: reason.text))
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

  @Option(
    help: help(
      vi: "text, tsv, json hoặc jsonl (kèm lịch sử).", en: "text, tsv, json or jsonl (with the history)."))
  var format: LogFormat = .text

  @OptionGroup var registry: RegistryOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let log = try common.workspace(registry: registry).log
    let kind = try kind.map { try log.kind($0) }
    let units = unit.map { text in UnitStructure.allCases.compactMap { UnitCode(text, structure: $0) } }
    let text = try log.list(
      kind: kind, units: units, format: format, language: common.lang, width: Screen.width)
    try Console.output(text, isForPeople: format == .text)
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
