import XMLStream

/// Feeds a workbook that is one XML file to its reader.
enum MarkupFile {
  static func read(
    _ bytes: [UInt8], with handler: some PartHandler, _ limits: ReadingLimits
  ) throws(WorkbookFault) {
    guard bytes.count <= limits.totalBytes else {
      throw WorkbookFault(.totalTooLarge(limit: limits.totalBytes))
    }
    let parser = XMLPushParser(handler: handler, limits: limits.xml)
    do throws(XMLFault) {
      try parser.read(whole: bytes.span)
    } catch {
      throw handler.fault ?? WorkbookFault(error)
    }
    if let fault = handler.fault { throw fault }
  }
}
