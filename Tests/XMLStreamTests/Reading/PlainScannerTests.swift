import TestSupport
import Testing
import XMLStream

/// The scanner for plain XML is held against libxml2: the same events, or it hands the text over.
struct PlainScannerTests {
  /// What reading came to: the events, or that the text is refused.
  private enum Reading: Equatable {
    case lines([String])
    case refused
  }

  private struct Way {
    let reading: Reading
    let isOdd: Bool
  }

  /// Reads with libxml2 alone.
  private static func judge(_ bytes: [UInt8], pieces size: Int = 65_536) -> Reading {
    let transcript = XMLTranscript()
    let parser = XMLPushParser(handler: transcript)
    do {
      var index = 0
      while index < bytes.count {
        try parser.push(bytes.span.extracting(index..<min(index + size, bytes.count)))
        index += size
      }
      try parser.finish()
      return .lines(transcript.lines)
    } catch {
      return .refused
    }
  }

  private static func whole(_ bytes: [UInt8]) -> Way {
    let transcript = XMLTranscript()
    let parser = XMLPushParser(handler: transcript)
    do {
      try parser.read(whole: bytes.span)
      return Way(reading: .lines(transcript.lines), isOdd: parser.isOdd)
    } catch {
      return Way(reading: .refused, isOdd: parser.isOdd)
    }
  }

  private static func pieces(_ bytes: [UInt8], of size: Int) -> Way {
    let transcript = XMLTranscript()
    let parser = XMLPushParser(handler: transcript, canStartAgain: true)
    do {
      repeat {
        var index = 0
        while index < bytes.count {
          try parser.push(bytes.span.extracting(index..<min(index + size, bytes.count)))
          index += size
        }
        try parser.finish()
      } while parser.startsAgain()
      return Way(reading: .lines(transcript.lines), isOdd: parser.isOdd)
    } catch {
      return Way(reading: .refused, isOdd: parser.isOdd)
    }
  }

