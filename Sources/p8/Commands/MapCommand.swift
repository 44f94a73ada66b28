import ArgumentParser
import Foundation
import P8Model
import Project8

/// `p8 map`: how files that are not our form are understood.
struct MapCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "map",
      abstract: speech(
        vi: "Bảng tự kẻ: xem chương trình hiểu thế nào, rồi chấp nhận.",
        en: "Files in their own layout: see how they are understood, and accept it."),
      discussion: speech(
        vi: """
          Tệp không theo biểu được hiểu theo tiêu đề cột, tiêu đề bảng và tên tệp. Chưa có người chấp nhận thì không tính \
          vào tổng; đã chấp nhận thì các kỳ sau cùng nơi, cùng tiêu đề không phải hỏi lại.
          Ví dụ: p8 map to-truyen-thong.xlsx
                 p8 map accept to-truyen-thong.xlsx --unit 22210-01 --period 2023 --by "Trần Thị B"
          Hiểu sai cột thì sửa bằng một tệp, nêu ở cả hai lệnh: --correct sua.tsv; được nhớ cho nơi gửi khi chấp nhận.
          """,
        en: """
          What is not our form is understood by its headers, its titles and its name. It counts nowhere until a person \
          has accepted that; the same unit's files with the same headers are then not asked about again.
          Examples: p8 map teams.xlsx
                    p8 map accept teams.xlsx --unit 22210-01 --period 2023 --by "Trần Thị B"
          A column taken for another is corrected by a file that is given to both: --correct headers.tsv; it is \
          remembered for the sender with the acceptance.
          """),
      subcommands: [ShowCommand.self, AcceptCommand.self], defaultSubcommand: ShowCommand.self)
  }

  /// `p8 map FILE...`.
  struct ShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show",
        abstract: speech(vi: "Xem tệp được hiểu thế nào.", en: "Show how files are understood."))
    }

    @Flag(
      help: help(
        vi: "Hỏi từng tiêu đề cần sửa và ghi câu trả lời vào tệp --correct.",
        en: "Ask which headers to correct, and write the answers into the file --correct."))
    var ask = false

    @OptionGroup var files: MappedFileOptions
    @OptionGroup var registry: RegistryOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let workspace = try common.workspace(registry: registry)
      let request = try files.request(in: workspace)
      let found = try FileWalk.files(under: files.paths)
      var words = try files.words(in: workspace)
      var understood = try workspace.layouts.understood(
        found, period: request.period, unit: request.unit, correcting: words)
      try Console.output(understood.formatted(common.lang))
      if ask {
        while let word = HeaderPrompt(language: common.lang).next() {
          do {
            understood = try workspace.layouts.understood(
              found, period: request.period, unit: request.unit, correcting: words + [word])
          } catch {
            Console.error(
              [error.message, error.remedy].compactMap { $0?[common.lang] }.joined(separator: "\n"))
            continue
          }
          words.append(word)
          try files.keep(word)
          try Console.output(understood.formatted(common.lang))
        }
      }
      if understood.needsAttention { throw ExitStatus.findings }
    }
  }

  /// `p8 map accept FILE...`.
  struct AcceptCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "accept",
        abstract: speech(
          vi: "Chấp nhận cách hiểu, có tên người.", en: "Accept how files are understood, with a name."))
    }

    @Option(help: help(vi: "Lý do hoặc ghi chú.", en: "Why, or a note."))
    var reason: String = ""

    @OptionGroup var files: MappedFileOptions
    @OptionGroup var author: AuthorOption
    @OptionGroup var registry: RegistryOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let workspace = try common.workspace(registry: registry)
      let request = try files.request(in: workspace)
      let accepted = try await workspace.layouts.accept(
        try FileWalk.files(under: files.paths), period: request.period, unit: request.unit, by: author.name,
        reason: reason, correcting: try files.words(in: workspace))
      try Console.output(accepted[common.lang])
    }
  }
}

/// The files, and what they do not say themselves.
struct MappedFileOptions: ParsableArguments {
  @Argument(help: help(vi: "Tệp hoặc thư mục.", en: "Files or folders."))
  var paths: [String]

  @Option(
    help: help(vi: "Mã thôn hoặc xã, khi tệp không ghi.", en: "The code of the village or commune."))
  var unit: String?

  @Option(help: help(vi: "Kỳ báo cáo, khi tệp không ghi.", en: "The period, where the file names none."))
  var period: String?

  @Option(
    help: help(
      vi: "Tệp sửa cách hiểu: mỗi dòng một tiêu đề, dấu tab, cột của biểu hoặc dấu -.",
      en: "A file of corrections: a line for each header, a tab, the form's column or a hyphen."))
  var correct: String?

  /// What the file of corrections says; nothing where there is none.
  func words(in workspace: Workspace) throws -> [HeaderWord] {
    guard let correct, FileManager.default.fileExists(atPath: correct) else { return [] }
    return try workspace.layouts.headerWords(inFile: correct)
  }

  /// Adds a word to the file of corrections.
  func keep(_ word: HeaderWord) throws {
    guard let correct else { return }
    var lines = ""
    if FileManager.default.fileExists(atPath: correct) {
      lines = try String(contentsOfFile: correct, encoding: .utf8)
      if !lines.isEmpty, !lines.hasSuffix("\n") { lines += "\n" }
    }
    try Data((lines + word.line).utf8).write(to: URL(filePath: correct))
  }

  func request(in workspace: Workspace) throws -> (period: Period?, unit: UnitCode?) {
    let parser = RequestParser(workspace)
    let wanted = try period.map { try parser.period($0) }
    return (wanted, try unit.map { try parser.unit($0, at: wanted) })
  }
}
