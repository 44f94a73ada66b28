package import P8Model
package import P8Presentation

/// A figure with where it comes from, what it is compared with, and what the registry knows of its reports.
package struct ExplainedFigure: Sendable {
  package let explanation: Explanation
  let comparisons: [ExplanationComparison]
  package let standing: ReportStanding
}
