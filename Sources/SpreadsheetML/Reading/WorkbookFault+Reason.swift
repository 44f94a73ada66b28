extension WorkbookFault {
  /// What exactly is wrong, with the values that say how much.
  package enum Reason: Sendable, Hashable {
    // The file and its container.
    case notAFile
    case cannotOpen(String), fileTooLarge(limit: Int), emptyFile, otherFile, zipFile, oldOfficeFile
    case officeFile(program: String), veryOldExcel, binaryWorkbook, openDocument, appleNumbers
    case webPage, notEditable, password, lockedContainer, cutOff, splitOverDisks, directoryDamaged
    case directoryLength, directoryOutside, endRecord64, overlappingParts, duplicatePart, partName
    case partMethod(Int), partOutside, partSize64, partHeader, partContent
    case tooManyParts(Int, limit: Int), partTooLarge(Int, limit: Int), totalTooLarge(limit: Int)
    case packedTooTightly(limit: Int)
    case compoundHeader, sectorChain, streamCutOff

    // Its parts.
    case noMainPart
    case noSheetList, noPart, malformedXML(detail: String?), documentType, nestedTooDeep, tagTooLong
    case noMemory, notAWorksheet, notAStyleSheet, notSharedStrings, notASheetList, wrongPart
    case noSheetData, tooMany(Counted, limit: Int), commentTooLong(limit: Int)
    case stringTooLong(number: Int, limit: Int), damagedRecord(type: Int, at: Int)

    // A sheet.
    case noSuchSheet(String?)
    case rowNumber(after: Int), tooManyRows(limit: Int), beyondLastColumn(row: Int)
    case tooManyCells(limit: Int), tooManyWorkbookCells(limit: Int), cellTooLong(limit: Int),
      tooManyAnnotations(limit: Int)

    /// What there may be too many of in a workbook.
    package enum Counted: Sendable, Hashable {
      case characters, sheets, definedNames, properties, relationships, comments, sharedStrings, styles
    }
  }
}

extension WorkbookFault.Reason {
  /// The code by which programs distinguish reasons.
  var code: WorkbookFault.Code {
    switch self {
    case .notAFile, .cannotOpen: .unreadableFile
    case .emptyFile, .otherFile, .zipFile, .oldOfficeFile, .officeFile, .openDocument: .notAWorkbook
    case .password, .lockedContainer: .encrypted
    case .veryOldExcel: .oldBinaryFormat
    case .binaryWorkbook, .appleNumbers, .webPage, .notEditable: .otherSpreadsheetFormat
    case .cutOff, .splitOverDisks, .directoryDamaged, .directoryLength, .directoryOutside, .endRecord64,
      .overlappingParts, .duplicatePart, .partName, .partMethod, .partOutside, .partSize64, .partHeader,
      .partContent, .compoundHeader, .sectorChain, .streamCutOff:
      .damagedContainer
    case .noMainPart, .noSheetList, .noPart: .missingPart
    case .documentType: .documentType
    case .malformedXML, .notAWorksheet, .notAStyleSheet, .notSharedStrings, .notASheetList, .wrongPart,
      .noSheetData, .rowNumber, .tooManyRows, .beyondLastColumn, .damagedRecord:
      .damagedPart
    case .fileTooLarge, .tooManyParts, .partTooLarge, .totalTooLarge, .packedTooTightly, .nestedTooDeep,
      .tagTooLong, .noMemory, .tooMany, .commentTooLong, .stringTooLong, .tooManyCells,
      .tooManyWorkbookCells, .cellTooLong, .tooManyAnnotations:
      .limitExceeded
    case .noSuchSheet: .noSuchSheet
    }
  }
}
