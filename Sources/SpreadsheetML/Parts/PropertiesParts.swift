import XMLStream

/// `docProps/core.xml`: title, author and times.
struct CorePropertiesPart {
  let properties: DocumentProperties

  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var writer = XMLWriter()
    writer.element(
      "cp:coreProperties",
      [
        "xmlns:cp": Namespace.coreProperties, "xmlns:dc": Namespace.dublinCore,
        "xmlns:dcterms": Namespace.dublinCoreTerms, "xmlns:dcmitype": "http://purl.org/dc/dcmitype/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ]
    ) { writer in
      Self.write("dc:title", properties.title, to: &writer)
      Self.write("dc:subject", properties.subject, to: &writer)
      Self.write("dc:creator", properties.author, to: &writer)
      Self.write("cp:keywords", properties.keywords, to: &writer)
      Self.write("dc:description", properties.summary, to: &writer)
      Self.write("cp:lastModifiedBy", properties.lastModifiedBy ?? properties.author, to: &writer)
      Self.write("dcterms:created", properties.created, to: &writer)
      Self.write("dcterms:modified", properties.modified, to: &writer)
      Self.write("cp:category", properties.category, to: &writer)
      Self.write("dc:language", properties.language, to: &writer)
    }
    return try writer.finish()
  }

  private static func write(_ name: String, _ text: String?, to writer: inout XMLWriter) {
    if let text { writer.element(name, text: text) }
  }

  private static func write(_ name: String, _ moment: SerialDate.Moment?, to writer: inout XMLWriter) {
    guard let moment else { return }
    writer.element(name, ["xsi:type": "dcterms:W3CDTF"], text: moment.timestamp + "Z")
  }
}

/// `docProps/app.xml`: the program, the organisation and the names of the sheets.
struct AppPropertiesPart {
  let properties: DocumentProperties
  let sheetNames: [String]
  let visibleNames: [String]

  /// Excel shows the names of sheets in the properties of the file; the other values are those it writes
  /// itself.
  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var writer = XMLWriter()
    writer.element(
      "Properties", ["xmlns": Namespace.extendedProperties, "xmlns:vt": Namespace.variantTypes]
    ) { writer in
      if let manager = properties.manager { writer.element("Manager", text: manager) }
      if let company = properties.company { writer.element("Company", text: company) }
      writer.element("Application", text: "Microsoft Excel")
      writer.element("DocSecurity", text: "0")
      writer.element("ScaleCrop", text: "false")
      writer.element("HeadingPairs") { writer in
        let kinds = visibleNames.isEmpty ? 1 : 2
        writer.element("vt:vector", ["size": "\(kinds * 2)", "baseType": "variant"]) { writer in
          Self.writeHeading("Worksheets", sheetNames.count, to: &writer)
          if kinds > 1 { Self.writeHeading("Named Ranges", visibleNames.count, to: &writer) }
        }
      }
      writer.element("TitlesOfParts") { writer in
        let titles = sheetNames + visibleNames
        writer.element("vt:vector", ["size": "\(titles.count)", "baseType": "lpstr"]) { writer in
          for title in titles { writer.element("vt:lpstr", text: title) }
        }
      }
      writer.element("LinksUpToDate", text: "false")
      writer.element("SharedDoc", text: "false")
      writer.element("HyperlinksChanged", text: "false")
      writer.element("AppVersion", text: "16.0300")
    }
    return try writer.finish()
  }

  private static func writeHeading(_ name: String, _ count: Int, to writer: inout XMLWriter) {
    writer.element("vt:variant") { $0.element("vt:lpstr", text: name) }
    writer.element("vt:variant") { $0.element("vt:i4", text: "\(count)") }
  }
}

/// `docProps/custom.xml`: properties of one's own.
struct CustomPropertiesPart {
  let properties: [DocumentProperties.CustomProperty]

  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var writer = XMLWriter()
    writer.element(
      "Properties", ["xmlns": Namespace.customProperties, "xmlns:vt": Namespace.variantTypes]
    ) { writer in
      for (index, property) in properties.enumerated() {
        writer.element(
          "property",
          [
            "fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": "\(index + 2)", "name": property.name,
          ]
        ) { writer in
          switch property.value {
          case .text(let text): writer.element("vt:lpwstr", text: text)
          case .whole(let number):
            writer.element(Int32(exactly: number) != nil ? "vt:i4" : "vt:r8", text: "\(number)")
          case .number(let number): writer.element("vt:r8", text: "\(number)")
          case .boolean(let truth): writer.element("vt:bool", text: truth ? "true" : "false")
          case .date(let moment): writer.element("vt:filetime", text: moment.timestamp + "Z")
          }
        }
      }
    }
    return try writer.finish()
  }
}

extension SerialDate.Moment {
  var timestamp: String {
    func padded(_ number: Int, _ width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month))-\(padded(day))T"
      + "\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
  }
}
