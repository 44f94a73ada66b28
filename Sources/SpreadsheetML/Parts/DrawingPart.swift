import XMLStream

/// `xl/drawings/drawing1.xml`: where pictures and charts lie.
struct DrawingPart {
  /// A picture or a chart, with its relationship.
  enum Item {
    case image(SheetImage, size: (width: Double, height: Double), relationship: String)
    case chart(Chart, relationship: String)
  }

  let items: [Item]

  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var writer = XMLWriter()
    writer.element(
      "xdr:wsDr", ["xmlns:xdr": Namespace.spreadsheetDrawing, "xmlns:a": Namespace.drawing]
    ) { writer in
      for (index, item) in items.enumerated() { Self.write(item, identifier: index + 2, to: &writer) }
    }
    return try writer.finish()
  }

  private static func write(_ item: Item, identifier: Int, to writer: inout XMLWriter) {
    writer.element("xdr:oneCellAnchor") { writer in
      switch item {
      case .image(let image, let size, let relationship):
        writeAnchor(image.cell, size: size, to: &writer)
        writePicture(
          image, size: size, relationship: relationship, identifier: identifier, to: &writer)
      case .chart(let chart, let relationship):
        writeAnchor(chart.cell, size: (chart.width, chart.height), to: &writer)
        writeFrame(chart, relationship: relationship, identifier: identifier, to: &writer)
      }
      writer.element("xdr:clientData")
    }
  }

  private static func writeAnchor(
    _ cell: CellReference, size: (width: Double, height: Double), to writer: inout XMLWriter
  ) {
    writer.element("xdr:from") { writer in
      writer.element("xdr:col", text: "\(cell.column - 1)")
      writer.element("xdr:colOff", text: "0")
      writer.element("xdr:row", text: "\(cell.row - 1)")
      writer.element("xdr:rowOff", text: "0")
    }
    writer.element("xdr:ext", ["cx": units(size.width), "cy": units(size.height)])
  }

  private static func writePicture(
    _ image: SheetImage, size: (width: Double, height: Double), relationship: String, identifier: Int,
    to writer: inout XMLWriter
  ) {
    writer.element("xdr:pic") { writer in
      writer.element("xdr:nvPicPr") { writer in
        writer.element(
          "xdr:cNvPr",
          ["id": "\(identifier)", "name": "Picture \(identifier - 1)", "descr": image.description])
        writer.element("xdr:cNvPicPr") { $0.element("a:picLocks", ["noChangeAspect": "1"]) }
      }
      writer.element("xdr:blipFill") { writer in
        writer.element("a:blip", ["xmlns:r": Namespace.relationships, "r:embed": relationship])
        writer.element("a:stretch") { $0.element("a:fillRect") }
      }
      writer.element("xdr:spPr") { writer in
        writer.element("a:xfrm") { writer in
          writer.element("a:off", ["x": "0", "y": "0"])
          writer.element("a:ext", ["cx": units(size.width), "cy": units(size.height)])
        }
        writer.element("a:prstGeom", ["prst": "rect"]) { $0.element("a:avLst") }
      }
    }
  }

  private static func writeFrame(
    _ chart: Chart, relationship: String, identifier: Int, to writer: inout XMLWriter
  ) {
    writer.element("xdr:graphicFrame", ["macro": ""]) { writer in
      writer.element("xdr:nvGraphicFramePr") { writer in
        writer.element(
          "xdr:cNvPr",
          [
            "id": "\(identifier)", "name": "Chart \(identifier - 1)",
            "descr": chart.description.isEmpty ? nil : chart.description,
          ])
        writer.element("xdr:cNvGraphicFramePr")
      }
      writer.element("xdr:xfrm") { writer in
        writer.element("a:off", ["x": "0", "y": "0"])
        writer.element("a:ext", ["cx": "0", "cy": "0"])
      }
      writer.element("a:graphic") { writer in
        writer.element("a:graphicData", ["uri": Namespace.chart]) { writer in
          writer.element(
            "c:chart",
            ["xmlns:c": Namespace.chart, "xmlns:r": Namespace.relationships, "r:id": relationship])
        }
      }
    }
  }

  /// Points as the units of drawings.
  private static func units(_ points: Double) -> String { "\(Int((points * 12_700).rounded()))" }
}

extension SheetImage {
  /// The size in points: the caller's, or the file's at 96 dots an inch; nil where it is not a PNG file.
  var size: (width: Double, height: Double)? {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard png.count >= 33, png.starts(with: signature), png[12..<16].elementsEqual("IHDR".utf8) else {
      return nil
    }
    func number(at offset: Int) -> Double {
      Double(png[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) })
    }
    let pixels = (width: number(at: 16), height: number(at: 20))
    guard pixels.width >= 1, pixels.height >= 1 else { return nil }
    switch (width, height) {
    case (let width?, let height?): return (width, height)
    case (let width?, nil): return (width, width * pixels.height / pixels.width)
    case (nil, let height?): return (height * pixels.width / pixels.height, height)
    case (nil, nil): return (pixels.width * 0.75, pixels.height * 0.75)
    }
  }
}
