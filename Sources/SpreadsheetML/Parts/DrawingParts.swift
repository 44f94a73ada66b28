/// Counts the drawings, charts, pictures and comments of a workbook.
struct DrawingParts {
  var drawingCount = 0
  var chartCount = 0
  var commentCount = 0
}

/// A chart with the values that it draws.
struct ChartPart {
  var chart: Chart
}

extension PackageAssembler {
  mutating func addDrawing(
    of sheet: Worksheet, charts: [ChartPart], to part: inout WorksheetPart,
    relationships: inout RelationshipsPart
  ) throws(WriteFailure) {
  }
}
