import XMLStream

/// Reads parts of one package, and puts file and part into every fault.
final class PackageReader {
  let archive: ZipArchive
  let limits: ReadingLimits
  private let unpacker = PartUnpacker.take()

  init(_ bytes: [UInt8], limits: ReadingLimits) throws(WorkbookFault) {
    guard bytes.count <= limits.fileBytes else {
      throw WorkbookFault(.fileTooLarge(limit: limits.fileBytes))
    }
    self.limits = limits
    archive = try ZipArchive(bytes, limits: limits)
  }

  deinit {
    unpacker.giveBack()
  }

  /// Reads a part with its handler; faults name part and sheet.
  func read(_ entry: ZipEntry, sheet: String? = nil, with handler: some PartHandler) throws(WorkbookFault) {
    let parser = XMLPushParser(handler: handler, limits: limits.xml)
    var xmlFault: XMLFault?
    do {
      try unpacker.unpack(entry, of: archive) { piece in
        do throws(XMLFault) {
          if piece.count == entry.unpackedBytes {
            try parser.read(whole: piece)
            return false
          }
          return try parser.push(piece)
        } catch {
          xmlFault = error
          return false
        }
      }
      if xmlFault == nil, !handler.isFinished { try finish(parser, &xmlFault) }
    } catch {
      throw located(error, entry, sheet)
    }
    if let fault = handler.fault { throw located(fault, entry, sheet) }
    if let xmlFault { throw located(WorkbookFault(xmlFault), entry, sheet) }
  }

  /// The relationships of a part; none where it has none.
  func relationships(of source: String) throws(WorkbookFault) -> Relationships {
    guard let entry = archive.entry(named: RelationshipsReader.part(of: source)) else {
      return Relationships(all: [])
    }
    let reader = RelationshipsReader(source: source, limits: limits)
    try read(entry, with: reader)
    return Relationships(all: reader.relationships)
  }

  private func finish(_ parser: XMLPushParser, _ fault: inout XMLFault?) throws(WorkbookFault) {
    do throws(XMLFault) {
      try parser.finish()
    } catch {
      fault = error
    }
  }

  private func located(_ fault: WorkbookFault, _ entry: ZipEntry, _ sheet: String?) -> WorkbookFault {
    var fault = fault
    if fault.part == nil { fault.part = entry.name }
    if fault.sheet == nil { fault.sheet = sheet }
    return fault
  }
}

extension WorkbookFault {
  /// What a fault of the XML means for the workbook.
  init(_ fault: XMLFault) {
    let reason: Reason =
      switch fault.code {
      case .notWellFormed: .malformedXML(detail: fault.detail)
      case .documentType: .documentType
      case .tooDeep: .nestedTooDeep
      case .tagTooLong: .tagTooLong
      case .noMemory: .noMemory
      }
    self.init(reason, line: fault.line)
  }
}
