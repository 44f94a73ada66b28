extension WorkbookFault {
  /// What exactly is wrong, with the values that say how much.
  package enum Reason: Sendable, Hashable {
    // The file and its container.
    case notAFile
    case cannotOpen(String)
    case fileTooLarge(limit: Int)
    case emptyFile
    case otherFile
    case zipFile
    case oldOfficeFile
    case officeFile(program: String)
    case excel97
    case veryOldExcel
    case binaryWorkbook
    case openDocument
    case appleNumbers
    case spreadsheet2003
    case webPage
    case password
    case lockedContainer
    case cutOff
    case splitOverDisks
    case directoryDamaged
    case directoryLength
    case directoryOutside
    case endRecord64
    case overlappingParts
    case duplicatePart
    case partName
    case partMethod(Int)
    case partOutside
    case partSize64
    case partHeader
    case partContent
    case tooManyParts(Int, limit: Int)
    case partTooLarge(Int, limit: Int)
    case totalTooLarge(limit: Int)
    case packedTooTightly(limit: Int)

    // Its parts.
    case noMainPart
    case noSheetList
    case noPart
    case malformedXML(detail: String?)
    case documentType
    case nestedTooDeep
    case tagTooLong
    case noMemory
    case notAWorksheet
    case notAStyleSheet
    case notSharedStrings
    case notASheetList
    case wrongPart
    case noSheetData
    case tooMany(Counted, limit: Int)
    case commentTooLong(limit: Int)
    case stringTooLong(number: Int, limit: Int)

    // A sheet.
    case noSuchSheet(String?)
    case rowNumber(after: Int)
    case tooManyRows(limit: Int)
    case beyondLastColumn(row: Int)
    case tooManyCells(limit: Int)
    case cellTooLong(limit: Int)
    case tooManyAnnotations(limit: Int)

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
    case .emptyFile, .otherFile, .zipFile, .oldOfficeFile, .officeFile: .notAWorkbook
    case .password, .lockedContainer: .encrypted
    case .excel97, .veryOldExcel: .oldBinaryFormat
    case .binaryWorkbook, .openDocument, .appleNumbers, .spreadsheet2003, .webPage: .otherSpreadsheetFormat
    case .cutOff, .splitOverDisks, .directoryDamaged, .directoryLength, .directoryOutside, .endRecord64,
      .overlappingParts, .duplicatePart, .partName, .partMethod, .partOutside, .partSize64, .partHeader,
      .partContent:
      .damagedContainer
    case .noMainPart, .noSheetList, .noPart: .missingPart
    case .documentType: .documentType
    case .malformedXML, .notAWorksheet, .notAStyleSheet, .notSharedStrings, .notASheetList, .wrongPart,
      .noSheetData, .rowNumber, .tooManyRows, .beyondLastColumn:
      .damagedPart
    case .fileTooLarge, .tooManyParts, .partTooLarge, .totalTooLarge, .packedTooTightly, .nestedTooDeep,
      .tagTooLong, .noMemory, .tooMany, .commentTooLong, .stringTooLong, .tooManyCells, .cellTooLong,
      .tooManyAnnotations:
      .limitExceeded
    case .noSuchSheet: .noSuchSheet
    }
  }
}
