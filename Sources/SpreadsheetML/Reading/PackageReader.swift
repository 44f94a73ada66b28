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
    let parser = XMLPushParser(handler: handler, limits: limits.xml, canStartAgain: true)
    var xmlFault: XMLFault?
    do {
      repeat { try feed(entry, to: parser, handler, &xmlFault) } while parser.startsAgain()
    } catch {
      throw located(error, entry, sheet)
    }
    if let fault = handler.fault { throw located(fault, entry, sheet) }
    if let xmlFault { throw located(WorkbookFault(xmlFault), entry, sheet) }
  }

  /// Feeds a part to its parser, whole or in pieces.
  private func feed(
    _ entry: ZipEntry, to parser: XMLPushParser, _ handler: some PartHandler, _ xmlFault: inout XMLFault?
  ) throws(WorkbookFault) {
    var fault: XMLFault?
    try unpacker.unpack(entry, of: archive) { piece in
      do throws(XMLFault) {
        if piece.count == entry.unpackedBytes {
          try parser.read(whole: piece)
          return false
        }
        return try parser.push(piece)
      } catch {
        fault = error
        return false
      }
    }
    if fault == nil, !handler.isFinished { try finish(parser, &fault) }
    xmlFault = fault
  }

  /// The relationships of a part; none where it has none.
  func relationships(of source: String) throws(WorkbookFault) -> Relationships {
    guard let entry = archive.entry(named: RelationshipsReader.part(of: source)) else {
      return Relationships(all: [])
    }
    return try remembered(entry, in: Self.knownRelationships) { () throws(WorkbookFault) in
      let reader = RelationshipsReader(source: source, limits: limits)
      try read(entry, with: reader)
      return Relationships(all: reader.relationships)
    }
  }

  private static let knownRelationships = PartMemory<Relationships>()

  /// What is made of a part, once for all files that hold the same one under the same name.
  func remembered<Content: Sendable>(
    _ entry: ZipEntry, in memory: PartMemory<Content>, make: () throws(WorkbookFault) -> Content
  ) throws(WorkbookFault) -> Content {
    try memory.content(of: entry, in: archive, limits, made: make)
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
