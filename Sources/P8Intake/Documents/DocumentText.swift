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
    var limits = ReadingLimits()
    limits.partBytes = 64 << 20
    limits.totalBytes = 512 << 20
    let archive: ZipArchive
    do { archive = try ZipArchive(bytes, limits: limits) } catch { throw .container(error) }
    for (name, format) in [("word/document.xml", DocumentFormat.word), ("content.xml", .openDocument)] {
      guard let entry = archive.entries.first(where: { $0.name == name }) else { continue }
      return try text(of: entry, in: archive, format, limits)
    }
    throw .notADocument
  }

  private static func text(
    of entry: ZipEntry, in archive: ZipArchive, _ format: DocumentFormat, _ limits: ReadingLimits
  ) throws(Fault) -> String {
    let handler = DocumentParagraphs(format)
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
    if handler.isTooLong { throw .tooLong }
    if let fault { throw .damagedText(line: fault.line) }
    return handler.text
  }
}

/// The formats of word processors.
enum DocumentFormat: Sendable {
  case word, openDocument

  /// The namespace of the elements of the text.
  var namespace: String {
    switch self {
    case .word: "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    case .openDocument: "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    }
  }
}