  private static let sheet = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r
    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='urn:r' \
    xmlns:mc="urn:mc" mc:Ignorable="x14ac" xmlns:x14ac="urn:ac"><dimension ref="A1:B2"/><sheetData>
    <row r="1" spans='1:2' x14ac:dyDescent="0.25"><c r="A1" s="3" t="s"><v>12</v></c><c r="B1" ><v>-1.5E3</v></c ></row>\r
    <row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve"> Tổ &amp; nhóm &lt;1&gt; &quot;a&quot; &apos;b&apos; &#272;&#x1EA5;t ]] &gt; </t></is></c></row>
    </sheetData><legacy r:id="rId1" note="a &amp;&lt; 'b' &#233; ắ"/></worksheet>
    """

  @Test(arguments: [
    sheet, "<a/>", "<a></a>", "\u{FEFF}<a>x</a>", "<a>\r\n\r\r\n</a>\n \t", "<_a.b-1 c='\"' d=\"'\" e='>'/>",
    "<?xml version='1.0'?><a/>", "<a>]] ></a>",
    "<a xmlns='u'><b xmlns:p='v'><p:c p:d='1' d='2'/></b><b/></a>",
    "<a>\u{FFFD}\u{10FFFF}\u{1F600}đ</a>",
  ])
  func `plain text is scanned, and gives what libxml2 gives`(_ text: String) {
    let bytes = Array(text.utf8)
    let judged = Self.judge(bytes)
    #expect(judged != .refused)
    let whole = Self.whole(bytes)
    #expect(!whole.isOdd)
    #expect(whole.reading == judged)
    for size in [1, 2, 3, 5, 17, 1_000] {
      let pieces = Self.pieces(bytes, of: size)
      #expect(!pieces.isOdd && pieces.reading == judged, "in pieces of \(size)")
    }
  }

  @Test(arguments: [
    "<a><b>1</b><!-- n --><c/></a>", "<a>1<![CDATA[<p>]]>2</a>", "<a><?pi x?>x</a>", "<a b = '1'/>",
    "<a b='1\n2'/>", "<a b='&#9;&#10;'/>", "<đ/>", "<?xml version='1.0' encoding='ISO-8859-1'?><a>\u{E9}</a>",
    "<a xmlns='u'><b xmlns=''/></a>", "<a>x</a><!-- n -->", "<a>&#00000000000000065;</a>",
  ])
  func `what is odd but sound is handed over, and gives what libxml2 gives`(_ text: String) {
    let bytes = Array(text.utf8)
    let judged = Self.judge(bytes)
    #expect(judged != .refused)
    for way in [Self.whole(bytes)] + [1, 2, 3, 5, 17].map({ Self.pieces(bytes, of: $0) }) {
      #expect(way.isOdd || text.contains("&#9;"))
      #expect(way.reading == judged)
    }
  }

  @Test(arguments: [
    "", "x", "<", "<a", "<a>", "<a></b>", "<a/><b/>", "<a/>x", "<a b='1' b='2'/>", "<a b=1/>", "<a b='<'/>",
    "<a b/>",
    "<a>&nothing;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#-65;</a>", "<a>&#+65;</a>", "<a>&amp</a>",
    "<p:a/>", "<a p:b='1'/>", "<a xmlns:p='u' xmlns:p='v'/>", "<a xmlns='u' xmlns='v'/>",
    "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", "<a>]]></a>", "<a>\u{1}</a>", "<a b='\u{1}'/>", "<1a/>",
    "<a/>\0", "<a/>\0<b/>", "<a:b:c xmlns:a='u'/>", "<a xmlns:a='u'><a:1/></a>", "<!DOCTYPE a><a/>",
    "<a></a >x", "<a/ >", "< a/>",
    "<a>\u{FFFE}</a>", "<?xml version='1.0' encoding='no-such'?><a/>", " <?xml version='1.0'?><a/>",
    "<a><b></a></b>", "<a b='1'c='2'/>", "<a xmlns:xml='u'/>", "<a xmlns:xmlns='u'/>", "<:a/>", "<a:/>",
  ])
  func `what is wrong is refused however it is read`(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(Self.judge(bytes) == .refused)
    #expect(Self.whole(bytes).reading == .refused)
    for size in [1, 2, 3, 5, 17] { #expect(Self.pieces(bytes, of: size).reading == .refused) }
  }

  @Test(
    arguments: [
      [0x3C, 0x61, 0x3E, 0xC0, 0x80, 0x3C, 0x2F, 0x61, 0x3E],
      [0x3C, 0x61, 0x3E, 0xED, 0xA0, 0x80, 0x3C, 0x2F, 0x61, 0x3E],
      [0x3C, 0x61, 0x3E, 0xC4, 0x3C, 0x2F, 0x61, 0x3E],
      [0x3C, 0x61, 0x3E, 0xF5, 0x80, 0x80, 0x80, 0x3C, 0x2F, 0x61, 0x3E],
      [0x3C, 0x61, 0x3E, 0xE0, 0x80, 0x80, 0x3C, 0x2F, 0x61, 0x3E],
      [0x3C, 0x61, 0x3E, 0x80, 0x3C, 0x2F, 0x61, 0x3E],
    ] as [[UInt8]])
  func `bytes that are no UTF-8 are left to libxml2`(_ bytes: [UInt8]) {
    let judged = Self.judge(bytes)
    for way in [Self.whole(bytes), Self.pieces(bytes, of: 1), Self.pieces(bytes, of: 4)] {
      #expect(way.isOdd)
      #expect(way.reading == judged)
    }
  }

  /// Bytes of a sheet are cut out, doubled, exchanged and written over.
  @Test(arguments: 0..<40)
  func `a damaged sheet gives what libxml2 gives`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let marks = Array("<>/='\"&;:]!? \r\n\tax1é".utf8) + [0, 0xC3, 0xEF, 0xBF]
    for _ in 0..<200 {
      var bytes = Array(Self.sheet.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let count = min(Int.random(in: 1...12, using: &random), bytes.count - place)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(place..<place + count)
        case 1: bytes.insert(contentsOf: bytes[place..<place + count], at: place)
        case 2: bytes[place] = marks.randomElement(using: &random) ?? 0
        default: bytes.insert(marks.randomElement(using: &random) ?? 0, at: place)
        }
        if bytes.isEmpty { bytes = [0x3C] }
      }
      #expect(Self.whole(bytes).reading == Self.judge(bytes))
      // What stands behind the root is judged by libxml2 as the pieces fall.
      let size = Int.random(in: 1...40, using: &random)
      #expect(Self.pieces(bytes, of: size).reading == Self.judge(bytes, pieces: size))
    }
  }

  @Test func `limits hold as they do for libxml2`() {
    for depth in [99, 100, 101] {
      let text = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
      #expect(Self.whole(Array(text.utf8)).reading == Self.judge(Array(text.utf8)))
      #expect(Self.whole(Array(text.utf8)).isOdd == (depth > 100))
    }
    let names = "<a>" + (0..<600).map { "<n\($0)/>" }.joined() + "</a>"
    #expect(Self.whole(Array(names.utf8)).reading == Self.judge(Array(names.utf8)))
    let attributes = "<a " + (0..<70).map { "n\($0)='\($0)' " }.joined() + "/>"
    #expect(Self.whole(Array(attributes.utf8)).reading == Self.judge(Array(attributes.utf8)))
    let long = "<a>" + String(repeating: "đ", count: 200_000) + "</a>"
    #expect(Self.pieces(Array(long.utf8), of: 65_536).reading == Self.judge(Array(long.utf8)))
    #expect(!Self.pieces(Array(long.utf8), of: 65_536).isOdd)
  }
}
