import P8Model
import Project8

/// All commands with their options, as a page for `man`.
struct CommandManualPage {
  let language: Language

  func text(of commands: [DescribedCommand]) -> String {
    var lines = [".TH P8 1 \"\" \"p8 \(Workspace.version)\""]
    lines += [".SH \(say("TÊN", "NAME"))", "p8 \\- \(roff(commands.first?.abstract ?? ""))"]
    for command in commands {
      lines += [".SH \(roff(command.name.uppercased()))", roff(command.abstract), ".PP", ".nf"]
      lines += [roff(command.usage), ".fi"]
      if !command.discussion.isEmpty {
        lines += [".PP"] + command.discussion.split(separator: "\n").map(roff)
      }
      for part in command.parts where !part.isCommon || command.name == commands.first?.name {
        lines += [".TP", "\\fB\(roff(part.written))\\fR", roff(part.meaning)]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text in which nothing is a request: a line must not begin with a full stop or an apostrophe.
  private func roff(_ text: some StringProtocol) -> String {
    let text = String(text).replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : String(text)
  }

  private func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }
}
