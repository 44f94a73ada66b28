import Testing
import XMLStream

struct WritingTests {
  private func text(_ write: (inout XMLWriter) -> Void) throws -> String {
    var writer = XMLWriter()
    write(&writer)
    let bytes = try writer.finish()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `elements, attributes and texts are escaped and nested`() throws {
    let xml = try text { writer in
      writer.element("a", ["x": "1 < \"2\" & ơ", "y": nil]) { writer in
        writer.element("b", text: "Tổ <1> & \"2\"")
        writer.element("c")
      }
    }
    #expect(xml.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a "))
    #expect(xml.contains("<a x=\"1 &lt; &quot;2&quot; &amp; ơ\">"))
    #expect(xml.contains("<b>Tổ &lt;1&gt; &amp; &quot;2&quot;</b><c/></a>"))
  }

  @Test func `a line end in an attribute is kept as a reference`() throws {
    let xml = try text { $0.element("a", ["x": "1\n2\t3"]) }
    #expect(xml.contains("x=\"1&#10;2&#9;3\""))
  }

  @Test func `ready bytes are written as they are`() throws {
    let bytes = Array("<c r=\"A1\"/>".utf8)
    let xml = try text { writer in writer.element("row") { $0.raw(bytes.span) } }
    #expect(xml.contains("<row><c r=\"A1\"/></row>"))
  }

  @Test func `a comment never ends early`() throws {
    let xml = try text { writer in writer.element("a") { $0.comment("một -- hai-") } }
    #expect(xml.contains("<!--một - - hai- -->"))
  }

  @Test func `indented elements stand on lines of their own`() throws {
    var writer = XMLWriter(isStandalone: false, indentation: 2)
    writer.element("a") { $0.element("b", text: "x") }
    let xml = String(decoding: try writer.finish(), as: UTF8.self)
    #expect(xml == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  <b>x</b>\n</a>\n")
  }

  @Test func `chosen elements begin a line, and what holds them ends on one`() throws {
    var writer = XMLWriter(isStandalone: false, lineElements: ["Table", "Row"])
    writer.element("Table") { writer in
      writer.element("Row") { $0.element("Cell", text: "1") }
      writer.element("Row") { $0.element("Cell", text: "2") }
    }
    let text = String(decoding: try writer.finish(), as: UTF8.self)
    #expect(
      text.hasSuffix("\n<Table>\n<Row><Cell>1</Cell></Row>\n<Row><Cell>2</Cell></Row>\n</Table>"))
  }

  @Test func `a text from outside cannot become markup`() {
    #expect(
      MarkupText.escaped("<a b='c'>&\u{1}\u{202E}\u{85}") == "&lt;a b=&#39;c&#39;&gt;&amp;\u{FFFD}\u{FFFD}")
    #expect(MarkupText.clean("Tổ\u{0} <1>\u{FFFE}") == "Tổ\u{FFFD} <1>\u{FFFD}")
  }

  @Test func `a character that XML cannot hold is told with its element`() {
    #expect(throws: XMLWriter.Fault.invalidCharacter(1, element: "b")) {
      _ = try text { writer in writer.element("a") { $0.element("b", text: "x\u{1}y") } }
    }
  }

  @Test func `an element left open is told`() {
    #expect(throws: XMLWriter.Fault.unbalanced(element: "a")) { _ = try text { $0.start("a") } }
  }

  @Test func `the first failure is the one that is told`() {
    #expect(throws: XMLWriter.Fault.invalidCharacter(0xFFFE, element: "a")) {
      _ = try text { writer in
        writer.element("a", text: "\u{FFFE}")
        writer.element("b", text: "\u{2}")
      }
    }
  }
}
