/// Reads XML as programs write it - tags, attributes, text and references in UTF-8, nothing else - straight from its
/// bytes, in a fraction of the time that libxml2 takes.
///
/// What is not plain or not well formed it declines: libxml2 then reads the same text from its start, and what was
/// reported is not reported again. So no fault is told here; but what is accepted is well formed.
@safe
struct PlainScanner: ~Copyable {
  /// How a reading ended.
  enum Outcome {
    /// The text was read to its end.
    case whole
    /// The handler has enough.
    case enough
    /// libxml2 has to read the text.
    case declined
  }

  /// How many beginnings and ends of elements were reported.
  private(set) var events = 0
  /// How many bytes of text were reported since then.
  var textBytes = 0

  let handler: any XMLEventHandler
  let end: UnsafePointer<UInt8>
  /// The next byte.
  var at: UnsafePointer<UInt8>

  private let names: PlainNames
  private let tagLimit: Int
  private let depthLimit: Int
  private var open: [Element] = []
  private var bindings: [Binding] = []
  private var defaultNamespace: UnsafePointer<UInt8>?
  private var scratchUsed = 0

  /// An element that has begun.
  @safe
  private struct Element {
    let start: UnsafePointer<UInt8>
    let length: Int
    let name: XMLName
    let namespace: XMLName
    let outerDefault: UnsafePointer<UInt8>?
    let outerBindings: Int
  }

  /// A prefix and what it stands for.
  @safe
  private struct Binding {
    let prefix: UnsafePointer<UInt8>
    let namespace: UnsafePointer<UInt8>
  }

  init(
    _ start: UnsafePointer<UInt8>, count: Int, names: PlainNames, handler: any XMLEventHandler,
    limits: XMLReadingLimits
  ) {
    unsafe at = unsafe start
    unsafe end = unsafe start + count
    self.names = names
    self.handler = handler
    tagLimit = limits.tagBytes
    depthLimit = min(limits.depth, XMLPushParser.greatestDepth - 1)
  }

  /// Reads the text and reports its events.
  mutating func read() -> Outcome {
    guard skipDeclaration() else { return .declined }
    skipSpaces()
    var nextQuestion = unsafe at + XMLPushParser.pieceBytes
    repeat {
      guard unsafe at < end else { return .declined }
      if unsafe at.pointee != UInt8(ascii: "<") {
        guard !open.isEmpty, readText() else { return .declined }
      } else if unsafe at + 1 < end, unsafe at[1] == UInt8(ascii: "/") {
        guard readEndTag() else { return .declined }
      } else {
        guard readStartTag() else { return .declined }
      }
      if unsafe at >= nextQuestion {
        if handler.isFinished { return .enough }
        unsafe nextQuestion = at + XMLPushParser.pieceBytes
      }
    } while !open.isEmpty
    skipSpaces()
    return unsafe at == end ? .whole : .declined
  }

  // MARK: - Before the root

  /// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`, or nothing.
  private mutating func skipDeclaration() -> Bool {
    _ = take("\u{FEFF}")
    guard take("<?xml ") else { return true }
    guard take("version=") else { return false }
    guard take("\"1.0\"") || take("'1.0'") else { return false }
    if take(" encoding=") {
      guard take("\"UTF-8\"") || take("'UTF-8'") || take("\"utf-8\"") || take("'utf-8'") else { return false }
    }
    if take(" standalone=") {
      guard take("\"yes\"") || take("'yes'") || take("\"no\"") || take("'no'") else { return false }
    }
    return take("?>")
  }

  private mutating func take(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard unsafe end - at >= length else { return false }
    for index in 0..<length where unsafe at[index] != text.utf8Start[index] { return false }
    unsafe at += length
    return true
  }

  /// Skips white space and says whether there was any.
  @discardableResult
  private mutating func skipSpaces() -> Bool {
    let start = unsafe at
    while unsafe at < end, unsafe PlainBytes.isSpace(at.pointee) { unsafe at += 1 }
    return unsafe at > start
  }

  // MARK: - Names

  /// Reads a name of ASCII letters without a colon.
  private mutating func readName() -> UnsafePointer<UInt8>? {
    let start = unsafe at
    guard unsafe at < end, unsafe PlainBytes.isNameStart(at.pointee) else { return nil }
    var hash: UInt = 0
    repeat {
      hash = unsafe PlainNames.hash(hash, at.pointee)
      unsafe at += 1
    } while unsafe at < end && PlainBytes.isNamePart(at.pointee)
    return unsafe names.name(start, at - start, hash: hash)
  }

