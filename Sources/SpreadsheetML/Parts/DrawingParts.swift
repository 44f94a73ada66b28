/// Counts the drawings, charts, pictures and comments of a workbook.
struct DrawingParts {
  var drawingCount = 0
  var chartCount = 0
  var commentCount = 0
  var images = Numbered<[UInt8]>()
}

extension PackageAssembler {
  mutating func addDrawing(
    of sheet: Worksheet, charts: [ChartPart], to part: inout WorksheetPart,
    relationships: inout RelationshipsPart
  ) throws(WriteFault) {
    if !sheet.images.isEmpty || !charts.isEmpty {
      part.drawingRelationship = try addPictures(
        of: sheet, charts: charts, relationships: &relationships)
    }
    if !sheet.comments.isEmpty {
      part.shapesRelationship = try addComments(
        of: sheet, widths: part.widths, relationships: &relationships)
    }
  }

  private mutating func addPictures(
    of sheet: Worksheet, charts: [ChartPart], relationships: inout RelationshipsPart
  ) throws(WriteFault) -> String {
    drawings.drawingCount += 1
    let name = "drawing\(drawings.drawingCount).xml"
    var own = RelationshipsPart()
    var items: [DrawingPart.Item] = []
    for image in sheet.images {
      guard let size = image.size else { throw WriteFault(.image, sheet: sheet.name, cell: image.cell) }
      let (number, isNew) = drawings.images.number(of: image.png)
      let media = "media/image\(number + 1).png"
      if isNew { try add("xl/" + media, defaultType: "image/png", bytes: image.png) }
      items.append(.image(image, size: size, relationship: own.add("image", target: "../" + media)))
    }
    for chart in charts {
      drawings.chartCount += 1
      let chartName = "charts/chart\(drawings.chartCount).xml"
      try add("xl/" + chartName, type: "drawingml.chart+xml", chart.xml)
      items.append(.chart(chart.chart, relationship: own.add("chart", target: "../" + chartName)))
    }
    let part = DrawingPart(items: items)
    try add("xl/drawings/" + name, type: "drawing+xml", part.xml)
    try add("xl/drawings/_rels/\(name).rels", relationships: own)
    return relationships.add("drawing", target: "../drawings/" + name)
  }

  private mutating func addComments(
    of sheet: Worksheet, widths: [Int: Double], relationships: inout RelationshipsPart
  ) throws(WriteFault) -> String {
    drawings.commentCount += 1
    let number = drawings.commentCount
    let comments = CommentsPart(comments: sheet.comments, defaultFont: settings.defaultFont)
    try add("xl/comments\(number).xml", type: "spreadsheetml.comments+xml", comments.xml)
    _ = relationships.add("comments", target: "../comments\(number).xml")
    let shapes = CommentShapesPart(
      comments: sheet.comments,
      geometry: SheetGeometry(
        widths: widths, heights: sheet.rowHeights, sheet: sheet, font: settings.defaultFont),
      sheetNumber: number)
    let bytes = try Self.checked(shapes.xml)
    try add(
      "xl/drawings/vmlDrawing\(number).vml",
      defaultType: "application/vnd.openxmlformats-officedocument.vmlDrawing", bytes: bytes)
    return relationships.add("vmlDrawing", target: "../drawings/vmlDrawing\(number).vml")
  }
}
