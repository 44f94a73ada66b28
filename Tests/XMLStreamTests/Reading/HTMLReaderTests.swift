import Testing
import XMLStream

struct HTMLReaderTests {
  /// Writes events down.
  private final class Recorder: HTMLEventHandler {
    var events: [String] = []
    var last = Int.max
    var isFinished: Bool { events.count >= last }

    func startElement(_ name: String, attributes: borrowing HTMLAttributes) {
      var text = "<" + name
      attributes.forEach { text += " \($0)=\($1)" }
      events.append(text)
    }

    func endElement(_ name: String) { events.append(">" + name) }

    func characters(_ text: borrowing Span<UInt8>) {
      var bytes: [UInt8] = []
      for index in text.indices { bytes.append(text[index]) }
      events.append(String(decoding: bytes, as: UTF8.self))
    }

    func comment(_ text: String) { events.append("!" + text) }
  }

  private func events(
    of page: [UInt8], encoding: String = "UTF-8", depth: Int = 20, last: Int = .max
  ) throws -> [String] {
    let recorder = Recorder()
    recorder.last = last
    try HTMLReader.read(page.span, encoding: encoding, depth: depth, handler: recorder)
    return recorder.events
  }

  @Test func `elements that are left out are put in, entities are resolved`() throws {
    #expect(
      try events(of: Array("<!-- a --><TABLE x:Num='1'><tr><td>b&nbsp;&#7841;<td hidden>c".utf8)).joined(
        separator: "|")
        == "! a |<html|<body|<table x:num=1|<tr|<td|b|\u{A0}|ạ|>td|<td hidden=|c|>td|>tr|>table|>body|>html")
  }

  @Test func `the page itself is not asked for its encoding`() throws {
    let page = Array("<meta charset=utf-8><p>".utf8) + [0xFD, 0x0A]
    #expect(try events(of: page, encoding: "windows-1258").joined().contains("ư"))
  }

  @Test func `depth is bounded and nothing more comes than is wanted`() throws {
    let deep = Array(String(repeating: "<b>", count: 1_000_000).utf8)
    let fault = #expect(throws: XMLFault.self) { try events(of: deep) }
    #expect(fault?.code == .tooDeep)
    #expect(try events(of: deep, depth: 2_000_000, last: 5).count == 5)
  }

  @Test(arguments: [
    "", "a", "<", "<!DOCTYPE html [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><p>&a;", "\0<p>",
  ])
  func `whatever comes gives events`(_ page: String) throws {
    #expect(try !events(of: Array(page.utf8)).contains { $0.contains("root:") })
  }
}
