package import SpreadsheetML
import XMLStream

/// The text of a report in words that came as a document of a word processor: `.docx`, `.odt`.
package enum DocumentText {
  /// Why a document could not be read.
  package enum Fault: Error, Hashable, Sendable {
    /// Its container breaks a rule, or asks for more than a document may.
    case container(WorkbookFault)
    /// It is a ZIP file without the text of a document.
    case notADocument
    /// Its text breaks a rule of XML, with the line.
    case damagedText(line: Int?)
    /// It holds more text than a report can.
    case tooLong
  }

  /// Whether a file begins like a ZIP file.
  package static func isContainer(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

  /// The paragraphs of a document, a line each.
  package static func text(of bytes: [UInt8]) throws(Fault) -> String {
    let archive = try archive(bytes)
    for format in [DocumentFormat.word, .openDocument] {
      guard let entry = archive.entries.first(where: { $0.name == format.part }) else { continue }
      let paragraphs = DocumentParagraphs(format)
      try read(entry, in: archive, with: paragraphs)
      if paragraphs.isTooLong { throw .tooLong }
      return paragraphs.text
    }
    throw .notADocument
  }

  /// Reads the text of a document of one format.
  static func read(
    _ format: DocumentFormat, of bytes: [UInt8], with handler: some XMLEventHandler
  ) throws(Fault) {
    let archive = try archive(bytes)
    guard let entry = archive.entries.first(where: { $0.name == format.part }) else { throw .notADocument }
    try read(entry, in: archive, with: handler)
  }

  private static var limits: ReadingLimits {
    var limits = ReadingLimits()
    limits.partBytes = 64 << 20
    limits.totalBytes = 512 << 20
    return limits
  }

  private static func archive(_ bytes: [UInt8]) throws(Fault) -> ZipArchive {
    do { return try ZipArchive(bytes, limits: limits) } catch { throw .container(error) }
  }

  private static func read(
    _ entry: ZipEntry, in archive: ZipArchive, with handler: some XMLEventHandler
  ) throws(Fault) {
    let parser = XMLPushParser(handler: handler, limits: limits.xml)
    var fault: XMLFault?
    do {
      try PartUnpacker().unpack(entry, of: archive) { piece in
        do throws(XMLFault) {
          return try parser.push(piece)
        } catch {
          fault = error
          return false
        }
      }
      if fault == nil, !handler.isFinished {
        do throws(XMLFault) { try parser.finish() } catch { fault = error }
      }
    } catch {
      throw .container(error)
    }
    // What a handler has enough of is no fault of the text.
    if handler.isFinished { return }
    if let fault { throw .damagedText(line: fault.line) }
  }
}

/// The formats of word processors.
enum DocumentFormat: Sendable {
  case word, openDocument

  /// The part of the container that holds the text.
  var part: String {
    switch self {
    case .word: "word/document.xml"
    case .openDocument: "content.xml"
    }
  }

  /// The namespace of the elements of the text.
  var namespace: String {
    switch self {
    case .word: "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    case .openDocument: "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    }
  }
}
