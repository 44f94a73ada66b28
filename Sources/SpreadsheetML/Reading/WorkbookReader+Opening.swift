extension WorkbookReader {
  /// The part that lists the sheets.
  static func workbookPart(
    _ package: PackageReader, _ relationships: Relationships
  ) throws(WorkbookFault) -> ZipEntry {
    guard let target = relationships.first("officeDocument") else { throw otherPackage(package) }
    guard let entry = package.archive.entry(named: target.part) else {
      throw WorkbookFault(
        .missingPart, part: target.part,
        reason: BilingualText(
          vi: "Thiếu danh mục trang tính.", en: "The list of sheets is missing."))
    }
    let name = ZipDirectory.folded(entry.name)
    if name.hasSuffix(".bin") {
      throw WorkbookFault(
        .otherSpreadsheetFormat, part: entry.name,
        reason: BilingualText(
          vi: "Đây là sổ làm việc nhị phân (.xlsb).", en: "This is a binary workbook (.xlsb)."))
    }
    if name.hasPrefix("word/") || name.hasPrefix("ppt/") {
      throw WorkbookFault(
        .notAWorkbook, part: entry.name,
        reason: BilingualText(
          vi: "Đây là tệp \(name.hasPrefix("word/") ? "Word" : "PowerPoint"), không phải Excel.",
          en: "This is a \(name.hasPrefix("word/") ? "Word" : "PowerPoint") file, not an Excel workbook."))
    }
    return entry
  }

  private static func otherPackage(_ package: PackageReader) -> WorkbookFault {
    let archive = package.archive
    if archive.entry(named: "mimetype") != nil, archive.entry(named: "content.xml") != nil {
      return WorkbookFault(
        .otherSpreadsheetFormat,
        reason: BilingualText(
          vi: "Đây là tệp OpenDocument (.ods, .odt), không phải .xlsx.",
          en: "This is an OpenDocument file (.ods, .odt), not .xlsx."))
    }
    if archive.entry(named: "Index/Document.iwa") != nil {
      return WorkbookFault(
        .otherSpreadsheetFormat,
        reason: BilingualText(vi: "Đây là tệp Numbers của Apple.", en: "This is an Apple Numbers file."))
    }
    if archive.entry(named: "[Content_Types].xml") == nil {
      return WorkbookFault(
        .notAWorkbook,
        reason: BilingualText(
          vi: "Đây là tệp nén (ZIP), không phải sổ làm việc Excel.",
          en: "This is a ZIP file, not an Excel workbook."),
        remedy: BilingualText(
          vi: "Giải nén rồi gửi từng tệp .xlsx bên trong.", en: "Unpack it and send the .xlsx files in it."))
    }
    return WorkbookFault(
      .missingPart, part: "_rels/.rels",
      reason: BilingualText(
        vi: "Gói tệp không chỉ ra danh mục trang tính.",
        en: "The package does not say where its list of sheets is."))
  }

  /// The sheets of the workbook, with the parts that hold them.
  static func sheets(
    _ part: WorkbookPartReader, _ relationships: Relationships, _ archive: ZipArchive,
    _ notices: inout [ReadingNotice]
  ) -> [SheetDescription] {
    var targets: [String: Relationship] = [:]
    for relationship in relationships.all {
      guard targets[relationship.id] == nil else {
        notices.append(
          ReadingNotice(
            .duplicateDeclaration, part: relationship.part,
            message: BilingualText(
              vi: "Mã quan hệ \(relationship.id) có hai lần; lấy lần đầu.",
              en: "Relationship \(relationship.id) stands twice; the first is taken.")))
        continue
      }
      targets[relationship.id] = relationship
    }
    var result: [SheetDescription] = []
    for (index, sheet) in part.sheets.enumerated() {
      let target = sheet.relationship.flatMap { targets[$0] }
      let entry = target.flatMap { archive.entry(named: $0.part) }
      if entry == nil {
        notices.append(
          ReadingNotice(
            .missingPart, part: target?.part, sheet: sheet.name,
            message: BilingualText(
              vi: "Trang tính “\(sheet.name)” không có nội dung trong tệp.",
              en: "The file does not hold the content of sheet “\(sheet.name)”.")))
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

extension WorkbookFault {
  /// The fault with the name of its file.
  func named(_ file: String?) -> WorkbookFault {
    var fault = self
    fault.file = fault.file ?? file
    return fault
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
