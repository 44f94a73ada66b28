import P8Model
import Project8

/// Asks the questions of the log on a terminal, each until its answer can be taken.
struct LogPrompt {
  let language: Language

  /// The answer to a question, empty to leave it open; nil at the end of the input.
  /// - Parameters:
  ///   - kept: What was answered in a draft, and is taken where nothing is typed.
  ///   - faults: What is wrong with an answer, a line each; none where it can be taken.
  func ask(
    _ question: LogQuestion, kept: String?, faults: (_ answer: String) throws -> [String]
  ) rethrows -> String? {
    if let help = question.help { Console.error("  (\(help[language]))") }
    for (number, choice) in question.choices.enumerated() {
      Console.error("  \(number + 1). \(choice.name[language])")
    }
    while true {
      Console.error(
        "\(question.label[language])\(question.isRequired ? " *" : "")\(kept.map { " [\($0)]" } ?? ""):")
      guard let typed = readLine() else { return nil }
      var answer = typed.isEmpty ? kept ?? "" : typed
      if answer.isEmpty, question.isRequired {
        Console.error("  ✗ " + speech(vi: "Mục này phải ghi.", en: "This one must be answered."))
        continue
      }
      if let number = Int(answer), question.choices.indices.contains(number - 1) {
        answer = question.choices[number - 1].code
      }
      guard !answer.isEmpty else { return answer }
      let told = try faults(answer)
      if told.isEmpty { return answer }
      for line in told { Console.error(line.hasPrefix("→") ? "    \(line)" : "  ✗ \(line)") }
    }
  }
}
