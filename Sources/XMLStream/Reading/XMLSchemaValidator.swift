import CLibXML2

/// Holds XML that we wrote against a schema (XSD).
///
/// For our own output and schemas that come with it: neither is to be taken from strangers, since libxml2's
/// schema code follows references to other files.
@safe
package final class XMLSchemaValidator {
  /// A way in which a text breaks its schema, or is not well formed.
  package struct Problem: Sendable, Hashable {
    /// The line, from 1; 0 where it is not known.
    package let line: Int
    /// What libxml2 says of it, in English.
    package let message: String
  }

  /// The schema itself cannot be used.
  package struct SchemaFault: Error, Sendable, Hashable {
    /// What is wrong with it; may be empty for a file that cannot be read.
    package let problems: [Problem]
  }

  private let schema: xmlSchemaPtr?

  /// Reads a schema from a file; what it imports is looked for beside it.
  package convenience init(path: String) throws(SchemaFault) {
    unsafe try self.init(context: path.withCString { unsafe xmlSchemaNewParserCtxt($0) })
  }

  /// Reads a schema from bytes.
  package convenience init(schema bytes: [UInt8]) throws(SchemaFault) {
    // The parser keeps the bytes until the schema is read.
    let context = unsafe bytes.withUnsafeBytes { buffer in
      unsafe xmlSchemaNewMemParserCtxt(buffer.bindMemory(to: CChar.self).baseAddress, CInt(buffer.count))
    }
    unsafe try self.init(context: context)
    withExtendedLifetime(bytes) {}
  }

  private init(context: xmlSchemaParserCtxtPtr?) throws(SchemaFault) {
    guard let context = unsafe context else { throw SchemaFault(problems: []) }
    defer { unsafe xmlSchemaFreeParserCtxt(context) }
    let list = ProblemList()
    unsafe xmlSchemaSetParserStructuredErrors(
      context, ProblemList.note, Unmanaged.passUnretained(list).toOpaque())
    let schema = unsafe withExtendedLifetime(list) { unsafe xmlSchemaParse(context) }
    unsafe self.schema = schema
    guard unsafe schema != nil else { throw SchemaFault(problems: list.problems) }
  }

  deinit {
    if let schema = unsafe schema { unsafe xmlSchemaFree(schema) }
  }

  /// What is wrong with a text; nothing if it is valid.
  package func problems(in bytes: [UInt8]) -> [Problem] {
    let list = ProblemList()
    let receiver = unsafe Unmanaged.passUnretained(list).toOpaque()
    guard let parser = unsafe xmlNewParserCtxt() else { return [Problem(line: 0, message: "no memory")] }
    defer { unsafe xmlFreeParserCtxt(parser) }
    let silenced = unsafe p8_xml_begin_silence()
    defer { unsafe p8_xml_end_silence(silenced) }
    let document = unsafe bytes.withUnsafeBytes { buffer in
      unsafe xmlCtxtReadMemory(
        parser, buffer.bindMemory(to: CChar.self).baseAddress, CInt(buffer.count), nil, nil,
        CInt(bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
      )
    }
    guard let document = unsafe document else { return unsafe [lastProblem(of: parser)] }
    defer { unsafe xmlFreeDoc(document) }
    guard let context = unsafe xmlSchemaNewValidCtxt(schema) else {
      return [Problem(line: 0, message: "no memory")]
    }
    defer { unsafe xmlSchemaFreeValidCtxt(context) }
    unsafe xmlSchemaSetValidStructuredErrors(context, ProblemList.note, receiver)
    let result = withExtendedLifetime(list) { unsafe xmlSchemaValidateDoc(context, document) }
    if result != 0, list.problems.isEmpty {
      return [Problem(line: 0, message: "validation failed (\(result))")]
    }
    return list.problems
  }

  // The handlers that build a tree take the receiver of errors for their parser: so none is set, and the last
  // error is asked for.
  private func lastProblem(of parser: xmlParserCtxtPtr) -> Problem {
    guard let error = unsafe xmlCtxtGetLastError(parser) else {
      return Problem(line: 0, message: "not well formed")
    }
    let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "not well formed"
    return unsafe Problem(
      line: Int(error.pointee.line), message: message.last == "\n" ? String(message.dropLast()) : message)
  }
}

/// Gathers what libxml2 has to say.
private final class ProblemList {
  var problems: [XMLSchemaValidator.Problem] = []

  static let note: xmlStructuredErrorFunc = { receiver, error in
    guard let receiver = unsafe receiver, let error = unsafe error else { return }
    let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
    let problem = unsafe XMLSchemaValidator.Problem(
      line: Int(error.pointee.line), message: message.last == "\n" ? String(message.dropLast()) : message)
    unsafe Unmanaged<ProblemList>.fromOpaque(receiver).takeUnretainedValue().problems.append(problem)
  }
}
