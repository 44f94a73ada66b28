package import P8Definitions

/// Reads figures out of a report in words.
///
/// It follows how Vietnamese reports state figures of Project 8: comparator, number, classifier, name. What it
/// does not understand it leaves out: an empty answer is right for a text without figures.
package struct NarrativeReader: Sendable {
  let vocabulary: NarrativeVocabulary

  package init(words: NarrativeWords) { vocabulary = NarrativeVocabulary(words) }

  /// The figures of a text and its totals that do not add up.
  package func read(_ text: String) -> NarrativeReport {
    let text = NarrativeTokens(text, vocabulary)
    var finder = FigureFinder(text, vocabulary)
    let check = TotalsCheck(text: text, vocabulary: vocabulary, context: finder.context)
    var figures: [NarrativeFigure] = []
    var totals: [NarrativeTotal] = []
    var block = TotalsCheck.Block()
    for sentence in NarrativeSentence.sentences(of: text, vocabulary) {
      let found = finder.figures(in: sentence)
      if !finder.time.continuesParagraph {
        totals += check.totals(of: block)
        block = TotalsCheck.Block()
      }
      block.sentences.append((sentence, found))
      figures += found.map(\.figure)
    }
    totals += check.totals(of: block)
    return NarrativeReport(figures: figures, totals: totals)
  }
}