  /// Reads a name that may have a prefix.
  private mutating func readQualifiedName() -> (prefix: UnsafePointer<UInt8>?, local: UnsafePointer<UInt8>)? {
    guard let first = unsafe readName() else { return nil }
    guard unsafe at < end, unsafe at.pointee == UInt8(ascii: ":") else { return unsafe (nil, first) }
    unsafe at += 1
    guard let local = unsafe readName(), unsafe at < end, unsafe at.pointee != UInt8(ascii: ":") else {
      return nil
    }
    return unsafe (first, local)
  }

  /// What a prefix stands for here; nil where it stands for nothing.
  private func namespace(of prefix: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    for index in bindings.indices.reversed() where unsafe bindings[index].prefix == prefix {
      return unsafe bindings[index].namespace
    }
    return nil
  }

  // MARK: - Tags

  private mutating func readEndTag() -> Bool {
    guard let element = open.popLast() else { return false }
    unsafe at += 2
    guard unsafe end - at > element.length else { return false }
    for index in 0..<element.length where unsafe at[index] != element.start[index] { return false }
    unsafe at += element.length
    if unsafe at.pointee != UInt8(ascii: ">") {
      skipSpaces()
      guard unsafe at < end, unsafe at.pointee == UInt8(ascii: ">") else { return false }
    }
    unsafe at += 1
    close(element)
    return true
  }

  private mutating func close(_ element: Element) {
    handler.endElement(element.name, in: element.namespace)
    events &+= 1
    textBytes = 0
    unsafe defaultNamespace = element.outerDefault
    if bindings.count > element.outerBindings {
      bindings.removeLast(bindings.count - element.outerBindings)
    }
  }

  private mutating func readStartTag() -> Bool {
    let tag = unsafe at
    unsafe at += 1
    let start = unsafe at
    guard let (prefix, local) = unsafe readQualifiedName(), open.count < depthLimit else {
      return false
    }
    let length = unsafe at - start
    let outerDefault = unsafe defaultNamespace
    let outerBindings = bindings.count
    guard let tagEnd = readAttributes(outerBindings) else { return false }
    guard unsafe at - tag <= tagLimit else { return false }
    var namespace = unsafe defaultNamespace
    if let prefix = unsafe prefix {
      unsafe namespace = unsafe self.namespace(of: prefix)
      guard unsafe namespace != nil else { return false }
    }
    let element = unsafe Element(
      start: start, length: length, name: XMLName(identity: UInt(bitPattern: local)),
      namespace: XMLName(identity: UInt(bitPattern: namespace)), outerDefault: outerDefault,
      outerBindings: outerBindings)
    unsafe handler.startElement(
      element.name, in: element.namespace,
      attributes: XMLAttributes(fields: names.fields, count: tagEnd.attributes))
    events &+= 1
    textBytes = 0
    if tagEnd.isEmpty { close(element) } else { open.append(element) }
    return true
  }

  /// Reads to the end of a tag; nil where it is not plain.
  private mutating func readAttributes(_ outerBindings: Int) -> (attributes: Int, isEmpty: Bool)? {
    var count = 0
    var hasDefault = false
    var hasPrefixes = false
    scratchUsed = 0
    while true {
      let hadSpace = skipSpaces()
      guard unsafe at < end else { return nil }
      switch unsafe at.pointee {
      case UInt8(ascii: ">"):
        unsafe at += 1
        guard !hasPrefixes || resolvePrefixes(count), isEachOnce(count) else { return nil }
        return (count, false)
      case UInt8(ascii: "/"):
        guard unsafe at + 1 < end, unsafe at[1] == UInt8(ascii: ">") else { return nil }
        unsafe at += 2
        guard !hasPrefixes || resolvePrefixes(count), isEachOnce(count) else { return nil }
        return (count, true)
      default:
        guard hadSpace, count < PlainNames.attributeLimit, let name = unsafe readQualifiedName(),
          unsafe end - at > 2, unsafe at.pointee == UInt8(ascii: "=")
        else { return nil }
        unsafe at += 1
        guard let value = readValue() else { return nil }
        if unsafe isDeclaration(name.prefix ?? name.local) {
          if unsafe name.prefix != nil {
            guard unsafe bind(name.local, to: value, outerBindings) else { return nil }
          } else {
            guard !hasDefault, let namespace = unsafe namespace(in: value) else { return nil }
            unsafe defaultNamespace = unsafe namespace
            hasDefault = true
          }
          continue
        }
        let fields = unsafe names.fields + count * 5
        unsafe fields[0] = unsafe name.local
        unsafe fields[1] = unsafe name.prefix
        unsafe fields[2] = nil
        unsafe fields[3] = unsafe value.start
        unsafe fields[4] = unsafe value.end
        if unsafe name.prefix != nil { hasPrefixes = true }
        count += 1
      }
    }
  }

