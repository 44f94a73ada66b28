import Testing

import P8Intake

/// Figures of invented passages: how many are read, and how well. See `README.md` beside this file.
struct NarrativePassagesTests {
  private static func score(of file: String) throws -> NarrativeScore {
    var score = NarrativeScore()
    for passage in try NarrativePassage.passages(in: file) {
      score.add(passage, read: NarrativeReader.read(passage.text))
    }
    return score
  }

  @Test func `Passages of all kinds are read as well as before`() throws {
    let score = try Self.score(of: "passages.txt")
    let all = Comment(rawValue: ([score.description] + score.differences).joined(separator: "\n"))
    #expect(score.expected == 198)
    #expect(score.precision >= 0.92, all)
    #expect(score.recall >= 0.75, all)
    #expect(score.flows >= 0.66, all)
  }
}
