import P8Model
import Project8

/// Asks the questions of the log on a terminal.
struct LogPrompt {
  let language: Language

  /// The answer to a question, empty to leave it open; nil at the end of the input.
  func ask(_ question: LogQuestion) -> String? {
    if let help = question.help { Console.error("  (\(help[language]))") }
    for (number, choice) in question.choices.enumerated() {
      Console.error("  \(number + 1). \(choice.name[language])")
    }
    while true {
      Console.error("\(question.label[language])\(question.isRequired ? " *" : ""):")
      guard let answer = readLine() else { return nil }
      if answer.isEmpty, question.isRequired { continue }
      if let number = Int(answer), question.choices.indices.contains(number - 1) {
        return question.choices[number - 1].code
      }
      return answer
    }
  }
}
