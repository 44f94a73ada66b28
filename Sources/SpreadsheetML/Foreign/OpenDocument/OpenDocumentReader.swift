import XMLStream

/// Reads OpenDocument spreadsheets, packed (`.ods`) or as one file (`.fods`).
enum OpenDocumentReader {
  private static let content = "content.xml"

  /// Whether a ZIP file is an OpenDocument.
  static func isDocument(_ archive: ZipArchive) -> Bool {
    archive.entry(named: content) != nil || archive.entry(named: "encrypted-package") != nil
  }

  static func workbook(in package: PackageReader) throws(WorkbookFault) -> ForeignWorkbook {
    let archive = package.archive
    guard archive.entry(named: "encrypted-package") == nil, let content = archive.entry(named: content) else {
      throw WorkbookFault(.password)
    }
    if let entry = archive.entry(named: "META-INF/manifest.xml") {
      let manifest = OpenDocumentManifest()
      try package.read(entry, with: manifest)
      if manifest.isEncrypted { throw WorkbookFault(.password) }
    }
    let looks = OpenDocumentLooks(limits: package.limits)
    if let styles = archive.entry(named: "styles.xml") {
      try package.read(styles, with: OpenDocumentContent(looks: looks, wantsCells: false))
    }
    let reader = OpenDocumentContent(looks: looks, wantsCells: true)
    try package.read(content, with: reader)
    var workbook = try reader.workbook()
    workbook.notices.insert(contentsOf: archive.notices, at: 0)
    return workbook
  }

  static func workbook(
    inFlat bytes: [UInt8], _ limits: ReadingLimits
  ) throws(WorkbookFault) -> ForeignWorkbook {
    let reader = OpenDocumentContent(looks: OpenDocumentLooks(limits: limits), wantsCells: true)
    try MarkupFile.read(bytes, with: reader, limits)
    return try reader.workbook()
  }
}

/// Looks through the list of parts for those that are locked with a password.
final class OpenDocumentManifest: PartHandler {
  private(set) var isEncrypted = false
  private var encrypted = XMLName.none

  var fault: WorkbookFault? { nil }
  var isFinished: Bool { isEncrypted }

  func begin(names: borrowing XMLNameTable) { encrypted = names.name("encryption-data") }

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    if name == encrypted { isEncrypted = true }
  }

  func endElement(_ name: XMLName, in namespace: XMLName) {}

  func characters(_ text: borrowing Span<UInt8>) {}
}
