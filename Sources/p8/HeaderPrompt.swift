import P8Model
import Project8

/// Asks on a terminal which headers of a table were taken for the wrong column.
struct HeaderPrompt {
  let language: Language

  /// The next header with what it is; nil where the person has nothing more to correct.
  func next() -> HeaderWord? {
    let header = answer(
      speech(
        vi: "Tiêu đề hiểu sai (Enter: không còn):", en: "Header that was taken wrongly (Enter: none left):"))
    guard let header else { return nil }
    let column = answer(
      speech(
        vi: "“\(header)” là cột nào (ví dụ communication_team.women; dấu - là không đọc):",
        en: "Which column is “\(header)” (such as communication_team.women; a hyphen for none)?"))
    return column.map { HeaderWord(header, is: $0, at: header) }
  }

  /// What is typed; nil for an empty line and the end of the input.
  private func answer(_ question: String) -> String? {
    Console.error(question)
    guard let answer = readLine(), !answer.isEmpty else { return nil }
    return answer
  }
}
