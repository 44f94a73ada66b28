import XMLStream

/// `xl/drawings/vmlDrawing1.vml`: the boxes in which comments are shown.
struct CommentShapesPart {
  let comments: [CellComment]
  let geometry: SheetGeometry
  /// Shapes of a workbook are numbered by thousands, a thousand for each sheet.
  let sheetNumber: Int

  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var writer = XMLWriter()
    writer.element(
      "xml",
      [
        "xmlns:v": "urn:schemas-microsoft-com:vml", "xmlns:o": "urn:schemas-microsoft-com:office:office",
        "xmlns:x": "urn:schemas-microsoft-com:office:excel",
      ]
    ) { writer in
      writer.element("o:shapelayout", ["v:ext": "edit"]) {
        $0.element("o:idmap", ["v:ext": "edit", "data": "\(sheetNumber)"])
      }
      writer.element(
        "v:shapetype",
        [
          "id": "_x0000_t202", "coordsize": "21600,21600", "o:spt": "202",
          "path": "m,l,21600r21600,l21600,xe",
        ]
      ) { writer in
        writer.element("v:stroke", ["joinstyle": "miter"])
        writer.element("v:path", ["gradientshapeok": "t", "o:connecttype": "rect"])
      }
      for (index, comment) in comments.sorted(by: { $0.cell < $1.cell }).enumerated() {
        write(comment, number: index + 1, to: &writer)
      }
    }
    return try writer.finish()
  }

  /// Excel shows a comment only with this box of older drawings; the values are those that it writes itself.
  private func write(_ comment: CellComment, number: Int, to writer: inout XMLWriter) {
    let (width, height) = Self.size(of: comment)
    let anchor = geometry.commentAnchor(at: comment.cell, width: width, height: height)
    writer.element(
      "v:shape",
      [
        "id": "_x0000_s\(sheetNumber * 1024 + number)", "type": "#_x0000_t202",
        "style":
          "position:absolute;width:\(shortText(width))pt;height:\(shortText(height))pt;z-index:\(number);"
          + "visibility:\(comment.isVisible ? "visible" : "hidden")",
        "fillcolor": "#ffffe1", "o:insetmode": "auto",
      ]
    ) { writer in
      writer.element("v:fill", ["color2": "#ffffe1"])
      writer.element("v:shadow", ["on": "t", "color": "black", "obscured": "t"])
      writer.element("v:path", ["o:connecttype": "none"])
      writer.element("v:textbox", ["style": "mso-direction-alt:auto"]) {
        $0.element("div", ["style": "text-align:left"])
      }
      writer.element("x:ClientData", ["ObjectType": "Note"]) { writer in
        writer.element("x:MoveWithCells")
        writer.element("x:SizeWithCells")
        writer.element("x:Anchor", text: anchor)
        writer.element("x:AutoFill", text: "False")
        writer.element("x:Row", text: "\(comment.cell.row - 1)")
        writer.element("x:Column", text: "\(comment.cell.column - 1)")
        if comment.isVisible { writer.element("x:Visible") }
      }
    }
  }

  /// The size of the box in points: what the caller wants, or as large as the text.
  private static func size(of comment: CellComment) -> (width: Double, height: Double) {
    let width = comment.width ?? 180
    if let height = comment.height { return (width, height) }
    let font = CellStyle.Font(size: 9)
    let lines = TextWidth(font: font).lineCount(comment.text.plainText, pixels: width * 96 / 72 - 16)
    return (width, max(36, (LineHeight.ofLine(font: font) * Double(lines) + 12).rounded(.up)))
  }
}
