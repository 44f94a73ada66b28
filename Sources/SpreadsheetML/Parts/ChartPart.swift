import XMLStream

/// `xl/charts/chart1.xml`: a chart with the values that it draws.
struct ChartPart {
  /// The values of a series when the workbook is written.
  struct Values {
    var categories: [String]
    var numbers: [Double?]
  }

  let chart: Chart
  let values: [Values]

  private static let categoryAxis = "500000001"
  private static let valueAxis = "500000002"

  /// The order of the elements is that of the schema: Excel refuses any other.
  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var writer = XMLWriter()
    writer.element(
      "c:chartSpace",
      ["xmlns:c": Namespace.chart, "xmlns:a": Namespace.drawing, "xmlns:r": Namespace.relationships]
    ) { writer in
      Self.writeValue("c:roundedCorners", "0", to: &writer)
      writer.element("c:chart") { writer in
        if let title = chart.title { Self.writeTitle(title, size: 1400, to: &writer) }
        Self.writeValue("c:autoTitleDeleted", chart.title == nil ? "1" : "0", to: &writer)
        writer.element("c:plotArea") { writer in
          writer.element("c:layout")
          writePlot(to: &writer)
        }
        if let legend = chart.legend {
          writer.element("c:legend") { writer in
            Self.writeValue("c:legendPos", legend.rawValue, to: &writer)
            Self.writeValue("c:overlay", "0", to: &writer)
          }
        }
        Self.writeValue("c:plotVisOnly", "1", to: &writer)
        Self.writeValue("c:dispBlanksAs", "gap", to: &writer)
      }
      writer.element("c:spPr") { writer in
        writer.element("a:solidFill") { $0.element("a:srgbClr", ["val": "FFFFFF"]) }
        writer.element("a:ln") { writer in
          writer.element("a:solidFill") { $0.element("a:srgbClr", ["val": "BFBFBF"]) }
        }
      }
    }
    return try writer.finish()
  }

  private func writePlot(to writer: inout XMLWriter) {
    switch chart.plot {
    case .column(let grouping): writeBars("col", grouping, to: &writer)
    case .bar(let grouping): writeBars("bar", grouping, to: &writer)
    case .line(let hasMarkers): writeLines(hasMarkers: hasMarkers, to: &writer)
    case .doughnut(let hole):
      writer.element("c:doughnutChart") { writer in
        writeRound(to: &writer)
        Self.writeValue("c:holeSize", "\(min(max(hole, 10), 90))", to: &writer)
      }
    case .pie: writer.element("c:pieChart") { writeRound(to: &$0) }
    }
  }

  private func writeBars(_ direction: String, _ grouping: Chart.Grouping, to writer: inout XMLWriter) {
    writer.element("c:barChart") { writer in
      Self.writeValue("c:barDir", direction, to: &writer)
      Self.writeValue("c:grouping", grouping.rawValue, to: &writer)
      Self.writeValue("c:varyColors", "0", to: &writer)
      for index in chart.series.indices {
        writeSeries(index, to: &writer, look: { Self.writeFill(chart.series[index].color, to: &$0) }) {
          Self.writeValue("c:invertIfNegative", "0", to: &$0)
        }
      }
      Self.writeValue("c:gapWidth", "80", to: &writer)
      if grouping != .clustered { Self.writeValue("c:overlap", "100", to: &writer) }
      Self.writeValue("c:axId", Self.categoryAxis, to: &writer)
      Self.writeValue("c:axId", Self.valueAxis, to: &writer)
    }
    writeAxes(isSideways: direction == "bar", isPercent: grouping == .percentStacked, to: &writer)
  }

  private func writeLines(hasMarkers: Bool, to writer: inout XMLWriter) {
    writer.element("c:lineChart") { writer in
      Self.writeValue("c:grouping", "standard", to: &writer)
      Self.writeValue("c:varyColors", "0", to: &writer)
      for index in chart.series.indices {
        writeSeries(
          index, to: &writer, look: { Self.writeLine(chart.series[index].color, to: &$0) },
          extra: { writer in
            writer.element("c:marker") {
              Self.writeValue("c:symbol", hasMarkers ? "circle" : "none", to: &$0)
              if hasMarkers {
                Self.writeValue("c:size", "6", to: &$0)
                Self.writeFill(chart.series[index].color, to: &$0)
              }
            }
          }, end: { Self.writeValue("c:smooth", "0", to: &$0) })
      }
      Self.writeValue("c:marker", "1", to: &writer)
      Self.writeValue("c:axId", Self.categoryAxis, to: &writer)
      Self.writeValue("c:axId", Self.valueAxis, to: &writer)
    }
    writeAxes(isSideways: false, isPercent: false, to: &writer)
  }

  private func writeRound(to writer: inout XMLWriter) {
    Self.writeValue("c:varyColors", "1", to: &writer)
    for (index, series) in chart.series.enumerated() {
      writeSeries(
        index, to: &writer, look: { _ in },
        extra: { writer in
          for (place, color) in series.pointColors.enumerated() {
            writer.element("c:dPt") { writer in
              Self.writeValue("c:idx", "\(place)", to: &writer)
              Self.writeValue("c:bubble3D", "0", to: &writer)
              Self.writeFill(color, to: &writer)
            }
          }
        })
    }
    Self.writeValue("c:firstSliceAng", "0", to: &writer)
  }

  /// What differs between plots comes in as closures, at the places that the schema has for it.
  private func writeSeries(
    _ index: Int, to writer: inout XMLWriter, look: (inout XMLWriter) -> Void,
    extra: (inout XMLWriter) -> Void, end: (inout XMLWriter) -> Void = { _ in }
  ) {
    let series = chart.series[index]
    writer.element("c:ser") { writer in
      Self.writeValue("c:idx", "\(index)", to: &writer)
      Self.writeValue("c:order", "\(index)", to: &writer)
      writer.element("c:tx") { writer in
        guard let cell = series.nameCell else {
          writer.element("c:v", text: series.name)
          return
        }
        writer.element("c:strRef") { writer in
          writer.element("c:f", text: cell.formula)
          writeCache("c:strCache", [series.name], to: &writer)
        }
      }
      look(&writer)
      extra(&writer)
      writeLabels(to: &writer)
      if let categories = series.categories {
        writer.element("c:cat") { writer in
          writer.element("c:strRef") { writer in
            writer.element("c:f", text: categories.formula)
            writeCache("c:strCache", values[index].categories, to: &writer)
          }
        }
      }
      writer.element("c:val") { writer in
        writer.element("c:numRef") { writer in
          writer.element("c:f", text: series.values.formula)
          writeCache(
            "c:numCache", values[index].numbers.map { $0.map(shortText) }, format: chart.numberFormat,
            to: &writer)
        }
      }
      end(&writer)
    }
  }

  private func writeCache(
    _ name: String, _ texts: [String?], format: NumberFormat? = nil, to writer: inout XMLWriter
  ) {
    writer.element(name) { writer in
      if let format { writer.element("c:formatCode", text: format.code) }
      Self.writeValue("c:ptCount", "\(texts.count)", to: &writer)
      for (index, text) in texts.enumerated() {
        guard let text else { continue }
        writer.element("c:pt", ["idx": "\(index)"]) { $0.element("c:v", text: text) }
      }
    }
  }

  private func writeLabels(to writer: inout XMLWriter) {
    guard chart.dataLabels != .none else { return }
    writer.element("c:dLbls") { writer in
      if chart.dataLabels != .percent, chart.numberFormat != .general {
        writer.element("c:numFmt", ["formatCode": chart.numberFormat.code, "sourceLinked": "0"])
      }
      Self.writeValue("c:showLegendKey", "0", to: &writer)
      Self.writeValue("c:showVal", chart.dataLabels == .percent ? "0" : "1", to: &writer)
      Self.writeValue("c:showCatName", chart.dataLabels == .categoryAndValue ? "1" : "0", to: &writer)
      Self.writeValue("c:showSerName", "0", to: &writer)
      Self.writeValue("c:showPercent", chart.dataLabels == .percent ? "1" : "0", to: &writer)
      Self.writeValue("c:showBubbleSize", "0", to: &writer)
    }
  }

  private func writeAxes(isSideways: Bool, isPercent: Bool, to writer: inout XMLWriter) {
    writer.element("c:catAx") { writer in
      Self.writeValue("c:axId", Self.categoryAxis, to: &writer)
      // Bars are read from the top down, as the table is.
      writer.element("c:scaling") {
        Self.writeValue("c:orientation", isSideways ? "maxMin" : "minMax", to: &$0)
      }
      Self.writeValue("c:delete", "0", to: &writer)
      Self.writeValue("c:axPos", isSideways ? "l" : "b", to: &writer)
      if let title = chart.categoryAxisTitle { Self.writeTitle(title, size: 1000, to: &writer) }
      writer.element("c:numFmt", ["formatCode": "General", "sourceLinked": "0"])
      Self.writeValue("c:majorTickMark", "none", to: &writer)
      Self.writeValue("c:minorTickMark", "none", to: &writer)
      Self.writeValue("c:tickLblPos", "low", to: &writer)
      Self.writeValue("c:crossAx", Self.valueAxis, to: &writer)
      Self.writeValue("c:crosses", "autoZero", to: &writer)
      Self.writeValue("c:auto", "1", to: &writer)
      Self.writeValue("c:lblAlgn", "ctr", to: &writer)
      Self.writeValue("c:lblOffset", "100", to: &writer)
      Self.writeValue("c:noMultiLvlLbl", "0", to: &writer)
    }
    writer.element("c:valAx") { writer in
      Self.writeValue("c:axId", Self.valueAxis, to: &writer)
      writer.element("c:scaling") { Self.writeValue("c:orientation", "minMax", to: &$0) }
      Self.writeValue("c:delete", "0", to: &writer)
      Self.writeValue("c:axPos", isSideways ? "b" : "l", to: &writer)
      writer.element("c:majorGridlines") { writer in
        writer.element("c:spPr") { writer in
          writer.element("a:ln", ["w": "6350"]) { writer in
            writer.element("a:solidFill") { $0.element("a:srgbClr", ["val": "D9D9D9"]) }
          }
        }
      }
      if let title = chart.valueAxisTitle { Self.writeTitle(title, size: 1000, to: &writer) }
      let code = isPercent ? "0%" : chart.numberFormat.code
      writer.element("c:numFmt", ["formatCode": code, "sourceLinked": "0"])
      Self.writeValue("c:majorTickMark", "none", to: &writer)
      Self.writeValue("c:minorTickMark", "none", to: &writer)
      Self.writeValue("c:tickLblPos", "nextTo", to: &writer)
      Self.writeValue("c:crossAx", Self.categoryAxis, to: &writer)
      Self.writeValue("c:crosses", isSideways ? "max" : "autoZero", to: &writer)
      Self.writeValue("c:crossBetween", "between", to: &writer)
    }
  }

  private static func writeTitle(_ title: String, size: Int, to writer: inout XMLWriter) {
    writer.element("c:title") { writer in
      writer.element("c:tx") { writer in
        writer.element("c:rich") { writer in
          writer.element("a:bodyPr")
          writer.element("a:lstStyle")
          writer.element("a:p") { writer in
            writer.element("a:pPr") { $0.element("a:defRPr", ["sz": "\(size)", "b": "1"]) }
            writer.element("a:r") { writer in
              writer.element("a:rPr", ["sz": "\(size)", "b": "1"])
              writer.element("a:t", text: title)
            }
          }
        }
      }
      writer.element("c:layout")
      writeValue("c:overlay", "0", to: &writer)
    }
  }

  private static func writeFill(_ color: Color?, to writer: inout XMLWriter) {
    guard let rgb = color?.hexadecimal else { return }
    writer.element("c:spPr") { writer in
      writer.element("a:solidFill") { $0.element("a:srgbClr", ["val": rgb]) }
    }
  }

  private static func writeLine(_ color: Color?, to writer: inout XMLWriter) {
    writer.element("c:spPr") { writer in
      writer.element("a:ln", ["w": "28575", "cap": "rnd"]) { writer in
        if let rgb = color?.hexadecimal {
          writer.element("a:solidFill") { $0.element("a:srgbClr", ["val": rgb]) }
        }
        writer.element("a:round")
      }
    }
  }

  private static func writeValue(_ name: String, _ value: String, to writer: inout XMLWriter) {
    writer.element(name, ["val": value])
  }
}

extension Chart.Source {
  /// The cells as a formula: `'Orders 2026'!$A$2:$A$9`.
  var formula: String { formulaName(ofSheet: sheet) + "!" + range.absolute }

  /// The cells, from left to right and from top to bottom.
  var cells: [CellReference] {
    (range.first.row...range.last.row).flatMap { row in
      (range.first.column...range.last.column).compactMap { CellReference(row: row, column: $0) }
    }
  }
}
