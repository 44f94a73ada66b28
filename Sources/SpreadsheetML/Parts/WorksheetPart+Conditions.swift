import XMLStream

extension WorksheetPart {
  /// `conditionalFormatting`: the ranges, and one rule each.
  func writeConditionalFormats(to writer: inout XMLWriter) {
    for (index, condition) in conditions.enumerated() {
      let ranges = condition.format.ranges.map(\.description).joined(separator: " ")
      writer.element("conditionalFormatting", ["sqref": ranges]) { writer in
        Self.write(condition, priority: index + 1, to: &writer)
      }
    }
  }

  /// A case for each rule: the schema spells each in its own way.
  private static func write(_ condition: Condition, priority: Int, to writer: inout XMLWriter) {
    let first = condition.format.ranges.first?.first.description ?? "A1"
    func rule(
      _ type: String, _ attributes: [(String, String)] = [], content: (inout XMLWriter) -> Void = { _ in }
    ) {
      writer.start("cfRule", ["type": type, "dxfId": condition.differential.map { "\($0)" }])
      writer.attribute("priority", "\(priority)")
      if condition.format.stopsIfTrue { writer.attribute("stopIfTrue", "1") }
      for (name, value) in attributes { writer.attribute(name, value) }
      content(&writer)
      writer.end()
    }
    switch condition.format.rule {
    case .value(let limit, _):
      rule("cellIs", [("operator", limit.operatorName)]) { writer in
        for formula in limit.formulas { writer.element("formula", text: FormulaText.stored(formula)) }
      }
    case .formula(let formula, _):
      rule("expression") { $0.element("formula", text: FormulaText.stored(formula)) }
    case .containsText(let text, _):
      let quoted = text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      rule("containsText", [("operator", "containsText"), ("text", escapedText(text))]) {
        $0.element("formula", text: "NOT(ISERROR(SEARCH(\"\(quoted)\",\(first))))")
      }
    case .blank:
      rule("containsBlanks") { $0.element("formula", text: "LEN(TRIM(\(first)))=0") }
    case .duplicate: rule("duplicateValues")
    case .unique: rule("uniqueValues")
    case .top(let rank, let isPercent, _):
      rule("top10", (isPercent ? [("percent", "1")] : []) + [("rank", "\(rank)")])
    case .bottom(let rank, let isPercent, _):
      rule("top10", (isPercent ? [("percent", "1")] : []) + [("bottom", "1"), ("rank", "\(rank)")])
    case .aboveAverage: rule("aboveAverage")
    case .belowAverage: rule("aboveAverage", [("aboveAverage", "0")])
    case .twoColorScale(let low, let high):
      rule("colorScale") { $0.element("colorScale") { writeScale([("min", low), ("max", high)], to: &$0) } }
    case .threeColorScale(let low, let middle, let high):
      rule("colorScale") { writer in
        writer.element("colorScale") {
          writeScale([("min", low), ("percentile", middle), ("max", high)], to: &$0)
        }
      }
    case .dataBar(let color):
      rule("dataBar") { writer in
        writer.element("dataBar") { writer in
          writer.element("cfvo", ["type": "min"])
          writer.element("cfvo", ["type": "max"])
          writer.element("color", color.attributes)
        }
      }
    case .icons(let set):
      rule("iconSet") { writer in
        writer.element("iconSet", ["iconSet": set == .threeTrafficLights ? nil : set.rawValue]) { writer in
          for step in 0..<set.count {
            writer.element("cfvo", ["type": "percent", "val": "\(step * 100 / set.count)"])
          }
        }
      }
    }
  }

  private static func writeScale(_ stops: [(type: String, color: Color)], to writer: inout XMLWriter) {
    for stop in stops {
      writer.element("cfvo", ["type": stop.type, "val": stop.type == "percentile" ? "50" : nil])
    }
    for stop in stops { writer.element("color", stop.color.attributes) }
  }
}

extension ConditionalFormat.Rule {
  /// What the rule changes in the look of a cell; nil for scales, bars and icons.
  var style: DifferentialStyle? {
    switch self {
    case .value(_, let style), .formula(_, let style), .containsText(_, let style), .blank(let style),
      .duplicate(let style), .unique(let style), .top(_, _, let style), .bottom(_, _, let style),
      .aboveAverage(let style), .belowAverage(let style):
      style
    case .twoColorScale, .threeColorScale, .dataBar, .icons: nil
    }
  }
}
