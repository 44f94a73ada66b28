import Testing
import XMLStream

/// Writes events down as text.
private final class EventLog: XMLEventHandler {
  var log = ""
  var isFinished = false
  private var stopsAt: XMLName?
  private var known: [(XMLName, String)] = []
  private let stop: String?

  init(stopAt stop: String? = nil) {
    self.stop = stop
  }

  func begin(names: borrowing XMLNameTable) {
    for name in ["a", "b", "c", "x", "y", "urn:e"] { known.append((names.name(name), name)) }
    stopsAt = stop.map { names.name($0) }
  }

  private func text(_ name: XMLName) -> String { known.first { $0.0 == name }?.1 ?? "?" }

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    log += "<" + (namespace == .none ? "" : "{\(text(namespace))}") + text(name)
    for index in 0..<attributes.count {
      log += " \(text(attributes.name(at: index)))=\(attributes.text(at: index))"
    }
    log += ">"
    if name == stopsAt { isFinished = true }
  }

  func endElement(_ name: XMLName, in namespace: XMLName) { log += "</\(text(name))>" }

  func characters(_ text: borrowing Span<UInt8>) {
    for index in text.indices { log.unicodeScalars.append(UnicodeScalar(text[index])) }
  }
}

struct XMLPushParserTests {
  private static func log(_ bytes: [UInt8], pieces: Int, limits: XMLReadingLimits = .init()) throws -> String
  {
    let handler = EventLog()
    let parser = XMLPushParser(handler: handler, limits: limits)
    var index = 0
    while index < bytes.count {
      let piece = Array(bytes[index..<min(index + pieces, bytes.count)])
      try parser.push(piece.span)
      index += pieces
    }
    try parser.finish()
    return handler.log
  }

  /// The events of a text that is read as a whole.
  private static func log(whole text: String, limits: XMLReadingLimits = .init()) throws -> String {
    let handler = EventLog()
    let parser = XMLPushParser(handler: handler, limits: limits)
    try parser.read(whole: Array(text.utf8).span)
    return handler.log
  }

  @Test(arguments: [
    "<a x='1 &amp; 2'><!-- n --><b xmlns='urn:e'>o<![CDATA[<p>]]>&gt;</b><c/></a>", "<a/>",
    "<?xml version='1.0' encoding='UTF-8'?><a><b>Thôn</b></a>",
  ])
  func `a text read as a whole gives the events of its pieces`(_ text: String) throws {
    #expect(try Self.log(whole: text) == Self.log(Array(text.utf8), pieces: 3))
  }

  @Test(arguments: ["", "<a>", "<a></b>", "<!DOCTYPE a><a/>", "<a>&unknown;</a>", "<a/><a/>", "x"])
  func `a text read as a whole is refused where its pieces are`(_ text: String) throws {
    #expect(throws: XMLFault.self) { _ = try Self.log(Array(text.utf8), pieces: 3) }
    #expect(throws: XMLFault.self) { _ = try Self.log(whole: text) }
  }

  @Test func `limits hold for a text read as a whole`() throws {
    let deep = String(repeating: "<a>", count: 40) + String(repeating: "</a>", count: 40)
    #expect(throws: XMLFault(.tooDeep, line: 1)) { _ = try Self.log(whole: deep, limits: .init(depth: 39)) }
    #expect(try Self.log(whole: deep, limits: .init(depth: 40)).count == deep.count)
    let long = "<a x='" + String(repeating: "y", count: 200_000) + "'/>"
    #expect(throws: XMLFault.self) { _ = try Self.log(whole: long) }
  }

  @Test func `what one text left behind does not reach the next`() throws {
    // Stopped within a namespace and a depth, at the end of a text, and after an error.
    for _ in 0..<20 {
      for text in [
        "<a xmlns='urn:e' xmlns:x='urn:e'><b><b>", "<a xmlns='urn:e'><b>", "<a><!-- ", "<a>&x;</a>",
      ] {
        #expect(throws: XMLFault.self) { _ = try Self.log(Array(text.utf8), pieces: 5) }
        #expect(throws: XMLFault.self) { _ = try Self.log(whole: text) }
        #expect(try Self.log(whole: "<a><b/></a>") == "<a><b></b></a>")
        #expect(try Self.log(Array("<a><b/></a>".utf8), pieces: 2) == "<a><b></b></a>")
      }
      _ = try Self.log(whole: "<a xmlns='urn:e'/>")
      #expect(try Self.log(whole: "<a/>") == "<a></a>")
    }
  }

