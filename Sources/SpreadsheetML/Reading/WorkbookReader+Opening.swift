extension WorkbookReader {
  static func workbookPart(
    _ package: PackageReader, _ target: Relationship
  ) throws(WorkbookFault) -> ZipEntry {
    guard let entry = package.archive.entry(named: target.part) else {
      throw WorkbookFault(.noSheetList, part: target.part)
    }
    let name = ZipDirectory.folded(entry.name)
    if name.hasSuffix(".bin") { throw WorkbookFault(.binaryWorkbook, part: entry.name) }
    if name.hasPrefix("word/") { throw WorkbookFault(.officeFile(program: "Word"), part: entry.name) }
    if name.hasPrefix("ppt/") { throw WorkbookFault(.officeFile(program: "PowerPoint"), part: entry.name) }
    return entry
  }

  /// The workbook in a ZIP file that is no package of OOXML.
  static func otherPackage(_ package: PackageReader) throws(WorkbookFault) -> ForeignWorkbook {
    let archive = package.archive
    if archive.entry(named: "mimetype") != nil, OpenDocumentReader.isDocument(archive) {
      return try OpenDocumentReader.workbook(in: package)
    }
    if archive.entry(named: "Index/Document.iwa") != nil { throw WorkbookFault(.appleNumbers) }
    if archive.entry(named: "[Content_Types].xml") == nil { throw WorkbookFault(.zipFile) }
    throw WorkbookFault(.noMainPart, part: "_rels/.rels")
  }

  /// The sheets as they are listed.
  ///
  /// One that names no part is legal and empty; one whose part is not there has lost its
  /// cells, and the file is damaged.
  static func sheets(
    _ part: WorkbookPartReader, _ relationships: Relationships, _ archive: ZipArchive,
    _ notices: inout [ReadingNotice]
  ) throws(WorkbookFault) -> [SheetDescription] {
    var targets: [String: Relationship] = [:]
    for relationship in relationships.all {
      guard targets[relationship.id] == nil else {
        notices.append(ReadingNotice(.duplicateRelationship(relationship.id), part: relationship.part))
        continue
      }
      targets[relationship.id] = relationship
    }
    var result: [SheetDescription] = []
    for (index, sheet) in part.sheets.enumerated() {
      let target = sheet.relationship.flatMap { targets[$0] }
      let entry = target.flatMap { archive.entry(named: $0.part) }
      if entry == nil {
        guard sheet.relationship?.isEmpty ?? true else {
          throw WorkbookFault(.noPart, part: target?.part, sheet: sheet.name)
        }
        notices.append(ReadingNotice(.missingPart, part: target?.part, sheet: sheet.name))
      }
      result.append(
        SheetDescription(
          name: sheet.name, index: index, type: entry == nil ? .unknown : type(target?.kind),
          visibility: sheet.state.flatMap(Worksheet.Visibility.init(rawValue:)) ?? .visible,
          part: entry?.name))
    }
    return result
  }

  private static func type(_ relationship: String?) -> SheetDescription.SheetType {
    switch relationship {
    case "worksheet": .worksheet
    case "chartsheet": .chartSheet
    case "dialogsheet": .dialogSheet
    case "xlMacrosheet", "xlIntlMacrosheet": .macroSheet
    default: .unknown
    }
  }

  /// The defined names, each with the name of its sheet.
  static func names(_ part: WorkbookPartReader, _ sheets: [SheetDescription]) -> [DefinedName] {
    part.names.map { name in
      DefinedName(
        name.name, formula: name.formula,
        sheet: name.sheet.flatMap { sheets.indices.contains($0) ? sheets[$0].name : nil },
        isHidden: name.isHidden, comment: name.comment)
    }
  }
}

extension DocumentProperties {
  /// Takes the texts of the package's properties, by the names of their elements.
  mutating func take(_ texts: [String: String]) {
    title = texts["title"] ?? title
    subject = texts["subject"] ?? subject
    author = texts["creator"] ?? author
    keywords = texts["keywords"] ?? keywords
    summary = texts["description"] ?? summary
    category = texts["category"] ?? category
    language = texts["language"] ?? language
    lastModifiedBy = texts["lastModifiedBy"] ?? lastModifiedBy
    created = texts["created"].flatMap { ISODate.moment($0) } ?? created
    modified = texts["modified"].flatMap { ISODate.moment($0) } ?? modified
    application = texts["Application"] ?? application
    company = texts["Company"] ?? company
    manager = texts["Manager"] ?? manager
  }
}