  /// Gives the attributes with a prefix their namespace.
  private func resolvePrefixes(_ count: Int) -> Bool {
    for index in 0..<count {
      guard let prefix = unsafe names.fields[index * 5 + 1] else { continue }
      guard let namespace = unsafe namespace(of: prefix) ?? names.xmlNamespace(of: prefix) else {
        return false
      }
      unsafe names.fields[index * 5 + 2] = unsafe namespace
    }
    return true
  }

  /// Whether no two attributes have one local name; those in two namespaces may, and are left to libxml2.
  private func isEachOnce(_ count: Int) -> Bool {
    var index = 1
    while index < count {
      let name = unsafe names.fields[index * 5]
      var other = 0
      while other < index {
        if unsafe names.fields[other * 5] == name { return false }
        other += 1
      }
      index += 1
    }
    return true
  }

  // MARK: - Namespaces

  private func isDeclaration(_ name: UnsafePointer<UInt8>) -> Bool {
    unsafe name[0] == UInt8(ascii: "x") && name[1] == UInt8(ascii: "m") && name[2] == UInt8(ascii: "l")
      && name[3] == UInt8(ascii: "n") && name[4] == UInt8(ascii: "s") && name[5] == 0
  }

  private mutating func bind(_ prefix: UnsafePointer<UInt8>, to value: Value, _ outerBindings: Int) -> Bool {
    for index in outerBindings..<bindings.count where unsafe bindings[index].prefix == prefix {
      return false
    }
    // What is said of `xml` and `xmlns` themselves is left to libxml2.
    guard unsafe prefix[0] != UInt8(ascii: "x") || prefix[1] != UInt8(ascii: "m"),
      let namespace = unsafe namespace(in: value)
    else { return false }
    unsafe bindings.append(Binding(prefix: prefix, namespace: namespace))
    return true
  }

  private func namespace(in value: Value) -> UnsafePointer<UInt8>? {
    unsafe names.namespace(value.start, value.end - value.start)
  }

  // MARK: - Values

  /// The bytes of an attribute's value.
  @safe
  private struct Value {
    let start: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
  }

  private mutating func readValue() -> Value? {
    let quote = unsafe at.pointee
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    unsafe at += 1
    let start = unsafe at
    while unsafe at < end {
      let byte = unsafe at.pointee
      if PlainBytes.isPlainInValue(byte) {
        unsafe at += 1
      } else if byte == quote {
        let value = unsafe Value(start: start, end: at)
        unsafe at += 1
        return value
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        unsafe at += 1
      } else if byte >= 0x80 {
        guard skipLetter() else { return nil }
      } else {
        return unsafe rewrittenValue(from: start, quote)
      }
    }
    return nil
  }

  /// A value with references or line breaks, as libxml2 hands it over.
  private mutating func rewrittenValue(from start: UnsafePointer<UInt8>, _ quote: UInt8) -> Value? {
    unsafe at = unsafe start
    let result = unsafe names.scratch + scratchUsed
    while unsafe at < end, scratchUsed + 8 < PlainNames.scratchBytes {
      let byte = unsafe at.pointee
      switch byte {
      case quote:
        let value = unsafe Value(start: result, end: names.scratch + scratchUsed)
        unsafe at += 1
        return value
      case UInt8(ascii: "&"):
        guard let scalar = readReference() else { return nil }
        if scalar == "&" {
          for byte in "&#38;".utf8 { put(byte) }
        } else {
          for byte in UTF8.encode(scalar) ?? .init() { put(byte) }
        }
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"):
        put(UInt8(ascii: " "))
        unsafe at += 1
      case UInt8(ascii: "<"), ..<0x20: return nil
      case ..<0x80:
        put(byte)
        unsafe at += 1
      default:
        let first = unsafe at
        guard skipLetter() else { return nil }
        for index in unsafe 0..<(at - first) { unsafe put(first[index]) }
      }
    }
    return nil
  }

  private mutating func put(_ byte: UInt8) {
    unsafe names.scratch[scratchUsed] = byte
    scratchUsed += 1
  }
}
