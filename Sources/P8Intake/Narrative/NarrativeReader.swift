/// Reads figures out of a report in words.
///
/// It follows how Vietnamese reports state figures of Project 8: comparator, number, classifier, name. What it
/// does not understand it leaves out: an empty answer is right for a text without figures.
package enum NarrativeReader {
  /// The figures of a text and its totals that do not add up.
  package static func read(_ text: String) -> NarrativeReport {
    let scalars = Array(text.unicodeScalars)
    let tokens = NarrativeToken.tokens(of: scalars)
    var finder = FigureFinder(scalars, tokens)
    let check = TotalsCheck(tokens: tokens, context: finder.context)
    var figures: [NarrativeFigure] = []
    var totals: [NarrativeTotal] = []
    for sentence in NarrativeToken.sentences(of: tokens) {
      let found = finder.figures(in: sentence)
      figures += found.map(\.figure)
      totals += check.totals(of: found, in: sentence)
    }
    return NarrativeReport(figures: figures, totals: totals)
  }
}
