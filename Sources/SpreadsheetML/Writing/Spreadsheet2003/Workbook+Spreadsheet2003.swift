extension Workbook {
  /// The workbook as the bytes of an XML Spreadsheet 2003 file.
  ///
  /// - Throws: What is wrong in the workbook, before anything is made.
  public func spreadsheetXML2003() throws(WriteFailure) -> [UInt8] {
    throw WriteFailure(.unsupported("XML Spreadsheet 2003"))
  }
}
