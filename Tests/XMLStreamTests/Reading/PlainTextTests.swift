import TestSupport
import Testing
import XMLStream

/// A text that is read as a whole may be read without libxml2: it must give the same events as libxml2, which reads
/// it where it comes in pieces.
struct PlainTextTests {
  private struct Reading: Equatable {
    var log: String
    var fault: XMLFault?
  }

  private static func reading(_ bytes: [UInt8], isWhole: Bool) -> Reading {
    let handler = EventLog()
    let parser = XMLPushParser(handler: handler)
    do throws(XMLFault) {
      if isWhole {
        try parser.read(whole: bytes.span)
      } else {
        try parser.push(bytes.span)
        try parser.finish()
      }
      return Reading(log: handler.log)
    } catch {
      return Reading(log: handler.log, fault: error)
    }
  }

  /// libxml2 leaves a carriage return in CDATA that comes in pieces.
  private static func withoutBreaks(_ log: String) -> String {
    String(String.UnicodeScalarView(log.unicodeScalars.filter { $0 != "\r" && $0 != "\n" }))
  }

  private static let texts = [
    #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\#n<a x="1" y='"'>Thôn &lt;b&gt; &#x1EC1;<b/></a>"#,
    "\u{FEFF}<?xml version='1.0'?>\r\n<a xmlns='urn:e' xmlns:q='urn:x'><q:b q:x='1' y='2'/> <b xmlns='urn:x'>t</b></a>\n",
    #"<a x="a&amp;b&quot;&#10;c\#td"><b xml:space="preserve"> </b>]] &gt;<c x='&#38;'>🙂</c></a>"#,
    // Here the reading without libxml2 ends on the way.
    "<a>one<b>two</b>three<!-- n -->four<c/></a>", "<a><b>1<![CDATA[<2>]]>3</b></a>", "<a>x<?p?>y<b/></a>",
    "<a>x\r\ny</a>", "<a><b>1</b><ä/></a>",
  ]

  @Test(arguments: texts)
  func `gives the events of libxml2`(_ text: String) {
    let bytes = Array(text.utf8)
    let whole = Self.reading(bytes, isWhole: true)
    #expect(whole == Self.reading(bytes, isWhole: false))
    #expect(whole.fault == nil)
  }

  @Test(arguments: [
    "x<a/>", "<a/>x", "<a>]]></a>", "<a x='1' x='2'/>", "<a x='<'/>", "<a>&b;</a>", "<a>&#0;</a>",
    "<a>\u{1}</a>",
    "<a>\u{FFFE}</a>", "<q:a/>", "<a q:x='1'/>", "<a xmlns:q=''/>", "<a xmlns:xml='urn:x'/>",
    "<a xmlns='urn:x y'/>", "<a xmlns='urn:x' xmlns='urn:e'/>", "<a xmlns:q='urn:x' xmlns:q='urn:e'/>",
    "<a><b></a></b>", "<a><b></bc></a>", "<a", "<a x", "<a x='", "<a>t", "<a>&lt", "<a x=1/>",
    "<a x='1'y='2'/>",
    "<a></a", "<a/><a/>",
  ])
  func `refuses what libxml2 refuses`(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(Self.reading(bytes, isWhole: true).fault != nil)
    #expect(Self.reading(bytes, isWhole: false).fault != nil)
  }

  @Test func `tells a fault in the words of libxml2, with its line`() {
    let fault = Self.reading(Array("<a>\n<b>1</b>\n<c></d></a>".utf8), isWhole: true).fault
    #expect(fault?.line == 3)
    #expect(fault?.detail == "Opening and ending tag mismatch: c line 3 and d")
  }

  @Test func `text in wrong UTF-8 is refused`() {
    for bytes: [UInt8] in [
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3], [0xFF],
      [0xE1, 0xBB],
    ] {
      let text = Array("<a>".utf8) + bytes + Array("</a>".utf8)
      #expect(Self.reading(text, isWhole: true).fault != nil)
    }
  }

  @Test(arguments: 1...8) func `agrees with libxml2 on texts that were changed at random`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "<", ">", "&", "&amp;", "&quot;", "]]>", "\"", "'", "\r", "\n", "\t", "é", "ề", "\u{FFFE}", "&#38;",
      "&#10;",
      "&#x1F600;", "<a/>", "<q:a/>", " xmlns:x='urn:x'", " xmlns=''", " xmlns='a b'", "<!--c-->",
      "<![CDATA[x]]>",
      "<?p?>", "/", "=", " ", ":", " xml:space='preserve'", " x='1'", "</b>", "<b>", " xmlns:q='urn:e'", "🙂",
    ]
    for _ in 0..<500 {
      guard var bytes = Self.texts.randomElement(using: &random).map({ Array($0.utf8) }) else { return }
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        // A nought at the end of a text is the one thing in which libxml2 itself differs.
        case 0: bytes[place] = UInt8.random(in: 1...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: place)
        }
      }
      let whole = Self.reading(bytes, isWhole: true)
      let inPieces = Self.reading(bytes, isWhole: false)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect((whole.fault == nil) == (inPieces.fault == nil), "\(text)")
      if whole.fault == nil {
        #expect(Self.withoutBreaks(whole.log) == Self.withoutBreaks(inPieces.log), "\(text)")
      }
    }
  }

  @Test func `text that is not wanted is left out and checked all the same`() throws {
    let handler = EventLog()
    handler.wantsOnlyB = true
    let parser = XMLPushParser(handler: handler)
    try parser.read(whole: Array("<a>one &lt;<b>two</b>three</a>".utf8).span)
    #expect(handler.log == "<a><b>two</b></a>")
    let other = XMLPushParser(handler: EventLog())
    #expect(throws: XMLFault.self) { try other.read(whole: Array("<a>one &lt<b>two</b></a>".utf8).span) }
  }

  @Test func `a large text is read as a whole`() throws {
    let text = "<a>" + String(repeating: "<b x='1'>Thôn &amp; bản</b>", count: 10_000) + "</a>"
    let bytes = Array(text.utf8)
    #expect(Self.reading(bytes, isWhole: true) == Self.reading(bytes, isWhole: false))
  }
}
