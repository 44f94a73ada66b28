import CLibXML2
import Testing
import XMLStream

/// libxml2 prints what no parser takes to standard error, among the lines that people read.
struct LibraryMessageTests {
  private final class Silence: XMLEventHandler {
    var isFinished: Bool { false }
    func begin(names: borrowing XMLNameTable) {}
    func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {}
    func endElement(_ name: XMLName, in namespace: XMLName) {}
    func characters(_ text: borrowing Span<UInt8>) {}
  }

  private enum Way: CaseIterable {
    case pieces
    case whole
    case tree
  }

  /// Half of a pair of surrogates, and letters that are not in the encoding that is declared.
  private static let broken: [[UInt8]] = [
    [0xFF, 0xFE] + utf16("<a>") + [0x00, 0xDC] + utf16("</a>"),
    Array("<?xml version=\"1.0\" encoding=\"US-ASCII\"?><a>tổ</a>".utf8),
    Array("<?xml version=\"1.0\" encoding=\"EUC-JP\"?><a>".utf8) + [0xFF, 0xFF, 0xFF, 0xFF]
      + Array("</a>".utf8),
  ]

  private static func utf16(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
  }

  /// Counts what libxml2 says on this thread while something is done, and gives the word back.
  private static func messages(during body: () -> Void) -> Int {
    var count = 0
    unsafe withUnsafeMutablePointer(to: &count) { pointer in
      unsafe xmlSetStructuredErrorFunc(pointer) { context, _ in
        unsafe context?.assumingMemoryBound(to: Int.self).pointee += 1
      }
      body()
      xmlSetStructuredErrorFunc(nil, nil)
    }
    return count
  }

  @Test(arguments: Way.allCases, broken)
  private func `what libxml2 says of encodings is not printed`(way: Way, text: [UInt8]) {
    var wasRefused = false
    let count = Self.messages {
      do {
        let parser = XMLPushParser(handler: Silence())
        switch way {
        case .pieces:
          try parser.push(text.span)
          try parser.finish()
        case .whole: try parser.read(whole: text.span)
        case .tree: _ = try XMLTree(text)
        }
      } catch {
        wasRefused = true
      }
    }
    #expect(wasRefused && count == 0)
  }

  @Test func `who took the words of libxml2 before takes them again`() {
    let text = Self.broken[0]
    let count = Self.messages {
      _ = try? XMLTree(text)
      // Without a parser of ours the same text is told to whom it was told before.
      _ = unsafe text.withUnsafeBytes { bytes in
        unsafe xmlFreeDoc(
          xmlReadMemory(bytes.bindMemory(to: CChar.self).baseAddress, CInt(bytes.count), nil, nil, 0))
      }
    }
    #expect(count > 0)
  }
}
