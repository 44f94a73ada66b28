import Foundation
import P8Model
import Testing

import P8Intake

/// A passage with the figures that it states, as `README.md` beside it describes them.
struct NarrativePassage {
  struct Figure: Hashable {
    let indicator: String
    let comparator: NarrativeFigure.Comparator
    let value: ExactDecimal?
    let flow: NarrativeFigure.Flow
    let unit: String

    /// What it counts and how many, without the direction of time.
    var amount: String { "\(indicator) \(comparator) \(value?.description ?? "-")" }
  }

  let kind: String
  let text: String
  let figures: [Figure]
  /// The totals that do not add up, `stated sum`.
  let totals: [String]

  /// The passages of a file beside this one.
  static func passages(in file: String) throws -> [NarrativePassage] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: file)
    let blocks = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n== ").dropFirst()
    return try blocks.map { try NarrativePassage($0) }
  }

  private init(_ block: String) throws {
    var lines = block.components(separatedBy: "\n")
    kind = lines.removeFirst()
    text = lines.filter { !$0.hasPrefix("> ") && !$0.hasPrefix("!! ") }.joined(separator: "\n")
    totals = lines.filter { $0.hasPrefix("!! ") }.map { String($0.dropFirst(3)) }
    figures = try lines.filter { $0.hasPrefix("> ") }.map { line in
      let words = line.split(separator: " ").map(String.init)
      try #require(words.count >= 4, "\(line)")
      let amount = words[2].split(separator: ":").map(String.init)
      let comparator = amount.count > 1 ? try #require(NarrativeFigure.Comparator(rawValue: amount[0])) : .eq
      let number = try #require(amount.last)
      let value = ExactDecimal(number)
      try #require(value != nil || number == "-", "\(line)")
      return Figure(
        indicator: words[1], comparator: comparator, value: value,
        flow: try #require(NarrativeFigure.Flow(rawValue: words[3]), "\(line)"),
        unit: words.dropFirst(4).joined(separator: " "))
    }
  }
}

/// How well passages are read.
struct NarrativeScore: CustomStringConvertible {
  /// Figures of the passages, those that were read, and those of them that stand there.
  private(set) var (expected, read, right) = (0, 0, 0)
  /// Figures rightly read whose direction of time is right, too.
  private(set) var rightFlows = 0
  /// Totals that do not add up, those that were accused, and those of them rightly.
  private(set) var (wrongTotals, accused, rightlyAccused) = (0, 0, 0)
  /// What was read otherwise, a line each.
  private(set) var differences: [String] = []

  var precision: Double { read == 0 ? 0 : Double(right) / Double(read) }
  var recall: Double { expected == 0 ? 0 : Double(right) / Double(expected) }
  var flows: Double { right == 0 ? 0 : Double(rightFlows) / Double(right) }

  var description: String {
    "precision \(precision), recall \(recall) of \(expected), direction of time \(flows) (\(rightFlows) of \(right)), totals \(rightlyAccused) of \(wrongTotals), accused \(accused)"
  }

  mutating func add(_ passage: NarrativePassage, read report: NarrativeReport) {
    // What else is counted and added up has no indicator.
    let figures = report.figures.filter { $0.indicator != "other" }.map { figure in
      NarrativePassage.Figure(
        indicator: figure.indicator, comparator: figure.comparator, value: figure.value, flow: figure.flow,
        unit: figure.unit)
    }
    expected += passage.figures.count
    read += figures.count
    var left = figures
    var notes: [String] = []
    for figure in passage.figures {
      // Of two equal amounts the one with the right direction is this one.
      let places = left.indices.filter { left[$0].amount == figure.amount }
      guard let place = places.first(where: { left[$0].flow == figure.flow }) ?? places.first else {
        notes.append("missed \(figure.amount)")
        continue
      }
      let found = left.remove(at: place)
      guard found.unit.lowercased().hasPrefix(figure.unit) else {
        notes.append("\(figure.amount): counted \(found.unit)")
        continue
      }
      right += 1
      if found.flow == figure.flow {
        rightFlows += 1
      } else {
        notes.append("\(figure.amount): \(found.flow), not \(figure.flow)")
      }
    }
    notes += left.map { "no \($0.amount)" }
    let totals = report.totals.map { "\($0.stated) \($0.sum)" }
    wrongTotals += passage.totals.count
    accused += totals.count
    rightlyAccused += passage.totals.count { totals.contains($0) }
    if totals != passage.totals { notes.append("totals \(totals)") }
    if !notes.isEmpty {
      differences.append("\(passage.kind): \(passage.text)\n    \(notes.joined(separator: "; "))")
    }
  }
}
