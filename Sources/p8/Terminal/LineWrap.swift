/// Text for people, its lines broken between words where they are longer than the screen is wide.
///
/// What goes on begins two places further in than the line, so that it is seen to belong to it. A word that is longer than the
/// screen stays whole: a path or a code that is cut is none. A command is broken as the shell joins it again.
struct LineWrap {
  /// The most characters of a line.
  let width: Int

  /// All lines of a text, broken.
  func text(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { lines(of: $0) }
      .joined(separator: "\n")
  }

  /// The lines that one line becomes.
  /// - Parameter indent: How far in the second line begins; by default two places further than the first.
  func lines(of line: Substring, indent: Int? = nil) -> [String] {
    guard Self.width(of: line) > width else { return [String(line)] }
    let first = line.prefix { $0 == " " }.count
    let isCommand = Self.isCommand(line)
    let next = String(repeating: " ", count: min(indent ?? first + 2, width / 2))
    // The shell joins a line that ends in a backslash with the next one.
    let (room, end) = isCommand ? (width - 2, " \\") : (width, "")
    var made: [String] = []
    var current = ""
    for word in Self.words(of: line, keepingQuotes: isCommand) {
      let isLineEmpty = current.allSatisfy { $0 == " " }
      if !isLineEmpty, Self.width(of: current[...]) + Self.width(of: word) > room {
        made.append(Self.withoutBlanksAtEnd(current) + end)
        current = next + word.drop { $0 == " " }
      } else {
        current += word
      }
    }
    return made + [Self.withoutBlanksAtEnd(current)]
  }

  /// The number of places that a line takes on a terminal: colours take none, a tab reaches to the next stop.
  static func width(of line: Substring) -> Int {
    var width = 0
    var isSteering = false
    for character in line {
      if isSteering {
        isSteering = character != "m"
      } else if character == "\u{1B}" {
        isSteering = true
      } else if character == "\t" {
        width += 8 - width % 8
      } else {
        width += 1
      }
    }
    return width
  }

  /// Whether a line is a command that people copy.
  private static func isCommand(_ line: Substring) -> Bool {
    let start = line.drop { " $".contains($0) }
    return start.hasPrefix("p8 ") && !start.contains { "…;,(".contains($0) }
  }

  /// The words of a line, each with the blanks before it; of a command what stands in quotes is one word.
  private static func words(of line: Substring, keepingQuotes: Bool) -> [Substring] {
    var words: [Substring] = []
    var start = line.startIndex
    var isInWord = false
    var isQuoted = false
    for index in line.indices {
      let character = line[index]
      if keepingQuotes, character == "\"" { isQuoted.toggle() }
      let isBlank = character == " " && !isQuoted
      if isBlank, isInWord {
        words.append(line[start..<index])
        start = index
      }
      isInWord = !isBlank
    }
    return words + [line[start...]]
  }

  private static func withoutBlanksAtEnd(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }
}
