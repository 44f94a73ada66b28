import XMLStream

/// `[Content_Types].xml`: the kind of each part.
struct ContentTypesPart {
  private var defaults: [(fileExtension: String, type: String)] = [
    ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"),
  ]
  private var overrides: [(name: String, type: String)] = []

  mutating func add(part name: String, type: String) { overrides.append(("/" + name, type)) }

  mutating func add(fileExtension: String, type: String) {
    guard !defaults.contains(where: { $0.fileExtension == fileExtension }) else { return }
    defaults.append((fileExtension, type))
  }

  func xml() throws(XMLWriter.Fault) -> [UInt8] {
    var writer = XMLWriter()
    writer.element("Types", ["xmlns": Namespace.contentTypes]) { writer in
      for entry in defaults {
        writer.element("Default", ["Extension": entry.fileExtension, "ContentType": entry.type])
      }
      for entry in overrides {
        writer.element("Override", ["PartName": entry.name, "ContentType": entry.type])
      }
    }
    return try writer.finish()
  }
}
