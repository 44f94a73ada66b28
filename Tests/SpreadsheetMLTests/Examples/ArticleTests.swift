import Foundation
import TestSupport
import Testing

/// The articles show the code that the tests of this folder run.
struct ArticleTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  static let catalogue = folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/SpreadsheetML/SpreadsheetML.docc").path

  @Test(arguments: DocumentedExamples.articles(in: catalogue))
  func `an article shows the code that is run`(article: String) throws {
    try DocumentedExamples.expect(
      article: "\(Self.catalogue)/\(article).md",
      equals: Self.folder.appending(path: "\(article)Examples.swift").path)
  }

  @Test func `every article with examples is found`() {
    #expect(
      DocumentedExamples.articles(in: Self.catalogue) == [
        "Editing", "GettingStarted", "Limits", "Reading", "Writing",
      ])
  }
}
