import CLibXML2

/// A small XML document in memory, to be changed here and there and written again.
///
/// It takes many times the memory of its text, so it is for parts of a megabyte or so. A document type
/// declaration is refused, nothing outside is loaded, and depth is limited by the parser.
@safe
package final class XMLTree {
  package enum Fault: Error, Hashable, Sendable {
    case notWellFormed, documentType, memory
  }

  private let document: xmlDocPtr

  package init(_ bytes: [UInt8]) throws(Fault) {
    xmlInitParser()
    let options = CInt(
      bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    guard let length = CInt(exactly: bytes.count) else { throw .memory }
    let receiver = unsafe p8_xml_begin_silence()
    defer { unsafe p8_xml_end_silence(receiver) }
    let parsed = unsafe bytes.withUnsafeBytes { buffer in
      unsafe xmlReadMemory(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), length, nil, nil, options)
    }
    guard let document = unsafe parsed else { throw .notWellFormed }
    guard unsafe document.pointee.intSubset == nil else {
      unsafe xmlFreeDoc(document)
      throw .documentType
    }
    unsafe self.document = unsafe document
  }

  deinit {
    unsafe xmlFreeDoc(document)
  }

  /// The outermost element.
  package var root: Element? {
    unsafe xmlDocGetRootElement(document).map { unsafe Element(tree: self, node: $0) }
  }

  /// The document as bytes, in the encoding it came in.
  package func bytes() throws(Fault) -> [UInt8] {
    var memory: UnsafeMutablePointer<xmlChar>?
    var length: CInt = 0
    unsafe xmlDocDumpMemory(document, &memory, &length)
    guard let memory = unsafe memory else { throw .memory }
    defer { unsafe p8_xml_free(memory) }
    return unsafe Array(UnsafeBufferPointer(start: memory, count: Int(length)))
  }

  /// An element of a tree; it keeps the tree alive.
  @safe
  package struct Element {
    private let tree: XMLTree
    private let node: xmlNodePtr

    fileprivate init(tree: XMLTree, node: xmlNodePtr) {
      self.tree = tree
      unsafe self.node = unsafe node
    }

    /// The name without its prefix.
    package var name: String { unsafe String(cString: node.pointee.name) }

    /// The namespace; nil where the element is in none.
    package var namespace: String? {
      guard let namespace = unsafe node.pointee.ns, let address = unsafe namespace.pointee.href else {
        return nil
      }
      return unsafe String(cString: address)
    }

    /// The elements directly within.
    package var children: [Element] {
      var found: [Element] = []
      var child = unsafe node.pointee.children
      while let current = unsafe child {
        if unsafe current.pointee.type == XML_ELEMENT_NODE {
          found.append(unsafe Element(tree: tree, node: current))
        }
        unsafe child = current.pointee.next
      }
      return found
    }

    package func child(_ name: String) -> Element? { children.first { $0.name == name } }

    /// An attribute without a namespace; nil where there is none.
    package subscript(_ attribute: String) -> String? {
      get {
        guard let value = unsafe xmlGetNoNsProp(node, attribute) else { return nil }
        defer { unsafe p8_xml_free(value) }
        return unsafe String(cString: value)
      }
      nonmutating set {
        if let newValue {
          unsafe xmlSetNsProp(node, nil, attribute, newValue)
        } else if let old = unsafe xmlHasNsProp(node, attribute, nil) {
          unsafe xmlRemoveProp(old)
        }
      }
    }

    /// The attributes without a namespace, in the order of the document.
    package var attributes: [(name: String, value: String)] {
      var found: [(name: String, value: String)] = []
      var next = unsafe node.pointee.properties
      while let attribute = unsafe next {
        if unsafe attribute.pointee.ns == nil {
          let name = unsafe String(cString: attribute.pointee.name)
          found.append((name, self[name] ?? ""))
        }
        unsafe next = attribute.pointee.next
      }
      return found
    }

    /// The line on which the element begins, from 1.
    package var line: Int { unsafe xmlGetLineNo(node) }

    /// Sets an attribute of a namespace under a prefix, which is declared where it is not yet.
    package func set(_ attribute: String, _ value: String, namespace: String, prefix: String) {
      var declared = unsafe xmlSearchNsByHref(node.pointee.doc, node, namespace)
      if unsafe declared == nil || declared?.pointee.prefix == nil {
        unsafe declared = unsafe xmlNewNs(node, namespace, prefix)
      }
      unsafe xmlSetNsProp(node, declared, attribute, value)
    }

    /// An attribute of a namespace; nil where there is none.
    package func attribute(_ name: String, namespace: String) -> String? {
      guard let value = unsafe xmlGetNsProp(node, name, namespace) else { return nil }
      defer { unsafe p8_xml_free(value) }
      return unsafe String(cString: value)
    }

    package var text: String {
      guard let content = unsafe xmlNodeGetContent(node) else { return "" }
      defer { unsafe p8_xml_free(content) }
      return unsafe String(cString: content)
    }

    /// Makes an element of the same namespace, at the end or before another.
    @discardableResult
    package func add(_ name: String, text: String? = nil, before sibling: Element? = nil) -> Element? {
      guard let fresh = unsafe xmlNewDocNode(node.pointee.doc, node.pointee.ns, name, nil) else { return nil }
      if let text, let content = unsafe xmlNewDocText(node.pointee.doc, text) {
        unsafe xmlAddChild(fresh, content)
      }
      return unsafe place(fresh, before: sibling)
    }

    /// Copies an element of this or another tree to the end, or before another element.
    @discardableResult
    package func add(copyOf element: Element, before sibling: Element? = nil) -> Element? {
      guard let copy = unsafe xmlDocCopyNode(element.node, node.pointee.doc, 1) else { return nil }
      return unsafe place(copy, before: sibling)
    }

    package func remove() {
      unsafe xmlUnlinkNode(node)
      unsafe xmlFreeNode(node)
    }

    private func place(_ fresh: xmlNodePtr, before sibling: Element?) -> Element {
      if let sibling {
        unsafe xmlAddPrevSibling(sibling.node, fresh)
      } else {
        unsafe xmlAddChild(node, fresh)
      }
      unsafe xmlReconciliateNs(node.pointee.doc, fresh)
      return unsafe Element(tree: tree, node: fresh)
    }
  }
}