  @Test(arguments: [1, 2, 3, 7, 64, 10_000])
  func `events do not depend on the pieces`(_ size: Int) throws {
    let text =
      "<?xml version='1.0'?><a x='1 &amp; 2' y=\"&lt;&#65;\"><!-- n --><b xmlns='urn:e'>o<![CDATA[<p>]]>&gt;</b><c/></a>"
    #expect(
      try Self.log(Array(text.utf8), pieces: size) == "<a x=1 & 2 y=<A><{urn:e}b>o<p>></b><c></c></a>")
  }

  @Test(arguments: [true, false])
  func `the first bytes tell the encoding`(_ bigEndian: Bool) throws {
    var bytes: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for unit in "<a x='ok'/>".utf16 {
      bytes += bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    for size in [1, 5, 1_000] { #expect(try Self.log(bytes, pieces: size) == "<a x=ok></a>") }
  }

  @Test(arguments: [
    "", "a", "<a", "<a>", "<a></b>", "<a/><b/>", "<a x='1' x='2'/>", "<a>&nothing;</a>", "<p:a/>",
    "<a>\u{1}</a>",
    "<a x=1/>", "<a><![CDATA[x]]</a>", "<?xml version='1.0' encoding='no-such'?><a/>",
  ])
  func `what is not well formed is told`(_ text: String) {
    let fault = #expect(throws: XMLFault.self) { try Self.log(Array(text.utf8), pieces: 5) }
    guard case .notWellFormed = fault?.code else {
      Issue.record("\(String(describing: fault))")
      return
    }
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
  ])
  func `a document type ends the parse`(_ text: String) {
    let fault = #expect(throws: XMLFault.self) { try Self.log(Array(text.utf8), pieces: 1_000) }
    #expect(fault?.code == .documentType)
  }

  @Test func `depth is bounded`() {
    let nested = String(repeating: "<a>", count: 30) + String(repeating: "</a>", count: 30)
    #expect(throws: Never.self) { try Self.log(Array(nested.utf8), pieces: 100, limits: .init(depth: 30)) }
    let fault = #expect(throws: XMLFault.self) {
      try Self.log(Array(nested.utf8), pieces: 100, limits: .init(depth: 29))
    }
    #expect(fault?.code == .tooDeep)
  }

  @Test func `the length of a tag is bounded, that of a text is not`() throws {
    let text = String(repeating: "x", count: 300_000)
    #expect(try Self.log(Array("<a>\(text)</a>".utf8), pieces: 65_536).count == 300_007)
    let fault = #expect(throws: XMLFault.self) {
      try Self.log(Array("<a x='\(text)'/>".utf8), pieces: 65_536)
    }
    #expect(fault?.code == .tagTooLong)
  }

  @Test func `a part of more than ten megabytes is read without special leave`() throws {
    let text = String(repeating: "<b>1234567890</b>", count: 700_000)
    #expect(try Self.log(Array("<a>\(text)</a>".utf8), pieces: 20_000_000).utf8.count == text.utf8.count + 7)
  }

  @Test func `a handler that has enough hears no more`() throws {
    let handler = EventLog(stopAt: "b")
    let parser = XMLPushParser(handler: handler)
    let first = Array("<a><b/>".utf8)
    let second = Array("<c/></nonsense>".utf8)
    #expect(try parser.push(first.span) == false)
    #expect(try parser.push(second.span) == false)
    try parser.finish()
    #expect(handler.log == "<a><b></b>")
  }

  @Test func `many parsers at once do not disturb each other`() async throws {
    let logs = try await withThrowingTaskGroup(of: String.self) { group in
      for index in 0..<64 {
        group.addTask { try Self.log(Array("<a x='\(index % 4)'><b/></a>".utf8), pieces: 3) }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(logs.count == 4)
  }

  /// A parser of libxml2 that stopped early reads the next text as a new one would.
  @Test(arguments: ["whole", "pieces"])
  func `what an early stop leaves behind reaches no other text`(way: String) throws {
    let stopped = "<a xmlns='urn:e' xmlns:p='urn:p'><b x='1'><p:c y='2'>Thôn</p:c></b></a>"
    let sound = "<a><b x='1'/><c>y</c></a>"
    let expected = "<a><b x=1></b><c>y</c></a>"
    for _ in 0..<20 {
      let handler = EventLog(stopAt: "b")
      let parser = XMLPushParser(handler: handler)
      if way == "whole" {
        try parser.read(whole: Array(stopped.utf8).span)
      } else {
        for byte in stopped.utf8 { try parser.push([byte].span) }
        try parser.finish()
      }
      #expect(handler.log.hasPrefix("<{urn:e}a><{urn:e}b x=1>") && !handler.log.contains("</a>"))
      // A prefix that only the stopped text declared is not known, and its namespace holds no more.
      #expect(throws: XMLFault.self) { _ = try Self.log(whole: "<p:a/>") }
      #expect(throws: XMLFault.self) { _ = try Self.log(Array("<a><p:b/></a>".utf8), pieces: 3) }
      #expect(try Self.log(whole: sound) == expected)
      #expect(try Self.log(Array(sound.utf8), pieces: 2) == expected)
    }
  }
}
