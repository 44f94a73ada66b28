/// Separates numbers from what only looks like them: dates, ranges, fractions.
enum NumberShape {
  /// Why the text cannot be one number, by its shape; nil where it may be.
  static func refusal(of work: String) -> NumberDefect? {
    let tokens = tokens(of: work)
    let numbers = tokens.filter { $0.isDigits }
    guard numbers.count > 1 else { return nil }
    let separators = zip(tokens, tokens.dropFirst()).filter { $0.0.isDigits }.map(\.1.text)
    if tokens.count == 5, tokens[0].isDigits, tokens[4].isDigits, separators.count >= 2,
      separators[0] == separators[1], ["/", "-", "."].contains(separators[0]), isDate(numbers.map(\.text))
    {
      return .date
    }
    guard tokens[0].isDigits else { return tokens[0].text.hasPrefix("từ") ? .range : nil }
    // Dots and commas between digits belong to the number: `1.250 - 1.300`.
    let between = separators.first { ![".", ",", " "].contains($0) } ?? ""
    switch between.filter({ $0 != " " }) {
    case "-", "–", "—", "÷", "->", "→", "đến", "tới": return .range
    case "/": return .fraction
    case "e", "e+", "e-": return .scientific
    default: return nil
    }
  }

  /// The number at the start and what follows it; nil where the text begins otherwise.
  static func split(_ work: String) -> (digits: String, rest: String)? {
    guard work.utf8.first.map({ (48...57).contains($0) }) ?? false else { return nil }
    var digits = ""
    var pending = ""
    var index = work.startIndex
    while index < work.endIndex {
      let character = work[index]
      if character.isASCIIDigit {
        digits += pending
        digits.append(character)
        pending = ""
      } else if character == "." || character == "," || character == " " {
        pending.append(character)
      } else {
        break
      }
      index = work.index(after: index)
    }
    let punctuation = pending.filter { $0 != " " }
    let rest = index < work.endIndex ? String(work[index...]) : punctuation
    return (digits, rest)
  }

  /// Digits in which letters that look like them were typed: `1O`, `l2`; nil where there are none.
  static func withDigitsForLetters(_ work: String) -> String? {
    var digits = ""
    var repaired = 0
    for character in work {
      switch character {
      case "0"..."9": digits.append(character)
      case "o":
        digits.append("0")
        repaired += 1
      case "l", "i":
        digits.append("1")
        repaired += 1
      default: return nil
      }
    }
    return repaired > 0 && repaired < digits.count ? digits : nil
  }

  private static func isDate(_ numbers: [String]) -> Bool {
    let values = numbers.compactMap { Int($0) }
    guard values.count == 3 else { return false }
    if numbers[0].count == 4 {
      return (1900...2100).contains(values[0]) && values[1] <= 12 && values[2] <= 31
    }
    guard numbers[0].count <= 2, numbers[1].count <= 2, values[0] <= 31, values[1] <= 31 else { return false }
    return numbers[2].count == 4 ? (1900...2100).contains(values[2]) : numbers[2].count == 2
  }

  private struct Token {
    var text: String
    var isDigits: Bool
  }

  private static func tokens(of work: String) -> [Token] {
    var tokens: [Token] = []
    for character in work {
      let isDigit = character.isASCIIDigit
      if let last = tokens.last, last.isDigits == isDigit {
        tokens[tokens.count - 1].text.append(character)
      } else {
        tokens.append(Token(text: String(character), isDigits: isDigit))
      }
    }
    return tokens
  }
}
