import XMLStream

/// A text of one's own in a workbook: a custom XML part, which spreadsheet programs keep and do not show.
///
/// The part is one element of a namespace of one's own with the text in it.
package struct AttachedText {
  /// By what element a text is found again.
  package struct Kind: Hashable, Sendable {
    package let element: String
    package let namespace: String

    package init(element: String, namespace: String) { (self.element, self.namespace) = (element, namespace) }
  }

  private let bytes: [UInt8]
  private let package: PackageReader
  /// The name of the part that holds the text; nil where there is none.
  package let part: String?
  /// The text; nil where there is none.
  package let text: String?

  /// Looks for a text in a package.
  /// - Throws: ``WorkbookFault`` where the package or one of its custom parts cannot be read.
  package init(
    _ kind: Kind, in bytes: [UInt8], limits: ReadingLimits = ReadingLimits()
  ) throws(WorkbookFault) {
    self.bytes = bytes
    package = try PackageReader(bytes, limits: limits)
    var found: (part: String, text: String)?
    let root = try package.relationships(of: "").all.first { $0.kind == "officeDocument" }
    if let root {
      for link in try package.relationships(of: root.part).all where link.kind == "customXml" {
        guard found == nil, let entry = package.archive.entry(named: link.part) else { continue }
        let reader = AttachedTextReader(kind)
        try package.read(entry, with: reader)
        if let text = reader.text { found = (entry.name, text) }
      }
    }
    (part, text) = (found?.part, found?.text)
  }

  /// Hands over the name and the bytes of each part but that of the text, in the order of the package.
  package func forEachOtherPart(_ receive: (String, [UInt8]) -> Void) throws(WorkbookFault) {
    let unpacker = PartUnpacker()
    for entry in package.archive.entries where entry.name != part {
      var content: [UInt8] = []
      try unpacker.unpack(entry, of: package.archive) { piece in
        unsafe piece.withUnsafeBufferPointer { unsafe content.append(contentsOf: $0) }
        return true
      }
      receive(entry.name, content)
    }
  }

  /// The package with a text of a kind, in the place of an earlier one.
  /// - Throws: ``EditFault`` where the package cannot be read or the text cannot be written as XML.
  package static func attaching(
    _ text: String, _ kind: Kind, to bytes: [UInt8]
  ) throws(EditFault) -> [UInt8] {
    let known: AttachedText
    do {
      known = try AttachedText(kind, in: bytes)
    } catch {
      throw .reading(error)
    }
    var edited = try EditedPackage(bytes, package: known.package)
    let content = try EditedPackage.checked { () throws(XMLWriter.Fault) in
      var writer = XMLWriter()
      writer.element(kind.element, ["xmlns": kind.namespace], text: text)
      return try writer.finish()
    }
    if let part = known.part {
      edited.replace(part, with: content)
    } else if let workbook = try edited.workbookPart() {
      func name(_ number: Int) -> String { "customXml/item\(number).xml" }
      let part = name(edited.freeNumber(name))
      edited.add(part, content)
      try edited.addDefaultType(fileExtension: "xml", type: "application/xml")
      _ = try edited.addRelationship(of: workbook, type: "customXml", target: "/" + part)
    }
    return try edited.assembled()
  }
}
