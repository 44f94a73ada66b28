import XMLStream

/// `xl/theme/theme1.xml`: the colours and fonts that other parts name by number.
struct ThemePart {
  let defaultFont: CellStyle.Font

  private static let colors: [(name: String, rgb: String)] = [
    ("dk2", "44546A"), ("lt2", "E7E6E6"), ("accent1", "4472C4"), ("accent2", "ED7D31"),
    ("accent3", "A5A5A5"), ("accent4", "FFC000"), ("accent5", "5B9BD5"), ("accent6", "70AD47"),
    ("hlink", "0563C1"), ("folHlink", "954F72"),
  ]

  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var writer = XMLWriter()
    writer.element("a:theme", ["xmlns:a": Namespace.drawing, "name": "Office"]) { writer in
      writer.element("a:themeElements") { writer in
        writeColors(to: &writer)
        writeFonts(to: &writer)
        writeFormats(to: &writer)
      }
      writer.element("a:objectDefaults")
      writer.element("a:extraClrSchemeLst")
    }
    return try writer.finish()
  }

  private func writeColors(to writer: inout XMLWriter) {
    writer.element("a:clrScheme", ["name": "Office"]) { writer in
      writer.element("a:dk1") { $0.element("a:sysClr", ["val": "windowText", "lastClr": "000000"]) }
      writer.element("a:lt1") { $0.element("a:sysClr", ["val": "window", "lastClr": "FFFFFF"]) }
      for color in Self.colors {
        writer.element("a:" + color.name) { $0.element("a:srgbClr", ["val": color.rgb]) }
      }
    }
  }

  private func writeFonts(to writer: inout XMLWriter) {
    writer.element("a:fontScheme", ["name": "Office"]) { writer in
      for name in ["a:majorFont", "a:minorFont"] {
        writer.element(name) { writer in
          writer.element("a:latin", ["typeface": defaultFont.name])
          writer.element("a:ea", ["typeface": ""])
          writer.element("a:cs", ["typeface": ""])
        }
      }
    }
  }

  private func writeFormats(to writer: inout XMLWriter) {
    writer.element("a:fmtScheme", ["name": "Office"]) { writer in
      writer.element("a:fillStyleLst") { writer in
        for _ in 0..<3 { Self.writeFill(to: &writer) }
      }
      writer.element("a:lnStyleLst") { writer in
        for width in ["6350", "12700", "19050"] {
          writer.element("a:ln", ["w": width]) { writer in
            Self.writeFill(to: &writer)
            writer.element("a:prstDash", ["val": "solid"])
          }
        }
      }
      writer.element("a:effectStyleLst") { writer in
        for _ in 0..<3 { writer.element("a:effectStyle") { $0.element("a:effectLst") } }
      }
      writer.element("a:bgFillStyleLst") { writer in
        for _ in 0..<3 { Self.writeFill(to: &writer) }
      }
    }
  }

  private static func writeFill(to writer: inout XMLWriter) {
    writer.element("a:solidFill") { $0.element("a:schemeClr", ["val": "phClr"]) }
  }
}
