import CLibXML2

extension PlainScanner {
  /// A name at a place.
  private enum FoundName {
    case name(Int, behind: Int)
    case unfinished
    case odd
  }

  /// The name that begins at a place, with at most one colon.
  @inline(__always)
  private func name(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> FoundName {
    guard start < bytes.count else { return .unfinished }
    guard unsafe self.is(bytes[start], .nameStart) else { return .odd }
    var at = start
    var hash = 0
    var colon: Int?
    while at < bytes.count {
      let byte = unsafe bytes[at]
      if !self.is(byte, .name) {
        guard byte == UInt8(ascii: ":") else { break }
        guard colon == nil else { return .odd }
        colon = at - start
      }
      hash = hash &* 31 &+ Int(byte)
      at += 1
    }
    guard at < bytes.count else { return .unfinished }
    let found = unsafe names.place(
      of: UnsafeBufferPointer(rebasing: bytes[start..<at]), hash: hash, colon: colon)
    return found.map { .name($0, behind: at) } ?? .odd
  }

  // MARK: Start tags

  /// Reads a start tag whole, then declares and reports: of one that goes on behind the bytes nothing is kept.
  mutating func startTag(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ handler: any XMLEventHandler
  ) -> PlainStep {
    let element: Int
    var at: Int
    switch unsafe name(bytes, start + 1) {
    case .name(let found, let behind): (element, at) = (found, behind)
    case .unfinished: return .unfinished(start)
    case .odd: return .odd
    }
    (attributeCount, declarationCount) = (0, 0)
    var isEmpty = false
    while true {
      let blank = at
      while at < bytes.count, unsafe self.is(bytes[at], .space) { at += 1 }
      guard at < bytes.count else { return .unfinished(start) }
      let byte = unsafe bytes[at]
      if byte == UInt8(ascii: ">") {
        at += 1
        break
      }
      if byte == UInt8(ascii: "/") {
        guard at + 1 < bytes.count else { return .unfinished(start) }
        guard unsafe bytes[at + 1] == UInt8(ascii: ">") else { return .odd }
        (at, isEmpty) = (at + 2, true)
        break
      }
      guard at > blank else { return .odd }
      switch unsafe attribute(bytes, at) {
      case .behind(let next): at = next
      case .unfinished: return .unfinished(start)
      case .odd: return .odd
      }
    }
    guard at - start <= limits.tagBytes, open.count < limits.depth else { return .odd }
    tag.begin(bytes: at - start)
    guard unsafe begin(element, bytes, handler) else { return .odd }
    if isEmpty { end(handler) }
    return .behind(at)
  }

  /// Reads `name="value"` and keeps where it stands.
  @inline(__always)
  private mutating func attribute(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> PlainStep {
    guard case .name(let found, var at) = unsafe name(bytes, start) else {
      if case .unfinished = unsafe name(bytes, start) { return .unfinished(start) }
      return .odd
    }
    guard at + 1 < bytes.count else { return .unfinished(start) }
    let mark = unsafe bytes[at + 1]
    guard unsafe bytes[at] == UInt8(ascii: "="), mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'")
    else {
      return .odd
    }
    at += 2
    var attribute = PlainTag.Attribute(name: found, start: at)
    while true {
      guard at < bytes.count else { return .unfinished(start) }
      let byte = unsafe bytes[at]
      if self.is(byte, .value) {
        at += 1
      } else if byte == mark {
        break
      } else if byte == UInt8(ascii: "&") {
        attribute.isEscaped = true
        at += 1
      } else if byte >= 0x80 {
        guard let length = unsafe PlainBytes.length(at: at, of: bytes) else { return .odd }
        guard length > 0 else { return .unfinished(start) }
        at += length
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        at += 1
      } else {
        return .odd
      }
    }
    attribute.end = at
    guard attributeCount < PlainTag.limit else { return .odd }
    unsafe (tag.attributes + attributeCount).initialize(to: attribute)
    attributeCount += 1
    if unsafe names.all[found].isDeclaration { declarationCount += 1 }
    return .behind(at + 1)
  }

  /// Opens an element: declares its prefixes, resolves its attributes, reports it; false where it is not plain.
  private mutating func begin(
    _ element: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ handler: any XMLEventHandler
  ) -> Bool {
    open.append((element, bindings.count, defaultNamespace))
    if open.count == 1 { rootBegan() }
    guard unsafe declarationCount == 0 || declare(bytes) else { return false }
    let name = unsafe names.all[element]
    guard unsafe fill(bytes), let namespace = namespace(of: name) else { return false }
    count()
    handler.startElement(
      name.local, in: namespace,
      attributes: unsafe XMLAttributes(fields: tag.fields, count: attributeCount - declarationCount))
    return true
  }

  /// Declares the namespaces of the tag at hand; false where one is not plain or is declared twice.
  private mutating func declare(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for place in 0..<attributeCount {
      let attribute = unsafe tag.attributes[place]
      let name = unsafe names.all[attribute.name]
      guard name.isDeclaration else { continue }
      guard unsafe declare(name, attribute, bytes) else { return false }
    }
    return isDeclaredOnce()
  }

  /// Declares a prefix or the namespace of what has none.
  private mutating func declare(
    _ name: PlainNames.Name, _ attribute: PlainTag.Attribute, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let text = unsafe UnsafeBufferPointer(rebasing: bytes[attribute.start..<attribute.end])
    var address = unsafe PlainDeclaration(text)
    guard !attribute.isEscaped, text.count <= 200, address.isNamespace() else { return false }
    let namespace = unsafe names.piece(text)
    guard namespace != .none, namespace != names.xmlNamespace else { return false }
    guard name.prefix != .none else {
      defaultNamespace = namespace
      return true
    }
    guard name.local != names.xml, name.local != names.xmlns else { return false }
    bindings.append((name.local, namespace))
    return true
  }

  /// The namespace of a prefix; nil where it is not declared.
  private func namespace(ofPrefix prefix: XMLName) -> XMLName? {
    prefix == names.xml ? names.xmlNamespace : bindings.last { $0.prefix == prefix }?.namespace
  }

  /// The namespace of an element, none for one outside of all; nil where its prefix is not declared.
  private func namespace(of name: PlainNames.Name) -> XMLName? {
    name.prefix == .none ? defaultNamespace : namespace(ofPrefix: name.prefix)
  }

  /// Writes the attributes down as ``XMLAttributes`` takes them; false where one is there twice or not plain.
  private mutating func fill(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var count = 0
    for place in 0..<attributeCount {
      let attribute = unsafe tag.attributes[place]
      let name = unsafe names.all[attribute.name]
      if name.isDeclaration { continue }
      var namespace = XMLName.none
      if name.prefix != .none {
        guard let found = self.namespace(ofPrefix: name.prefix) else { return false }
        namespace = found
      }
      guard !tag.has(name.local, namespace, among: count) else { return false }
      var value = unsafe (start: base + attribute.start, end: base + attribute.end)
      if attribute.isEscaped {
        guard let resolved = unsafe tag.resolved(bytes, attribute) else { return false }
        unsafe value = unsafe resolved
      }
      unsafe tag.set(count, name, namespace, value)
      count += 1
    }
    return true
  }

  /// Whether no prefix is declared twice in the tag at hand.
  private func isDeclaredOnce() -> Bool {
    guard let element = open.last else { return false }
    let own = bindings[element.bindings...]
    for place in own.indices where own[(place + 1)...].contains(where: { $0.prefix == own[place].prefix }) {
      return false
    }
    var defaults = 0
    for place in 0..<attributeCount {
      let name = unsafe names.all[tag.attributes[place].name]
      if name.isDeclaration, name.prefix == .none { defaults += 1 }
    }
    return defaults <= 1
  }

  // MARK: End tags

  /// Reads an end tag, which must be that of the element at hand.
  mutating func endTag(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ handler: any XMLEventHandler
  ) -> PlainStep {
    guard let element = open.last else { return .odd }
    let name = unsafe names.all[element.name]
    var at = start + 2
    guard at + name.count < bytes.count else { return .unfinished(start) }
    var index = 0
    while index < name.count {
      guard unsafe bytes[at + index] == name.bytes[index] else { return .odd }
      index += 1
    }
    at += name.count
    while at < bytes.count, unsafe self.is(bytes[at], .space) { at += 1 }
    guard at < bytes.count else { return .unfinished(start) }
    guard unsafe bytes[at] == UInt8(ascii: ">") else { return .odd }
    end(handler)
    return .behind(at + 1)
  }

  /// Closes the element at hand, with what it declared.
  private mutating func end(_ handler: any XMLEventHandler) {
    guard let element = open.popLast() else { return }
    let name = unsafe names.all[element.name]
    count()
    handler.endElement(name.local, in: namespace(of: name) ?? .none)
    if bindings.count > element.bindings { bindings.removeSubrange(element.bindings...) }
    defaultNamespace = element.namespace
    if open.isEmpty { rootEnded() }
  }
}
