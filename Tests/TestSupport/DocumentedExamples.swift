import Foundation
public import Testing

/// The code in the articles of a documentation catalogue, held against the tests that run it.
///
/// In an article an example is a block fenced with three backquotes and `swift`; in the test file it stands
/// between a line `// Example` and a line `// End of example`. Both must have the same examples in the same
/// order, apart from indentation.
public enum DocumentedExamples {
  /// The names of the articles in a catalogue that have code, without `.md`, in order.
  public static func articles(in catalogue: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: catalogue)) ?? []
    return files.filter { $0.hasSuffix(".md") }.sorted().map { String($0.dropLast(3)) }.filter { name in
      let text = try? String(contentsOfFile: "\(catalogue)/\(name).md", encoding: .utf8)
      return text.map { !examples(inArticle: $0).isEmpty } ?? false
    }
  }

  /// Compares the examples of an article with those of a test file, and records an issue where they differ.
  ///
  /// - Parameters:
  ///   - article: The path of the article; make it from `#filePath`.
  ///   - test: The path of the test file.
  ///   - sourceLocation: Where the test stands.
  /// - Throws: Where one of the files cannot be read.
  public static func expect(
    article: String, equals test: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let written = examples(inArticle: try String(contentsOfFile: article, encoding: .utf8))
    let run = examples(inTest: try String(contentsOfFile: test, encoding: .utf8))
    #expect(!written.isEmpty, "\(article) has no examples", sourceLocation: sourceLocation)
    #expect(
      written.count == run.count, "\(written.count) examples in \(article), \(run.count) in \(test)",
      sourceLocation: sourceLocation)
    for (place, pair) in zip(written, run).enumerated() where pair.0 != pair.1 {
      Issue.record(
        """
        example \(place + 1) of \(article) is not the code that \(test) runs
        article:
        \(pair.0)
        test:
        \(pair.1)
        """, sourceLocation: sourceLocation)
    }
  }

  static func examples(inArticle text: String) -> [String] {
    examples(in: text, from: "```swift", to: "```")
  }

  static func examples(inTest text: String) -> [String] {
    examples(in: text, from: "// Example", to: "// End of example")
  }

  /// An example that is begun and never ended counts as one, so that it cannot be overlooked.
  private static func examples(in text: String, from start: String, to end: String) -> [String] {
    var examples: [String] = []
    var lines: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let word = line.trimmingCharacters(in: .whitespaces)
      if let begun = lines {
        if word == end {
          examples.append(withoutMargin(begun))
          lines = nil
        } else {
          lines = begun + [line]
        }
      } else if word == start {
        lines = []
      }
    }
    if let lines { examples.append(withoutMargin(lines)) }
    return examples
  }

  private static func withoutMargin(_ lines: [Substring]) -> String {
    let margins = lines.filter { !$0.allSatisfy(\.isWhitespace) }.map { $0.prefix { $0 == " " }.count }
    let margin = margins.min() ?? 0
    return lines.map { $0.dropFirst(min(margin, $0.count)) }.joined(separator: "\n")
  }
}
