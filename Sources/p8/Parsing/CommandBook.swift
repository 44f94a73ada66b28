import P8Model

/// All commands with their options, as a page of Markdown: `docs/commands.vi.md` and `docs/commands.en.md`.
struct CommandBook {
  let language: Language

  func text(of commands: [DescribedCommand]) -> String {
    var lines = [
      "# " + say("Các lệnh của p8", "The commands of p8"), "",
      say(
        "Trang này do `p8 commands` viết (`make walks`); không sửa tay. Cùng nội dung: `p8 help LỆNH`.",
        "Written by `p8 commands` (`make walks`), not by hand. `p8 help COMMAND` says the same."), "",
      "## " + say("Tùy chọn chung", "Options of all commands"), "",
    ]
    lines += table(common(of: commands))
    for command in commands {
      let level = command.name.split(separator: " ").count > 2 ? "###" : "##"
      lines += ["", "\(level) \(command.name)", "", escaped(command.abstract), "", "```"]
      lines += LineWrap(width: 100).lines(of: command.usage[...])
      lines += ["```"]
      if !command.discussion.isEmpty {
        lines += [""] + command.discussion.split(separator: "\n").map { escaped(String($0)) }
      }
      let own = command.parts.filter { !$0.isCommon }
      if !own.isEmpty { lines += [""] + table(own) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The options that all commands know, each once.
  private func common(of commands: [DescribedCommand]) -> [DescribedCommand.Part] {
    var seen: Set<String> = []
    return commands.flatMap(\.parts).filter { $0.isCommon && seen.insert($0.written).inserted }
  }

  private func table(_ parts: [DescribedCommand.Part]) -> [String] {
    ["| " + say("ghi", "write") + " | " + say("nghĩa là", "means") + " |", "|---|---|"]
      + parts.map { "| `\($0.written.replacing("|", with: "\\|"))` | \(escaped($0.meaning)) |" }
  }

  private func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("<", with: "&lt;").replacing("*", with: "\\*")
  }

  private func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }
}
